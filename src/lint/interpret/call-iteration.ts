import { isSameWorld } from './compare-worlds';
import type { Value, World } from './domain';
import { joinWorlds } from './world';
import { floatUnused } from './float-unused';
import { runFrom, type Flow } from './flow';
import { readItem } from './read-member';
import type { Run } from './run';
import { closuresOf, joinValues, nothing, unknown } from './value';

const mostRounds = 4;

/** How many items there are at least. */
const countOf = (value: Value): number => (value.kind === 'array' ? Math.min(value.items.length, 2) : 0);

function callForEach(
  run: Run,
  call: Value,
  argsOf: (result: Value) => readonly Value[],
  count: number,
  flow: Flow,
): Value[] {
  const [closure] = closuresOf(call);
  const site = closure?.node;
  const results: Value[] = [];
  const seen: World[] = [];
  const left: World[] = [];
  let next: readonly World[] = flow.worlds;
  let result: Value = unknown;
  for (let round = 0; next.length > 0 && site; round++) {
    if (round >= count) {
      left.push(...next);
      seen.push(...next);
    }
    if (round >= mostRounds) break;
    const after = runFrom(flow, next, (inner) => {
      result = run.call(call, argsOf(result), site, inner);
      results.push(result);
    });
    next = after.filter((world) => !seen.some((each) => isSameWorld(each, world)));
  }
  flow.worlds = joinWorlds(left);
  return results;
}

/**
 * `items.map(f)` and the like: the function is called at once, for each item or for none.
 *
 * @param call the function
 * @param args all arguments, of which it is one
 */
export function callIteration(
  run: Run,
  name: string,
  items: Value,
  call: Value,
  args: readonly Value[],
  flow: Flow,
): Value {
  run.mayThrow(flow);
  const item = readItem(items);
  if (name === 'reduce' || name === 'reduceRight') {
    const first = args[1] ?? item;
    const results = callForEach(
      run,
      call,
      (result) => [result === unknown ? first : joinValues(first, result), item],
      countOf(items),
      flow,
    );
    return joinValues(first, ...results);
  }
  const results = callForEach(run, call, () => [item], countOf(items), flow);
  switch (name) {
    case 'map':
    case 'flatMap':
    case 'from':
      return { kind: 'array', items: results };
    case 'forEach': {
      const [closure] = closuresOf(call);
      if (closure) for (const result of results) floatUnused(run, closure.node, result, flow);
      return nothing;
    }
    case 'filter':
    case 'sort':
    case 'toSorted':
      return items.kind === 'array' ? items : unknown;
    default:
      return unknown;
  }
}
