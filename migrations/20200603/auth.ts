import type { Transform } from '../../src/engine/migration';
import { renameMember, withMember } from '../../src/model/edit-json';
import { get, getObject, type JsonObject } from '../../src/model/json';
import { rewritten } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';

const emptyIsFalse = reason('The oldest exports wrote an empty text for false.', 'docs/legacy-config');

function readOldSpelling(config: JsonObject): JsonObject {
  let changed = config;
  if (get(changed, 'emailConfirmationSubject') && !get(changed, 'confirmEmailSubject')) {
    changed = renameMember(changed, 'emailConfirmationSubject', 'confirmEmailSubject');
  }
  for (const key of ['runResetFunction', 'runConfirmationFunction']) {
    const value = get(changed, key);
    if (value?.kind === 'scalar' && value.value === '')
      changed = withMember(changed, key, rewritten(value, false, emptyIsFalse));
  }
  return changed;
}

/** Providers: spellings of 2018. */
export const auth: Transform = {
  name: 'auth',
  summary: 'emailConfirmationSubject becomes confirmEmailSubject; empty flags become false',
  apply(app) {
    const items = app.providers.items.map((item) => {
      const config = getObject(item.document, 'config');
      const changed = config && readOldSpelling(config);
      return changed && changed !== config
        ? { ...item, document: withMember(item.document, 'config', changed) }
        : item;
    });
    return { ...app, providers: { ...app.providers, items } };
  },
};
