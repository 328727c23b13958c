import type { ts } from 'ts-morph';
import { bindPattern } from './bind-pattern';
import { canAnswer } from './can-answer';
import type { Thrown, World } from './domain';
import { executeBlock, inScope } from './execute-block';
import { Exits, isDead, runFrom, worldsOf, type Flow } from './flow';
import { mayMissMember } from './may-miss-member';
import type { Run } from './run';
import { unknown } from './value';
import { forgetCatch, isUnanswered, joinWorlds } from './world';

/** Runs the block with exits of its own; what it throws is kept apart from the ways out that a catch does not stop. */
function runBlock(
  run: Run,
  block: ts.Block,
  flow: Flow,
  isGuarded: boolean,
): { exits: Exits; worlds: World[] } {
  const exits = new Exits();
  const inner: Flow = { ...flow, exits };
  if (isGuarded) run.guards++;
  executeBlock(run, block.statements, inner);
  if (isGuarded) run.guards--;
  return { exits, worlds: inner.worlds };
}

function runCatch(
  run: Run,
  clause: ts.CatchClause,
  thrown: readonly Thrown[],
  flow: Flow,
): { exits: Exits; worlds: World[] } {
  const exits = new Exits();
  const caught = worldsOf(thrown);
  // A status that was set before is no longer what is at fault: the clause is, which has to answer. What knows nothing of
  // the response leaves that to its caller.
  const worlds = canAnswer(flow.frame)
    ? caught.map(({ statusBy: _, ...world }) =>
        isUnanswered(world) ? { ...world, caughtBy: clause } : world,
      )
    : caught;
  const inner: Flow = { worlds, frame: flow.frame, exits };
  if (isDead(inner)) return { exits, worlds: [] };
  inScope(inner, () => {
    const { variableDeclaration } = clause;
    if (variableDeclaration)
      bindPattern(
        run,
        variableDeclaration.name,
        unknown,
        (name, value) => inner.frame.declare(name, value),
        inner,
      );
    executeBlock(run, clause.block.statements, inner);
  });
  return { exits, worlds: inner.worlds };
}

/** Runs `finally` on every way out of the rest, which then goes on as it would have. */
function runFinally(run: Run, block: ts.Block, exits: Exits, flow: Flow): void {
  const pass = (worlds: readonly World[]): World[] =>
    runFrom(flow, worlds, (inner) => executeBlock(run, block.statements, inner));
  flow.worlds = pass(flow.worlds);
  for (const thrown of exits.allThrown()) {
    const worlds = pass(thrown.worlds);
    if (worlds.length > 0) flow.exits.thrown.push({ ...thrown, worlds });
  }
  for (const returned of exits.returned) {
    const worlds = pass(returned.worlds);
    if (worlds.length > 0) flow.exits.returned.push({ ...returned, worlds });
  }
  for (const jump of exits.jumps) {
    const worlds = pass(jump.worlds);
    if (worlds.length > 0) flow.exits.jumps.push({ ...jump, worlds });
  }
}

export function executeTry(run: Run, node: ts.TryStatement, flow: Flow): void {
  const { tryBlock, catchClause, finallyBlock } = node;
  const start = flow.worlds;
  const tried = runBlock(run, tryBlock, flow, catchClause !== undefined || finallyBlock !== undefined);
  // Reading a member of what is not there may throw, too, where nothing else does; but what follows a response is taken
  // to work.
  if (tried.exits.allThrown().length === 0 && mayMissMember(tryBlock, flow.frame))
    run.mayFail(start.filter(isUnanswered), tried);
  const left = new Exits();
  left.returned.push(...tried.exits.returned);
  left.jumps.push(...tried.exits.jumps);
  flow.worlds = tried.worlds;
  if (catchClause) {
    const caught = runCatch(run, catchClause, tried.exits.allThrown(), flow);
    left.take(caught.exits);
    // Where the try goes on without a response as well, it is not the clause that lacks one.
    const isBoth = flow.worlds.length > 0 && flow.worlds.every(isUnanswered);
    flow.worlds = joinWorlds(flow.worlds, isBoth ? caught.worlds.map(forgetCatch) : caught.worlds);
  } else {
    left.thrown.push(...tried.exits.thrown);
    left.addPossible(tried.exits.possible());
  }
  if (finallyBlock) runFinally(run, finallyBlock, left, flow);
  else flow.exits.take(left);
}
