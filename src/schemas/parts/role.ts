import { anything, byName, keys, later, text, type Schema } from '../notation';

const access = { read: anything, write: anything };
const field: Schema = later(() => keys({}, { ...access, fields: byName(field) }));

/** A role of a collection; whatever grants is an expression. */
export const role = keys(
  { name: text, apply_when: anything },
  {
    ...access,
    document_filters: keys({}, access),
    fields: byName(field),
    additional_fields: keys({}, access),
    insert: anything,
    delete: anything,
    search: anything,
  },
);
