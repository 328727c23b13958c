import { ts } from 'ts-morph';
import { canAnswer } from './can-answer';
import { clearResult, declareVariables } from './declare-variables';
import type { Value, World } from './domain';
import { executeBlock } from './execute-block';
import { executeDo, executeFor, executeForEach, executeWhile } from './execute-loop';
import { executeSwitch } from './execute-switch';
import { executeTry } from './execute-try';
import { floatUnused } from './float-unused';
import { runFrom, type Flow } from './flow';
import type { Run } from './run';
import { importNames } from './import-names';
import { nothing, unknown } from './value';
import { joinWorlds } from './world';

const K = ts.SyntaxKind;

const isAnswered = (world: World): boolean => world.sends > 0 || world.flushedBy !== undefined;

/** Notes on the paths that passed a branch by that whoever went into it got an answer or left. */
export function notePassed(worlds: readonly World[], into: readonly World[], node: ts.Node): World[] {
  if (!into.every(isAnswered)) return [...worlds];
  return worlds.map((world) => (isAnswered(world) ? world : { ...world, passedBy: node }));
}

function executeIf(run: Run, node: ts.IfStatement, flow: Flow): void {
  const { whenTrue, whenFalse } = run.decide(node.expression, flow);
  const afterThen = runFrom(flow, whenTrue, (inner) => run.execute(node.thenStatement, inner));
  const { elseStatement } = node;
  const afterElse = elseStatement
    ? runFrom(flow, whenFalse, (inner) => run.execute(elseStatement, inner))
    : canAnswer(flow.frame)
      ? notePassed(whenFalse, afterThen, node)
      : whenFalse;
  flow.worlds = joinWorlds(afterThen, afterElse);
}

function executeReturn(run: Run, node: ts.ReturnStatement, flow: Flow): void {
  const value = node.expression ? run.evaluate(node.expression, flow) : nothing;
  if (flow.worlds.length > 0) flow.exits.returned.push({ worlds: flow.worlds, value, node });
  flow.worlds = [];
}

function isEmptyValue(value: Value): boolean {
  return value.kind === 'literal' && (value.value === undefined || value.value === null);
}

function executeThrow(run: Run, node: ts.ThrowStatement, flow: Flow): void {
  const value = run.evaluate(node.expression, flow);
  if (flow.worlds.length > 0) run.events.emit('throw', { node, value });
  if (flow.worlds.length > 0)
    flow.exits.thrown.push({ worlds: flow.worlds, node, ...(isEmptyValue(value) && { isEmpty: true }) });
  flow.worlds = [];
}

const isLoop = (node: ts.Node): boolean =>
  ts.isForStatement(node) ||
  ts.isForOfStatement(node) ||
  ts.isForInStatement(node) ||
  ts.isWhileStatement(node) ||
  ts.isDoStatement(node);

/** The statement that a break or continue leads to. */
function targetOf(node: ts.BreakOrContinueStatement): ts.Node | undefined {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (node.label) {
      if (ts.isLabeledStatement(outer) && outer.label.text === node.label.text)
        return node.kind === K.ContinueStatement ? labelled(outer) : outer;
    } else if (isLoop(outer) || (node.kind === K.BreakStatement && ts.isSwitchStatement(outer))) return outer;
    if (ts.isFunctionLike(outer)) return undefined;
  }
  return undefined;
}

function labelled(node: ts.LabeledStatement): ts.Node {
  let { statement } = node;
  while (ts.isLabeledStatement(statement)) statement = statement.statement;
  return statement;
}

function executeJump(node: ts.BreakOrContinueStatement, flow: Flow): void {
  const target = targetOf(node);
  const kind = node.kind === K.BreakStatement ? 'break' : 'continue';
  if (target) flow.exits.jumps.push({ worlds: flow.worlds, kind, target });
  flow.worlds = [];
}

function executeExport(run: Run, node: ts.ExportAssignment, flow: Flow): void {
  const value = run.evaluate(node.expression, flow);
  run.exported.set(node.isExportEquals ? '' : 'default', { value, node: node.expression });
}

function executeLabeled(run: Run, node: ts.LabeledStatement, flow: Flow): void {
  run.execute(node.statement, flow);
  flow.worlds = joinWorlds(flow.worlds, flow.exits.takeJumps(node, 'break'));
}

/** `import name = require('module')` of TypeScript. */
function declareImport(run: Run, node: ts.ImportEqualsDeclaration, flow: Flow): void {
  const { moduleReference, isTypeOnly, name } = node;
  if (isTypeOnly || !ts.isExternalModuleReference(moduleReference)) return;
  const { expression } = moduleReference;
  if (ts.isStringLiteralLike(expression)) flow.frame.declare(name.text, run.importOf(expression.text, []));
}

/** Executes a statement: the worlds of the flow are then those at its end, and the exits hold all that left it. */
export function executeStatement(run: Run, node: ts.Statement, flow: Flow): void {
  run.spend();
  run.reached.add(node);
  if (ts.isExpressionStatement(node)) {
    const value = run.evaluate(node.expression, flow);
    floatUnused(run, node.expression, value, flow);
    clearResult(flow);
  } else if (ts.isVariableStatement(node)) declareVariables(run, node.declarationList, flow);
  else if (ts.isIfStatement(node)) executeIf(run, node, flow);
  else if (ts.isReturnStatement(node)) executeReturn(run, node, flow);
  else if (ts.isThrowStatement(node)) executeThrow(run, node, flow);
  else if (ts.isBlock(node)) executeBlock(run, node.statements, flow);
  else if (ts.isTryStatement(node)) executeTry(run, node, flow);
  else if (ts.isSwitchStatement(node)) executeSwitch(run, node, flow);
  else if (ts.isForStatement(node)) executeFor(run, node, flow);
  else if (ts.isForOfStatement(node) || ts.isForInStatement(node)) executeForEach(run, node, flow);
  else if (ts.isWhileStatement(node)) executeWhile(run, node, flow);
  else if (ts.isDoStatement(node)) executeDo(run, node, flow);
  else if (ts.isBreakOrContinueStatement(node)) executeJump(node, flow);
  else if (ts.isLabeledStatement(node)) executeLabeled(run, node, flow);
  else if (ts.isExportAssignment(node)) executeExport(run, node, flow);
  else if (ts.isImportDeclaration(node)) importNames(run, node, flow.frame);
  else if (ts.isImportEqualsDeclaration(node)) declareImport(run, node, flow);
  else if (ts.isClassDeclaration(node) && node.name) flow.frame.declare(node.name.text, unknown);
}
