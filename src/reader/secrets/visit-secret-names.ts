import type { ComponentName } from '../../model/component';
import { mapMembers } from '../../model/edit-json';
import type { Json, JsonArray, JsonObject, JsonScalar } from '../../model/json';
import { normalizeKey } from './normalize-key';

const plainKey =
  /^(?:client|app)?secret$|^signingkeys?$|^secret(?:access)?key$|^privatekey$|^(?:auth|api|access|bearer)?token$|^apikey$|^password$/;

// Expressions and documents of the user's own: a key in them means nothing to App Services.
const opaque = new Set(['match', 'project', 'can_evaluate']);

const nameKeys = new Set(['secret_name', 'secretName']);

/** Whose document is looked through, and where in it a secret may stand in plain text. */
export interface Owner {
  readonly component: ComponentName;
  readonly name: string;
  readonly isPlainBelow: (path: readonly string[]) => boolean;
  /** Whether it is a value that is taken from a secret. */
  readonly isFromSecret?: boolean;
}

/** Is given what stands where a secret is named, or in plain text, and returns what is to stand there. */
export type OnName = (node: JsonScalar, path: readonly string[], owner: Owner, isPlain: boolean) => Json;

interface Visit {
  readonly owner: Owner;
  readonly onName: OnName;
}

function mapItems(node: JsonArray, replace: (item: Json) => Json): JsonArray {
  const items = node.items.map(replace);
  return items.some((item, index) => item !== node.items[index]) ? { ...node, items } : node;
}

/** Calls `onName` for every scalar in a value of which all name secrets; the value with what that returned. */
function visitValue(node: Json, path: readonly string[], isPlain: boolean, { owner, onName }: Visit): Json {
  if (node.kind === 'scalar') return onName(node, path, owner, isPlain);
  const visit = { owner, onName };
  return node.kind === 'array'
    ? mapItems(node, (item) => visitValue(item, path, isPlain, visit))
    : mapMembers(node, (value, key) => visitValue(value, [...path, key], isPlain, visit));
}

function visitBelow(node: Json, path: readonly string[], visit: Visit): Json {
  if (node.kind === 'array') return mapItems(node, (item) => visitBelow(item, path, visit));
  return node.kind === 'object' ? visitMembers(node, path, visit) : node;
}

function visitMembers(node: JsonObject, path: readonly string[], visit: Visit): JsonObject {
  return mapMembers(node, (value, key) => {
    if (opaque.has(key)) return value;
    const inside = [...path, key];
    if (key === 'secret_config' || (nameKeys.has(key) && value.kind === 'scalar'))
      return visitValue(value, inside, false, visit);
    const isPlain = visit.owner.isPlainBelow(path) && plainKey.test(normalizeKey(key));
    return isPlain && value.kind !== 'object'
      ? visitValue(value, inside, true, visit)
      : visitBelow(value, inside, visit);
  });
}

/**
 * Calls `onName` for all that stands where a document names a secret, or has one in plain text; the document with what that
 * returned.
 */
export function visitSecretNames(document: JsonObject, owner: Owner, onName: OnName): JsonObject {
  const visit = { owner, onName };
  if (!owner.isFromSecret) return visitMembers(document, [], visit);
  return mapMembers(document, (value, key) =>
    key === 'value' ? visitValue(value, [key], false, visit) : value,
  );
}
