import { ts } from 'ts-morph';
import { forgetNewer } from './facts';
import { isDead, type Flow } from './flow';
import { LexicalFrame, newestCell } from './frame';
import type { Run } from './run';

const declaresNames = (statement: ts.Statement): boolean =>
  ts.isFunctionDeclaration(statement) ||
  ts.isClassDeclaration(statement) ||
  (ts.isVariableStatement(statement) && (statement.declarationList.flags & ts.NodeFlags.BlockScoped) !== 0);

/** Executes statements one after the other; functions that they declare can be called from the start. */
export function executeStatements(run: Run, statements: readonly ts.Statement[], flow: Flow): void {
  for (const statement of statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name && statement.body)
      flow.frame.declare(statement.name.text, { kind: 'closure', node: statement, frame: flow.frame });
  }
  for (const statement of statements) {
    if (isDead(flow)) return;
    run.execute(statement, flow);
  }
}

/** Runs something with names of its own. */
export function inScope(flow: Flow, run: () => void): void {
  const outer = flow.frame;
  const newest = newestCell();
  flow.frame = new LexicalFrame(outer, outer.owner, false);
  run();
  flow.frame = outer;
  forgetNewer(newest, flow);
}

/** Executes a block in a scope of its own. */
export function executeBlock(run: Run, statements: readonly ts.Statement[], flow: Flow): void {
  if (statements.some(declaresNames)) inScope(flow, () => executeStatements(run, statements, flow));
  else executeStatements(run, statements, flow);
}
