import type { ts } from 'ts-morph';
import type { Frame } from './frame';
import type { Pending } from './pending';
import type { Promised } from './promised';

/** A function with a body. */
export type FunctionNode = ts.FunctionLikeDeclaration;

/** A function together with the names that it sees. */
export interface Closure {
  readonly kind: 'closure';
  readonly node: FunctionNode;
  readonly frame: Frame;
}

/** What an App Services source reaches through `context`. */
export type PlatformThing =
  | 'context'
  | 'services'
  | 'service'
  | 'database'
  | 'collection'
  | 'cursor'
  | 'functions'
  | 'http'
  | 'sub-service'
  | 'other';

/** Which part of a request: all of it, or one of its parts. */
export type RequestPart = 'all' | 'body' | 'headers' | 'query' | 'parameter' | 'context';

/** What is known of a promise that code makes itself. */
export interface Settlement {
  /** Where it is rejected with nothing. */
  readonly empties: Set<ts.Node>;
  /** What it is resolved with. */
  readonly given: Value[];
}

/** What an expression may stand for, as far as it matters to a rule. */
export type Value =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null | undefined }
  /** Some text. */
  | { readonly kind: 'text' }
  /** Something that counts as true. */
  | { readonly kind: 'some' }
  /** Something that is neither text nor binary; `what` says what, with its article. */
  | { readonly kind: 'data'; readonly what: string }
  | Closure
  | { readonly kind: 'response' }
  | { readonly kind: 'response-method'; readonly name: string }
  | { readonly kind: 'request'; readonly part: RequestPart }
  | { readonly kind: 'promise'; readonly promise: Promised }
  /** Items are added while the code runs. */
  | { readonly kind: 'array'; readonly items: Value[] }
  | { readonly kind: 'object'; readonly members: Map<string, Value> }
  | { readonly kind: 'import'; readonly module: string; readonly path: readonly string[] }
  | { readonly kind: 'platform'; readonly what: PlatformThing }
  /** `resolve` or `reject` of a promise that code makes itself. */
  | { readonly kind: 'settler'; readonly how: 'resolve' | 'reject'; readonly of: Settlement }
  | { readonly kind: 'emitter'; readonly key: string }
  /** A function that was made to return a promise. */
  | { readonly kind: 'promisified'; readonly name: string }
  | { readonly kind: 'timer'; readonly task: number; readonly entry?: Pending }
  /** Made by another module, or by what it made. */
  | { readonly kind: 'client'; readonly module?: string }
  /** The third parameter of a handler, which the framework never gives. */
  | { readonly kind: 'missing-next' }
  | { readonly kind: 'union'; readonly of: readonly Value[] };

export const unknown: Value = { kind: 'unknown' };
export const nothing: Value = { kind: 'literal', value: undefined };
export const text: Value = { kind: 'text' };

const mostAlternatives = 8;

function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'literal':
      return a.value === (b as typeof a).value;
    case 'closure':
      return a.node === (b as typeof a).node && a.frame === (b as typeof a).frame;
    case 'promise':
      return a.promise === (b as typeof a).promise;
    case 'unknown':
    case 'text':
    case 'response':
      return true;
    default:
      return false;
  }
}

/** The values that a value may be, one by one. */
export const alternativesOf = (value: Value): readonly Value[] =>
  value.kind === 'union' ? value.of : [value];

/** A value that may be any of several. */
export function joinValues(...values: readonly Value[]): Value {
  if (values.length === 1) return values[0]!;
  const found: Value[] = [];
  for (const value of values) {
    for (const each of alternativesOf(value))
      if (!found.some((other) => isSame(other, each))) found.push(each);
  }
  if (found.length === 0) return unknown;
  if (found.length === 1) return found[0]!;
  return { kind: 'union', of: found.slice(0, mostAlternatives) };
}

/** Whether a value counts as true; undefined when it may or may not. */
export function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case 'literal':
      return Boolean(value.value);
    case 'unknown':
    case 'text':
    case 'data':
    case 'import':
    case 'request':
    case 'client':
    case 'response-method':
      return undefined;
    case 'union': {
      const [first, ...rest] = value.of.map(truthOf);
      return rest.every((each) => each === first) ? first : undefined;
    }
    default:
      return true;
  }
}

/** Whether a value is the response or holds it, so that who gets the value gets the response. */
export function holdsResponse(value: Value): boolean {
  switch (value.kind) {
    case 'response':
      return true;
    case 'array':
      return value.items.some(holdsResponse);
    case 'object':
      return [...value.members.values()].some(holdsResponse);
    case 'union':
      return value.of.some(holdsResponse);
    default:
      return false;
  }
}

/** The closures that a value may be. */
export const closuresOf = (value: Value | undefined): Closure[] =>
  value ? alternativesOf(value).filter((each): each is Closure => each.kind === 'closure') : [];

/** The promises that a value may be; an array of promises is none. */
export const promisesOf = (value: Value): Promised[] =>
  alternativesOf(value).flatMap((each) => (each.kind === 'promise' ? [each.promise] : []));
