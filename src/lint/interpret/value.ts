import type { Closure, Promised, Value } from './domain';

export const unknown: Value = { kind: 'unknown' };
export const nothing: Value = { kind: 'literal', value: undefined };
/** What is not there although the code reckons with it, so that reading a member of it throws. */
export const absent: Value = { kind: 'literal', value: undefined };
export const text: Value = { kind: 'text' };

const mostAlternatives = 8;
// Whoever waits for a value waits for each of its promises: one that is lost would be work that nothing waits for.
const mostPromises = 32;

function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case 'literal':
      return b.kind === 'literal' && a.value === b.value;
    case 'closure':
      return b.kind === 'closure' && a.node === b.node && a.frame === b.frame;
    case 'promise':
      return b.kind === 'promise' && a.promise === b.promise;
    case 'router':
      return b.kind === 'router' && a.router === b.router;
    case 'library':
      return b.kind === 'library' && a.what === b.what;
    case 'unknown':
    case 'text':
    case 'response':
    case 'next':
      return a.kind === b.kind;
    default:
      return false;
  }
}

/** The values that a value may be, one by one. */
export const alternativesOf = (value: Value): readonly Value[] =>
  value.kind === 'union' ? value.of : [value];

/** A value that may be any of several. */
export function joinValues(...values: readonly Value[]): Value {
  const [only] = values;
  if (only && values.length === 1) return only;
  const found: Value[] = [];
  for (const value of values) {
    for (const each of alternativesOf(value))
      if (!found.some((other) => isSame(other, each))) found.push(each);
  }
  const [first] = found;
  if (!first) return unknown;
  if (found.length === 1) return first;
  if (found.length <= mostAlternatives) return { kind: 'union', of: found };
  const promises = found.filter(({ kind }) => kind === 'promise').slice(0, mostPromises);
  const others = found.filter(({ kind }) => kind !== 'promise').slice(0, mostAlternatives);
  return { kind: 'union', of: [...promises, ...others] };
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
    case 'library': // A search may come to nothing.
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
    case 'next':
      // Whoever can pass the request on decides who answers it.
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
