import type { Context } from '../../src/engine/migration';
import {
  get,
  getObject,
  isEmptyContainer,
  isTrue,
  type Json,
  type JsonMember,
  type JsonObject,
} from '../../src/model/json';
import { added, objectOf } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';

const alwaysValid = reason('A check that always passed is none.', 'exporter/2018-rules');
const noPlace = reason(
  'A schema checks fields by their names, and a schema that is there is not changed; nobody writes instead.',
  'exporter/2018-rules',
);
const mustBeThere = reason(
  'A schema checks a field only where it is; the rule of 2018 checked what was removed, too.',
  'exporter/2018-rules',
);

/** What became of the checks of what is written. */
export interface Validity {
  /** Whether a schema checks all that was checked. If not, nobody may write. */
  readonly isExpressed: boolean;
  readonly schema?: JsonObject;
}

const isAlways = (valid: Json): boolean =>
  isTrue(valid) || (valid.kind === 'object' && isEmptyContainer(valid));

/** The properties of a schema that checks fields, and is strict about their presence; nothing where none is checked. */
function schemaOf(properties: readonly JsonMember[]): JsonMember[] {
  if (properties.length === 0) return [];
  const names = properties.map(({ key }) => key);
  return [
    { key: 'required', value: added(names, mustBeThere) },
    { key: 'properties', value: objectOf(properties) },
  ];
}

/**
 * Takes the checks of a rule of 2018, `valid` of the document and of fields. Those of fields become `validate` in a schema, as
 * MongoDB's own conversion made it. The others have no place there.
 */
export function convertValidity(rule: JsonObject, context: Context): Validity {
  const own = get(rule, 'schema');
  let isExpressed = !own || own.kind === 'object';
  const lose = (valid: Json | undefined): void => {
    if (!valid) return;
    context.drop(valid, isAlways(valid) ? alwaysValid : noPlace);
    isExpressed &&= isAlways(valid);
  };
  const check = (fields: JsonObject | undefined): JsonMember[] =>
    (fields?.members ?? []).flatMap(({ key, value }): JsonMember[] => {
      const valid = get(value, 'valid');
      const isKept = valid?.kind === 'object' && !isAlways(valid) && !own;
      if (!isKept) lose(valid);
      const inner = schemaOf(check(getObject(value, 'fields')));
      const members: JsonMember[] = [
        // Where the field is no object, its own fields are not there.
        ...(inner.length ? [{ key: 'bsonType', value: added('object', mustBeThere) }, ...inner] : []),
        ...(isKept ? [{ key: 'validate', value: valid }] : []),
      ];
      return members.length ? [{ key, value: objectOf(members) }] : [];
    });
  lose(get(rule, 'valid'));
  lose(get(rule, 'other_fields', 'valid'));
  const schema = schemaOf(check(getObject(rule, 'fields')));
  return { isExpressed, ...(schema.length && { schema: objectOf(schema) }) };
}
