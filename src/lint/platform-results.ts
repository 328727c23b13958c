import { parseSource } from '../syntax/parse-source';
import type { Value } from './interpret/domain';
import { findPlatformFunction } from './find-platform-function';
import { SourceIndex } from './index-source';
import { interpretFunction, steps } from './interpret/interpret-function';
import { loadModule } from './interpret/load-module';
import { Run } from './interpret/run';
import { alternativesOf, joinValues } from './interpret/value';

/** What is left of a value when it goes from one function to another: it is serialised on the way. */
function afterTransport(value: Value): Value | undefined {
  switch (value.kind) {
    case 'literal':
    case 'data':
    case 'text':
      return value;
    case 'object':
      return { kind: 'data', what: 'an object' };
    case 'array':
      return { kind: 'data', what: 'an array' };
    case 'union': {
      const parts = alternativesOf(value).map(afterTransport);
      return parts.every((part) => part !== undefined) ? joinValues(...parts) : undefined;
    }
    default:
      return undefined;
  }
}

/**
 * Tells what `context.functions.execute(name)` comes to, for the functions of an app whose sources are at hand. Each
 * function is looked at when it is first asked for; one that calls itself by way of others stays unknown.
 */
export function resultsOf(sources: ReadonlyMap<string, string>): (name: string) => Value | undefined {
  const known = new Map<string, Value | undefined>();

  function findResult(name: string, source: string): Value | undefined {
    const { file, problems } = parseSource(`${name}.js`, source);
    if (!file || problems.length) return undefined;
    const index = new SourceIndex(file);
    const loading = new Run(index, 'app-services', steps);
    loadModule(loading);
    const closure = findPlatformFunction(loading);
    if (!closure) return undefined;
    const run = new Run(index, 'app-services', steps, resultOf);
    const values: Value[] = [];
    run.events.on('leave', ({ value }) => values.push(value));
    if (!interpretFunction(run, closure, []) || values.length === 0) return undefined;
    return afterTransport(joinValues(...values));
  }

  function resultOf(name: string): Value | undefined {
    if (known.has(name)) return known.get(name);
    known.set(name, undefined);
    const source = sources.get(name);
    if (source !== undefined) known.set(name, findResult(name, source));
    return known.get(name);
  }

  return resultOf;
}
