import { get, getItems, getText, walkJson, type Json, type JsonObject } from '../../model/json';
import { isTemplate } from '../../model/template';

/** A field that a match or a project names. */
export interface NamedField {
  readonly path: string;
  readonly at: Json;
  /** The value that it is compared with; of a project, what becomes of it. */
  readonly value: Json;
  /** The operations, as change events call them, for which the field is asked; undefined where that is not known. */
  readonly operations?: ReadonlySet<string>;
}

const textsOf = (node: Json | undefined): string[] =>
  node?.kind === 'array' ? node.items.flatMap((item) => getText(item) ?? []) : [getText(node) ?? []].flat();

/** The operations that a clause leaves: what it says of operationType holds for the rest of it. */
function narrow(clause: Json, operations: ReadonlySet<string>): ReadonlySet<string> {
  const type = get(clause, 'operationType');
  const wanted = getText(type) !== undefined ? type : (get(type, '$in') ?? get(type, '$eq'));
  const refused = get(type, '$nin') ?? get(type, '$ne');
  const left = [...operations].filter(
    (operation) =>
      (!wanted || textsOf(wanted).includes(operation)) && !(refused && textsOf(refused).includes(operation)),
  );
  return getItems(clause, '$and').reduce<ReadonlySet<string>>(
    (rest, part) => narrow(part, rest),
    new Set(left),
  );
}

/** The fields that an aggregation expression names as `$a.b`; `$$` is a variable, and a literal is what it is. */
export function fieldsInExpression(expression: Json, operations?: ReadonlySet<string>): NamedField[] {
  const fields: NamedField[] = [];
  walkJson(expression, (node, path) => {
    const text = getText(node);
    if (text === undefined || !/^\$[A-Za-z_]/.test(text) || path.includes('$literal')) return;
    fields.push({ path: text.slice(1), at: node, value: node, ...(operations && { operations }) });
  });
  return fields;
}

/** The fields that a match names, those inside of its logical operators included. */
export function fieldsOfMatch(clause: JsonObject, operations: ReadonlySet<string>): NamedField[] {
  const left = narrow(clause, operations);
  const below = (node: Json, within?: ReadonlySet<string>): NamedField[] =>
    getItems(node).flatMap((item) =>
      item.kind === 'object' ? fieldsOfMatch(item, within ?? new Set()) : [],
    );
  return clause.members.flatMap(({ key, value }): NamedField[] => {
    if (key === '$or' || key === '$and') return below(value, left);
    // What none of the clauses may be says nothing of which operations are meant.
    if (key === '$nor') return below(value);
    if (key === '$expr') return fieldsInExpression(value, left);
    if (key.startsWith('$') || isTemplate(key)) return [];
    return [{ path: key, at: value, value, operations: left }];
  });
}
