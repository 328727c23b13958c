/**
 * The words that the schemas are written in. They are data: `find-problems.ts` walks a document beside them, and both
 * accepts it and says what is wrong with it.
 */

/** A schema of a document or of a part of one. */
export type Schema =
  | { readonly word: 'anything' }
  | { readonly word: 'text' }
  | { readonly word: 'flag' }
  | { readonly word: 'number' }
  | { readonly word: 'nothing' }
  | { readonly word: 'oneOf'; readonly texts: readonly string[] }
  | { readonly word: 'list'; readonly item: Schema }
  | { readonly word: 'byName'; readonly value: Schema }
  | { readonly word: 'keys'; readonly members: ReadonlyMap<string, Member> }
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
  for (const [key, schema] of Object.entries(required)) members.set(key, { schema, required: true });
  for (const [key, schema] of Object.entries(optional)) members.set(key, { schema, required: false });
  return { word: 'keys', members };
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
