import { parseSource } from '../syntax/parse-source';
import type { Closure, Value } from './interpret/domain';
import type { Ending } from './interpret/events';
import type { FunctionResult, ResultOf } from './interpret/function-result';
import { findPlatformFunction } from './find-platform-function';
import { SourceIndex } from './index-source';
import { isAsync } from './is-async';
import { interpretFunction, steps } from './interpret/interpret-function';
import { loadModule } from './interpret/load-module';
import { Run } from './interpret/run';
import { alternativesOf, joinValues, unknown } from './interpret/value';

const deepest = 3;

/** What a caller sees of a value of another function. Functions and clients of the other source are not followed. */
function seenFromOutside(value: Value, depth = 0): Value {
  switch (value.kind) {
    case 'literal':
    case 'data':
    case 'text':
    case 'platform':
      return value;
    case 'object': {
      if (depth === deepest) return unknown;
      const members = [...value.members].map(([key, each]): [string, Value] => [
        key,
        seenFromOutside(each, depth + 1),
      ]);
      return { kind: 'object', members: new Map(members) };
    }
    case 'array':
      return { kind: 'data', what: 'an array' };
    case 'union': {
      const parts = alternativesOf(value).map((part) => seenFromOutside(part, depth));
      return parts.some(({ kind }) => kind === 'unknown') ? unknown : joinValues(...parts);
    }
    default:
      return unknown;
  }
}

const isGenerator = ({ node }: Closure): boolean =>
  'asteriskToken' in node && node.asteriskToken !== undefined;

/** Whether a value is a promise; undefined when it may or may not be one. */
function isPromise(value: Value): boolean | undefined {
  const [first, ...rest] = alternativesOf(value).map(({ kind }) => kind === 'promise');
  return rest.every((each) => each === first) ? first : undefined;
}

/** How a function gives its result, by what it returns; undefined when that differs from path to path. */
function howItGives(
  closure: Closure,
  hasAwait: boolean,
  endings: readonly Ending[],
): FunctionResult['how'] | undefined {
  const promises = endings.map(({ given }) => isPromise(given));
  if (isAsync(closure.node)) return hasAwait || promises.some((each) => each !== false) ? 'work' : 'settled';
  if (promises.every((each) => each === true)) return 'work';
  return promises.every((each) => each === false) ? 'value' : undefined;
}

/**
 * Tells what `context.functions.execute(name)` gives, for the functions of an app whose sources are at hand. Each
 * function is looked at when it is first asked for; one that calls itself by way of others stays unknown.
 */
export function resultsOf(sources: ReadonlyMap<string, string>): ResultOf {
  const known = new Map<string, FunctionResult | undefined>();

  function findResult(name: string, source: string): FunctionResult | undefined {
    const { file, problems } = parseSource(`${name}.js`, source);
    if (!file || problems.length) return undefined;
    const index = new SourceIndex(file);
    const loading = new Run(index, 'app-services', steps);
    loadModule(loading);
    const closure = findPlatformFunction(loading);
    if (!closure || isGenerator(closure)) return undefined;
    const run = new Run(index, 'app-services', steps, resultOf);
    const endings: Ending[] = [];
    run.events.on('leave', (ending) => endings.push(ending));
    if (!interpretFunction(run, closure, []) || endings.length === 0) return undefined;
    const how = howItGives(closure, index.factsOf(closure.node).hasAwait, endings);
    return how && { how, value: seenFromOutside(joinValues(...endings.map(({ value }) => value))) };
  }

  function resultOf(name: string): FunctionResult | undefined {
    if (known.has(name)) return known.get(name);
    known.set(name, undefined);
    const source = sources.get(name);
    if (source !== undefined) known.set(name, findResult(name, source));
    return known.get(name);
  }

  return resultOf;
}
