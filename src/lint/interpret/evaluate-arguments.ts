import { ts } from 'ts-morph';
import type { Value } from './domain';
import type { Flow } from './flow';
import type { Run } from './run';
import { unknown } from './value';

/** Evaluates what a call is given, in its order. What a spread gives is unknown, except for an array at hand. */
export function evaluateArguments(run: Run, nodes: readonly ts.Expression[], flow: Flow): Value[] {
  return nodes.flatMap((node) => {
    if (!ts.isSpreadElement(node)) return [run.evaluate(node, flow)];
    const value = run.evaluate(node.expression, flow);
    return value.kind === 'array' ? value.items : [unknown];
  });
}
