import { ts } from 'ts-morph';
import { asksForLastRound } from './asks-for-last-round';
import { bindPattern } from './bind-pattern';
import { isSameWorld } from './compare-worlds';
import type { World } from './domain';
import { inScope } from './execute-block';
import { declareVariables } from './declare-variables';
import { forgetShared } from './facts';
import { runFrom, type Flow } from './flow';
import { promisesIn } from './make-promise';
import { readItem } from './read-member';
import type { Run } from './run';
import { unknown } from './value';
import { unwrap } from '../index-source';
import { isUnanswered, joinWorlds } from './world';

// Each round can only add kinds of worlds, of which there are few; more rounds than this are not needed.
const mostRounds = 5;

interface Loop {
  readonly node: ts.IterationStatement;
  /** The number of rounds that the loop makes at least. */
  readonly least?: number;
  /** The worlds that go into the body, and those that leave the loop here; `round` counts from 0. */
  readonly enter: (flow: Flow, round: number) => { into: readonly World[]; out: readonly World[] };
  readonly body: (flow: Flow) => void;
  readonly after?: (flow: Flow) => void;
}

/** Runs a loop until no round brings a world that was not there before. */
function iterate(flow: Flow, { node, least = 0, enter, body, after }: Loop): void {
  const seen: World[] = [];
  const left: World[] = [];
  let next: readonly World[] = flow.worlds;
  for (let round = 0; next.length > 0; round++) {
    const head: Flow = { ...flow, worlds: [...next] };
    const { into, out } = enter(head, round);
    left.push(...out);
    if (round >= mostRounds) {
      left.push(...into);
      break;
    }
    const ended = runFrom(flow, into, body);
    left.push(...flow.exits.takeJumps(node, 'break'));
    const again = joinWorlds(ended, flow.exits.takeJumps(node, 'continue'));
    const back = after ? runFrom(flow, again, after) : again;
    next = back.filter((world) => !seen.some((each) => isSameWorld(each, world)));
    // A world that cannot leave the loop yet has to come round once more.
    if (round + 1 >= least) seen.push(...next);
  }
  flow.worlds = joinWorlds(left);
}

function isAlwaysTrue(node: ts.Expression | undefined): boolean {
  if (!node) return true;
  const inner = unwrap(node);
  return inner.kind === ts.SyntaxKind.TrueKeyword || (ts.isNumericLiteral(inner) && inner.text !== '0');
}

function decideLoop(
  run: Run,
  condition: ts.Expression | undefined,
  body: ts.Statement,
  flow: Flow,
): ReturnType<Loop['enter']> {
  if (!condition || isAlwaysTrue(condition)) return { into: flow.worlds, out: [] };
  const { whenTrue, whenFalse } = run.decide(condition, flow);
  const isDoubtful = whenFalse.some(isUnanswered) && asksForLastRound(unwrap(condition), body);
  const doubt = (world: World): World =>
    isDoubtful && isUnanswered(world) ? { ...world, escapedBy: world.escapedBy ?? condition } : world;
  return { into: whenTrue, out: whenFalse.map(doubt) };
}

export function executeWhile(run: Run, node: ts.WhileStatement, flow: Flow): void {
  iterate(flow, {
    node,
    enter: (head) => decideLoop(run, node.expression, node.statement, head),
    body: (inner) => run.execute(node.statement, inner),
  });
}

export function executeDo(run: Run, node: ts.DoStatement, flow: Flow): void {
  iterate(flow, {
    node,
    enter: (head, round) =>
      round === 0 ? { into: head.worlds, out: [] } : decideLoop(run, node.expression, node.statement, head),
    body: (inner) => run.execute(node.statement, inner),
  });
}

/** How many rounds a loop makes at least that counts by one from one number to another, both written out. */
function countRounds({ initializer, condition, incrementor }: ts.ForStatement): number {
  if (!initializer || !ts.isVariableDeclarationList(initializer) || !condition || !incrementor) return 0;
  const [first] = initializer.declarations;
  if (!first?.initializer || !ts.isNumericLiteral(first.initializer) || !ts.isBinaryExpression(condition))
    return 0;
  const { left, right, operatorToken } = condition;
  if (left.getText() !== first.name.getText() || !ts.isNumericLiteral(right)) return 0;
  const isCounting =
    ts.isPostfixUnaryExpression(incrementor) && incrementor.operator === ts.SyntaxKind.PlusPlusToken;
  const rounds = Number(right.text) - Number(first.initializer.text);
  const more = operatorToken.kind === ts.SyntaxKind.LessThanEqualsToken ? 1 : 0;
  if (more === 0 && operatorToken.kind !== ts.SyntaxKind.LessThanToken) return 0;
  return rounds + more > 0 ? (isCounting ? Math.min(rounds + more, 2) : 1) : 0;
}

export function executeFor(run: Run, node: ts.ForStatement, flow: Flow): void {
  inScope(flow, () => {
    const { initializer, incrementor } = node;
    if (initializer) {
      if (ts.isVariableDeclarationList(initializer)) declareVariables(run, initializer, flow);
      else run.evaluate(initializer, flow);
    }
    const least = countRounds(node);
    iterate(flow, {
      node,
      least,
      enter: (head, round) =>
        round < least
          ? { into: head.worlds, out: [] }
          : decideLoop(run, node.condition, node.statement, head),
      body: (inner) => run.execute(node.statement, inner),
      ...(incrementor && { after: (inner: Flow) => void run.evaluate(incrementor, inner) }),
    });
  });
}

/** How many items a loop goes through at least: those of an array that is written out. */
function countItems(node: ts.Expression): number {
  const inner = unwrap(node);
  return ts.isArrayLiteralExpression(inner)
    ? inner.elements.filter((element) => !ts.isSpreadElement(element)).length
    : 0;
}

export function executeForEach(run: Run, node: ts.ForOfStatement | ts.ForInStatement, flow: Flow): void {
  const items = run.evaluate(node.expression, flow);
  run.events.emit('member', { node: node.expression, of: items, name: '@@iterator', worlds: flow.worlds });
  run.mayThrow(flow);
  const isAwaited = ts.isForOfStatement(node) && node.awaitModifier !== undefined;
  const least = ts.isForOfStatement(node) ? Math.min(countItems(node.expression), 2) : 0;
  if (isAwaited) {
    for (const promise of promisesIn(items)) run.settle({ kind: 'promise', promise }, flow);
    run.mayFail(flow.worlds, flow);
    forgetShared(run, flow);
  }
  iterate(flow, {
    node,
    least,
    enter: (head, round) => ({ into: head.worlds, out: round < least ? [] : head.worlds }),
    body: (inner) =>
      inScope(inner, () => {
        const { initializer } = node;
        if (ts.isVariableDeclarationList(initializer)) {
          const item = ts.isForOfStatement(node) && !isAwaited ? readItem(items) : unknown;
          for (const { name } of initializer.declarations)
            bindPattern(run, name, item, (each, part) => inner.frame.declare(each, part), inner);
        } else run.evaluate(initializer, inner);
        run.execute(node.statement, inner);
      }),
  });
}
