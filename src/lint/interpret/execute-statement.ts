import { ts } from 'ts-morph';
import { clearResult, declareVariables } from './declare-variables';
import { executeBlock } from './execute-block';
import { executeDo, executeFor, executeForEach, executeWhile } from './execute-loop';
import { executeSwitch } from './execute-switch';
import { executeTry } from './execute-try';
import { runFrom, type Flow } from './flow';
import type { Run } from './run';
import { importNames } from './import-names';
import { nothing, unknown, type Value } from './value';
import { joinWorlds, type World } from './world';

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
  const afterElse = node.elseStatement
    ? runFrom(flow, whenFalse, (inner) => run.execute(node.elseStatement!, inner))
    : notePassed(whenFalse, afterThen, node);
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

/** Executes a statement: the worlds of the flow are then those at its end, and the exits hold all that left it. */
export function executeStatement(run: Run, node: ts.Statement, flow: Flow): void {
  run.spend();
  switch (node.kind) {
    case K.ExpressionStatement:
      run.evaluate((node as ts.ExpressionStatement).expression, flow);
      return clearResult(flow);
    case K.VariableStatement:
      return declareVariables(run, (node as ts.VariableStatement).declarationList, flow);
    case K.IfStatement:
      return executeIf(run, node as ts.IfStatement, flow);
    case K.ReturnStatement:
      return executeReturn(run, node as ts.ReturnStatement, flow);
    case K.ThrowStatement:
      return executeThrow(run, node as ts.ThrowStatement, flow);
    case K.Block:
      return executeBlock(run, (node as ts.Block).statements, flow);
    case K.TryStatement:
      return executeTry(run, node as ts.TryStatement, flow);
    case K.SwitchStatement:
      return executeSwitch(run, node as ts.SwitchStatement, flow);
    case K.ForStatement:
      return executeFor(run, node as ts.ForStatement, flow);
    case K.ForOfStatement:
    case K.ForInStatement:
      return executeForEach(run, node as ts.ForOfStatement, flow);
    case K.WhileStatement:
      return executeWhile(run, node as ts.WhileStatement, flow);
    case K.DoStatement:
      return executeDo(run, node as ts.DoStatement, flow);
    case K.BreakStatement:
    case K.ContinueStatement:
      return executeJump(node as ts.BreakStatement, flow);
    case K.LabeledStatement:
      run.execute((node as ts.LabeledStatement).statement, flow);
      flow.worlds = joinWorlds(flow.worlds, flow.exits.takeJumps(node, 'break'));
      return;
    case K.ExportAssignment:
      return executeExport(run, node as ts.ExportAssignment, flow);
    case K.ImportDeclaration:
      return importNames(node as ts.ImportDeclaration, flow.frame);
    case K.ClassDeclaration: {
      const { name } = node as ts.ClassDeclaration;
      if (name) flow.frame.declare(name.text, unknown);
      return;
    }
    default:
  }
}
