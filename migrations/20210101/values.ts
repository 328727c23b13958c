import type { Transform } from '../../src/engine/migration';
import { withMember } from '../../src/model/edit-json';
import { get } from '../../src/model/json';
import { added } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';
import { withoutId } from '../shared/ids';

const plain = reason('A value that does not say otherwise is no reference to a secret.', 'exporter/20210101');

/** Values: without ids, and with from_secret. */
export const values: Transform = {
  name: 'values',
  summary: 'ids are left out, from_secret is completed',
  apply(app, context) {
    const items = app.values.map((item) => {
      const document = withoutId(item.document, context);
      return {
        ...item,
        document: get(document, 'from_secret')
          ? document
          : withMember(document, 'from_secret', added(false, plain)),
      };
    });
    return { ...app, values: items };
  },
};
