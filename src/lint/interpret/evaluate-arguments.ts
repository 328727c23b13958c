import { ts } from 'ts-morph';
import type { Value } from './domain';
import type { Flow } from './flow';
import type { Run } from './run';
import { unknown } from './value';

/** Evaluates what a call is given, in its order. What a spread gives is unknown, except for an array at hand. */
export function evaluateArguments(run: Run, nodes: readonly ts.Expression[], flow: Flow): Value[] {
  const values: Value[] = [];
  for (const node of nodes) {
    const value = run.evaluate(ts.isSpreadElement(node) ? node.expression : node, flow);
    if (!ts.isSpreadElement(node)) values.push(value);
    else if (value.kind === 'array') values.push(...value.items);
    else values.push(unknown);
  }
  return values;
}
