import { ts } from 'ts-morph';
import { iterations } from '../names/callback-methods';
import { noteEscape } from './call-unseen';
import type { Value } from './domain';
import { isDead, type Flow } from './flow';
import { makeDone } from './make-promise';
import type { Run } from './run';
import { absent, unknown } from './value';

/** Whether nothing takes the result of a call, or only an iteration does. */
function isUntaken(node: ts.CallExpression): boolean {
  if (ts.isExpressionStatement(node.parent)) return true;
  let owner: ts.Node = node.parent;
  if (ts.isReturnStatement(owner)) while (!ts.isFunctionLike(owner)) owner = owner.parent;
  const call = ts.isArrowFunction(owner) || ts.isFunctionExpression(owner) ? owner.parent : undefined;
  return (
    call !== undefined &&
    ts.isCallExpression(call) &&
    call.expression !== owner &&
    ts.isPropertyAccessExpression(call.expression) &&
    iterations.has(call.expression.name.text)
  );
}

/**
 * `context.functions.execute(name, ...)`. It gives what the function gives: the value of a synchronous one at once, and
 * a promise only of an asynchronous one. Arguments are handed on as they are, the response among them.
 *
 * @param written what is called, as it is written
 */
export function executeFunction(
  run: Run,
  node: ts.CallExpression,
  written: string,
  args: readonly Value[],
  flow: Flow,
): Value {
  if (isDead(flow)) return unknown;
  const [name] = args;
  run.mayThrow(flow);
  noteEscape(run, args, node, flow);
  const result =
    name?.kind === 'literal' && typeof name.value === 'string' ? run.resultOf(name.value) : undefined;
  // Of a function that is not at hand, a call whose result nothing takes is likely to be work, and no more than that.
  if (!result) return isUntaken(node) ? run.startWork(node, written, flow, { isGuess: true }) : unknown;
  if (result.how === 'value') return result.value;
  if (result.how === 'settled') return makeDone(run, node, result.value, []);
  // What is given a member of a promise that nobody awaited fails for that: one cause, one finding.
  if (args.includes(absent)) return unknown;
  return run.startWork(node, written, flow, { isPlain: true }, result.value);
}
