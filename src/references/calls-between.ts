import type { AppSource } from '../model/app-source';
import type { FunctionCalls } from '../model/function-calls';

/**
 * Finds which functions call which; undefined when there are no sources, so that nothing is known.
 *
 * @param sources those of webhooks are left aside: nothing calls a webhook
 */
export function callsBetween(sources: readonly AppSource[]): FunctionCalls | undefined {
  const read = sources.filter(({ component, facts }) => component === 'functions' && facts);
  if (read.length === 0) return undefined;
  return {
    of: new Map(
      read.map(({ name, facts }) => [
        name,
        facts!.names.flatMap((called) => (called.kind === 'function' ? [called.name] : [])),
      ]),
    ),
    unfollowed: new Set(
      read.flatMap(({ name, facts }) =>
        facts!.unresolved.some(({ kind }) => kind === 'function' || kind === 'context') ? [name] : [],
      ),
    ),
  };
}
