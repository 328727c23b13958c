import { isTooDeep } from '../../syntax/is-too-deep';
import { callValue, inlineCall, runFunction } from './call-function';
import { decideCondition } from './decide-condition';
import type { Closure, Value } from './domain';
import { evaluateExpression } from './evaluate-expression';
import type { Ending } from './events';
import { executeStatement } from './execute-statement';
import { Exits, runCatching, type Flow } from './flow';
import { respond } from './respond';
import type { Run, Steps } from './run';
import { TooMuchWork } from './too-much-work';
import { drain } from './run-pending';
import { settle, settleOne } from './settle';
import { touchesResponse } from './touches-response';
import { promisesOf } from './value';
import { bufferedWorld, freshWorld } from './world';

/** The parts of the interpreter, put together. */
export const steps: Steps = {
  evaluate: evaluateExpression,
  decide: decideCondition,
  execute: executeStatement,
  call: callValue,
  inline: inlineCall,
  settle,
  settleNow: settleOne,
  respond,
};

function interpret(run: Run, closure: Closure, args: readonly Value[]): void {
  const exits = new Exits();
  const start = run.protocol === 'app-services' ? bufferedWorld : freshWorld;
  const flow: Flow = { worlds: [start], frame: closure.frame, exits };
  run.enter(closure.node);
  const returned = runFunction(run, closure, args, flow);
  const left = returned.map((each): Ending => {
    const leadsToResponse = touchesResponse(run, each.value);
    const given = each.value;
    let value = given;
    const isPromise = promisesOf(value).length > 0;
    // The caller waits for a promise that is returned, and for nothing else.
    const settled = runCatching(flow, each.worlds, (inner) => {
      if (isPromise) value = run.settle(value, inner);
    });
    exits.thrown.push(...settled.thrown);
    return {
      worlds: settled.worlds,
      value,
      given,
      isPromise,
      leadsToResponse,
      ...(each.node && { node: each.node }),
    };
  });
  for (const ending of left) run.events.emit('leave', ending);
  run.events.emit('thrown', { thrown: exits.allThrown() });
  run.isLate = true;
  const endings = left.map((ending): Ending => {
    const inner: Flow = { worlds: [...ending.worlds], frame: closure.frame, exits: new Exits() };
    drain(run, inner);
    return { ...ending, worlds: inner.worlds };
  });
  run.events.emit('end', { endings });
}

/**
 * Interprets a function over all of its paths. The events of the run tell what happens on them.
 *
 * @returns whether all paths were followed: not when there are too many of them, or they are nested too deeply
 */
export function interpretFunction(run: Run, closure: Closure, args: readonly Value[]): boolean {
  try {
    interpret(run, closure, args);
    return true;
  } catch (error) {
    if (error instanceof TooMuchWork || isTooDeep(error)) return false;
    throw error;
  }
}
