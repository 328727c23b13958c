import type { Transform } from '../../src/engine/migration';
import { withMember, withoutMembers } from '../../src/model/edit-json';
import { get, isTrue } from '../../src/model/json';
import { rewritten } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';

const privateBecame = reason(
  'A value of 2018 says private where later ones say from_secret; MongoDB wrote false for it.',
  'exporter/20210101',
);
const saidTwice = reason('The value has from_secret too, which counts.', 'exporter/20210101');

/** Values: `private` of 2018 gives way to `from_secret`. */
export const values: Transform = {
  name: 'values',
  summary: 'private becomes from_secret: false',
  apply(app, context) {
    const items = app.values.map((item) => {
      const old = get(item.document, 'private');
      if (!old) return item;
      if (isTrue(old)) {
        context.report({
          code: 'value/was-private',
          component: 'values',
          subject: item.name,
          at: old,
          message:
            'The value was private: clients could not read it. Later versions have no such flag; functions alone read values.',
        });
      }
      const document = withoutMembers(item.document, 'private');
      if (get(document, 'from_secret')) {
        context.drop(old, saidTwice);
        return { ...item, document };
      }
      return { ...item, document: withMember(document, 'from_secret', rewritten(old, false, privateBecame)) };
    });
    return { ...app, values: items };
  },
};
