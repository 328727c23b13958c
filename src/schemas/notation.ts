/**
 * The words that the schemas are written in. They are data, not zod's own objects: loading zod takes longer than checking
 * two thousand functions, and only a document with something wrong in it needs zod to say what. `accepts.ts` and
 * `to-zod.ts` read the same words, and a test holds them to the same verdict.
 */

/** A schema of a document or of a part of one. */
export type Schema =
  | { readonly word: 'anything' | 'text' | 'flag' | 'number' | 'nothing' }
  | { readonly word: 'oneOf'; readonly texts: readonly string[] }
  | { readonly word: 'list'; readonly item: Schema }
  | { readonly word: 'byName'; readonly value: Schema }
  | { readonly word: 'keys'; readonly members: ReadonlyMap<string, Member>; readonly required: number }
  | { readonly word: 'either'; readonly options: readonly Schema[] }
  | { readonly word: 'later'; readonly get: () => Schema };

/** What a schema says of a key. */
interface Member {
  readonly schema: Schema;
  readonly required: boolean;
}

type Members = Readonly<Record<string, Schema>>;

/** Any JSON: an expression, a value of the user's, or what no source describes. */
export const anything: Schema = { word: 'anything' };
export const text: Schema = { word: 'text' };
export const flag: Schema = { word: 'flag' };
export const number: Schema = { word: 'number' };
/** null, as Go writes a list or a flag that is not set. */
export const nothing: Schema = { word: 'nothing' };

/** One of some texts, or a text with a template expansion, which may stand for any. */
export function oneOf(...texts: string[]): Schema {
  return { word: 'oneOf', texts };
}

/** An array. */
export function list(item: Schema): Schema {
  return { word: 'list', item };
}

/** An object whose keys are the user's own names. */
export function byName(value: Schema): Schema {
  return { word: 'byName', value };
}

/** An object with keys that it must have and keys that it may have. Another key is a finding, never an error. */
export function keys(required: Members, optional: Members): Schema {
  const members = new Map<string, Member>();
  for (const key of Object.keys(required)) members.set(key, { schema: required[key]!, required: true });
  for (const key of Object.keys(optional)) members.set(key, { schema: optional[key]!, required: false });
  return { word: 'keys', members, required: Object.keys(required).length };
}

/** One or the other. */
export function either(...options: Schema[]): Schema {
  return { word: 'either', options };
}

/** A schema that contains itself. */
export function later(get: () => Schema): Schema {
  return { word: 'later', get };
}

/** The ids that the server gave, which exports lost in early 2024 and which stale files still have. */
export const ids = { id: anything, _id: anything };
