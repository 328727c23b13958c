import type { Context, Transform } from '../../src/engine/migration';
import { withMember } from '../../src/model/edit-json';
import { get, getObject, type JsonObject } from '../../src/model/json';
import { rewritten } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';
import { applyRows, type Row } from '../shared/apply-rows';

const emptyIsFalse = reason('The oldest exports wrote an empty text for false.', 'docs/legacy-config');

const rows: readonly Row[] = [{ rename: 'emailConfirmationSubject', to: 'confirmEmailSubject' }];

function readOldSpelling(config: JsonObject, context: Context): JsonObject {
  let changed = applyRows(config, rows, context);
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
  apply(app, context) {
    const items = app.providers.items.map((item) => {
      const config = getObject(item.document, 'config');
      const changed = config && readOldSpelling(config, context);
      return changed && changed !== config
        ? { ...item, document: withMember(item.document, 'config', changed) }
        : item;
    });
    return { ...app, providers: { ...app.providers, items } };
  },
};
