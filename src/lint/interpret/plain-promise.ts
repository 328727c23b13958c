import type { Value } from './domain';

/** What a promise has: anything else that is read of it is not there. ECMA-262, "Properties of the Promise Prototype Object". */
export const membersOfPromise: ReadonlySet<string> = new Set([
  ...['then', 'catch', 'finally', 'constructor', 'toString', 'toLocaleString', 'valueOf'],
  ...['hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable'],
]);

/** Whether a value is a promise and nothing else: some libraries give queries and requests that are promises as well. */
export const isPlainPromise = (value: Value): boolean =>
  value.kind === 'promise' && value.promise.of === 'work' && value.promise.isPlain === true;
