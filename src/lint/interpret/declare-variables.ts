import { ts } from 'ts-morph';
import { unwrap } from '../index-source';
import { bindPattern } from './bind-pattern';
import type { Value } from './domain';
import { isDead, step, type Flow } from './flow';
import type { Run } from './run';
import { nothing } from './value';

/** Forgets what the last call gave back: no condition asks for it any more. */
export function clearResult(flow: Flow): void {
  if (flow.worlds.some(({ result }) => result))
    step(flow, (world) => {
      if (!world.result) return world;
      const { result: _, ...rest } = world;
      return rest;
    });
}

/** Declares the variables of a list. */
export function declareVariables(run: Run, list: ts.VariableDeclarationList, flow: Flow): void {
  const isBlockScoped = (list.flags & ts.NodeFlags.BlockScoped) !== 0;
  for (const { name, initializer } of list.declarations) {
    const value = initializer ? run.evaluate(initializer, flow) : nothing;
    if (isDead(flow)) return;
    let from = initializer && unwrap(initializer);
    if (from && ts.isAwaitExpression(from)) from = unwrap(from.expression);
    const declare = (each: string, part: Value): ReturnType<typeof flow.frame.declare> =>
      isBlockScoped ? flow.frame.declare(each, part) : flow.frame.declareInFunction(each, part);
    bindPattern(run, name, value, declare, flow, from);
  }
  clearResult(flow);
}
