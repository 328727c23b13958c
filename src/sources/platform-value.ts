import type { SourceNameKind, UnresolvedName } from '../model/source-facts';

/** A thing that App Services gives a function, on its way through a source. */
export type PlatformValue =
  | {
      readonly kind: 'member';
      /** The way to it from a global or a parameter: `context.services.get`. */
      readonly path: string;
    }
  | {
      /** A service, a database of it, or a collection of that; each name as far as it could be followed. */
      readonly kind: 'service' | 'database';
      readonly services: readonly string[];
      readonly databases: readonly string[];
    }
  | {
      /** A literal that holds another value under a key. */
      readonly kind: 'holder';
      readonly key: string;
      readonly value: PlatformValue;
    };

/** The globals of App Services, and those that lead to them. */
export const platformGlobals = ['context', 'require', 'BSON', 'EJSON', 'utils', 'globalThis', 'global'];

/** Functions that are called with a name, and what it names. */
export const namingFunctions: ReadonlyMap<string, SourceNameKind> = new Map([
  ['context.services.get', 'service'],
  ['context.values.get', 'value'],
  ['context.functions.execute', 'function'],
  ['require', 'package'],
]);

/** What a way ends in that names something, by the start of the way; handing it on hides which name is meant. */
export const hiddenBy: ReadonlyMap<string, UnresolvedName['kind']> = new Map([
  ['context', 'context'],
  ['context.services', 'service'],
  ['context.services.get', 'service'],
  ['context.values', 'value'],
  ['context.values.get', 'value'],
  ['context.functions', 'function'],
  ['context.functions.execute', 'function'],
  ['context.environment', 'environment-value'],
  ['context.environment.values', 'environment-value'],
  ['require', 'package'],
]);

/** The members of an environment that have names of the user's own. */
export const environmentValues = 'context.environment.values';

// What tells a request and a response from any other arguments.
const ofArguments = new Set([
  'request.body',
  'request.body.text',
  'response.setBody',
  'response.setStatusCode',
  'response.setHeader',
  'response.addHeader',
]);

/** Whether a way begins at a parameter of the exported function. */
export const isOfArgument = (path: string): boolean => /^(?:request|response)\b/.test(path);

/** What a source does with its parameters that only a request or a response can do. */
export const isUseOfArgument = (path: string): boolean => ofArguments.has(path) && path !== 'request.body';

// `context.http.get` is as long as a way gets that says something. Without an end, `node = node.next` has none either.
const longestWay = 3;
const mostHolders = 3;

const depthOf = (value: PlatformValue): number => (value.kind === 'holder' ? 1 + depthOf(value.value) : 0);

/** A value inside of a literal; undefined when it lies too deep. */
export function holderFor(key: string, value: PlatformValue): PlatformValue | undefined {
  return depthOf(value) < mostHolders ? { kind: 'holder', key, value } : undefined;
}

/** A member of a value; undefined when it leads to nothing that matters. */
export function memberOf(value: PlatformValue, key: string): PlatformValue | undefined {
  if (value.kind === 'holder') return value.key === key ? value.value : undefined;
  if (value.kind !== 'member') return undefined;
  const { path } = value;
  if (path === 'globalThis' || path === 'global')
    return platformGlobals.includes(key) ? { kind: 'member', path: key } : undefined;
  const longer = `${path}.${key}`;
  const leads = isOfArgument(path) ? ofArguments.has(longer) : path.split('.').length < longestWay;
  return leads ? { kind: 'member', path: longer } : undefined;
}

/** A text that two values share only when they are the same. */
export function identityOf(value: PlatformValue): string {
  if (value.kind === 'member') return value.path;
  if (value.kind === 'holder') return `{${value.key}: ${identityOf(value.value)}}`;
  return JSON.stringify([value.kind, value.services, value.databases]);
}
