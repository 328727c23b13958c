import { ts } from 'ts-morph';
import type { Value, World } from './domain';
import { inScope } from './execute-block';
import { assumeEqual, isEqual, subjectOf } from './facts';
import { isDead, type Flow } from './flow';
import type { Run } from './run';
import { joinWorlds } from './world';

interface Matched {
  readonly into: World[];
  readonly on: World[];
}

/** Parts the worlds that reach a case into those that go into it and those that go on to the next one. */
function matchCase(
  run: Run,
  node: ts.SwitchStatement,
  clause: ts.CaseClause,
  tested: Value,
  flow: Flow,
): Matched {
  const isTest = node.expression.kind === ts.SyntaxKind.TrueKeyword;
  if (isTest) {
    const { whenTrue, whenFalse } = run.decide(clause.expression, flow);
    return { into: whenTrue, on: whenFalse };
  }
  const value = run.evaluate(clause.expression, flow);
  if (tested.kind === 'literal' && tested.isFixed && ts.isLiteralExpression(clause.expression)) {
    const isMatch = value.kind === 'literal' && value.value === tested.value;
    return isMatch ? { into: flow.worlds, on: [] } : { into: [], on: flow.worlds };
  }
  const subject = subjectOf(run, node.expression, { kind: 'unknown' }, flow.frame);
  if (!subject || value.kind !== 'literal') return { into: flow.worlds, on: flow.worlds };
  const literal = value.value;
  const into = flow.worlds.filter((world) => isEqual(world, subject, literal) !== false);
  const on = flow.worlds.filter((world) => isEqual(world, subject, literal) !== true);
  return {
    into: joinWorlds(into.map((world) => assumeEqual(world, subject, literal, true))),
    on: joinWorlds(on.map((world) => assumeEqual(world, subject, literal, false))),
  };
}

/** `switch (typeof x)` and `switch (true)` with both truths are exhaustive in practice; all others are taken at their word. */
function isExhaustive(node: ts.SwitchStatement): boolean {
  const labels = new Set(
    node.caseBlock.clauses.flatMap((clause) => (ts.isCaseClause(clause) ? [clause.expression.kind] : [])),
  );
  return labels.has(ts.SyntaxKind.TrueKeyword) && labels.has(ts.SyntaxKind.FalseKeyword);
}

function isAnswered({ sends, flushedBy }: World): boolean {
  return sends > 0 || flushedBy !== undefined;
}

export function executeSwitch(run: Run, node: ts.SwitchStatement, flow: Flow): void {
  const tested = run.evaluate(node.expression, flow);
  if (isDead(flow)) return;
  const { clauses } = node.caseBlock;
  const entries = new Map<ts.CaseOrDefaultClause, World[]>();
  const head: Flow = { ...flow };
  for (const clause of clauses) {
    if (ts.isDefaultClause(clause)) continue;
    if (isDead(head)) break;
    const { into, on } = matchCase(run, node, clause, tested, head);
    entries.set(clause, into);
    head.worlds = on;
  }
  const unmatched = isExhaustive(node) ? [] : head.worlds;
  const byDefault = clauses.find(ts.isDefaultClause);
  if (byDefault) entries.set(byDefault, unmatched);
  inScope(flow, () => {
    flow.worlds = [];
    for (const clause of clauses) {
      flow.worlds = joinWorlds(flow.worlds, entries.get(clause) ?? []);
      for (const statement of clause.statements) run.execute(statement, flow);
    }
    const broken = flow.exits.takeJumps(node, 'break');
    const after = joinWorlds(flow.worlds, broken);
    const passed = byDefault ? [] : unmatched;
    flow.worlds = joinWorlds(
      after,
      after.every(isAnswered)
        ? passed.map((world) => (isAnswered(world) ? world : { ...world, passedBy: node }))
        : passed,
    );
  });
}
