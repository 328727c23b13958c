import { ts } from 'ts-morph';
import type { Frame, Value, World } from './domain';
import { LexicalFrame } from './frame';
import { isTooDeep } from '../../syntax/is-too-deep';
import { executeStatements } from './execute-block';
import { membersOf } from './follow-import';
import { Exits, type Flow } from './flow';
import type { Run } from './run';
import { TooMuchWork } from './too-much-work';
import { freshWorld } from './world';

/** A module after its own statements have run. */
export interface LoadedModule {
  readonly frame: Frame;
  /** The worlds at its end, with the work that still runs; none when it could not be followed. */
  readonly worlds: readonly World[];
}

const isExported = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false);

const isDefault = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? false);

/** Notes what `export ... from 'module'` exports. */
function passOnExports(run: Run, { moduleSpecifier, exportClause }: ts.ExportDeclaration): void {
  if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) return;
  const module = moduleSpecifier.text;
  const pass = (name: string, value: Value, node: ts.Node): void =>
    void run.exported.set(name, { value, node });
  if (!exportClause) {
    for (const [name, value] of membersOf(run.importOf(module, [])))
      if (name !== 'default' && !run.exported.has(name)) pass(name, value, moduleSpecifier);
  } else if (ts.isNamespaceExport(exportClause))
    pass(exportClause.name.text, run.importOf(module, []), exportClause);
  else
    for (const { name, propertyName, isTypeOnly } of exportClause.elements)
      if (!isTypeOnly) pass(name.text, run.importOf(module, [(propertyName ?? name).text]), name);
}

/** Notes what `export` statements export. */
function noteExports(run: Run, frame: Frame): void {
  const note = (name: string, local: ts.Identifier): void => {
    const cell = frame.find(local.text);
    if (cell) run.exported.set(name, { value: cell.value, node: local });
  };
  for (const statement of run.index.file.statements) {
    if (ts.isFunctionDeclaration(statement) && isExported(statement)) {
      if (statement.name) note(isDefault(statement) ? 'default' : statement.name.text, statement.name);
      else if (statement.body)
        run.exported.set('default', { value: { kind: 'closure', node: statement, frame }, node: statement });
    } else if (ts.isVariableStatement(statement) && isExported(statement)) {
      for (const { name } of statement.declarationList.declarations)
        if (ts.isIdentifier(name)) note(name.text, name);
    } else if (ts.isExportDeclaration(statement) && !statement.isTypeOnly) {
      if (statement.moduleSpecifier) passOnExports(run, statement);
      else if (statement.exportClause && ts.isNamedExports(statement.exportClause)) {
        for (const { name, propertyName } of statement.exportClause.elements) {
          const local = propertyName ?? name;
          if (ts.isIdentifier(local)) note(name.text, local);
        }
      }
    }
  }
  // `var exports = ...` is an App Services source that was made to run elsewhere, too.
  const own = frame.find('exports');
  if (own) run.exported.set('', { value: own.value, node: run.index.file });
}

/** Runs the statements of a module: what its names stand for, and what it exports. */
export function loadModule(run: Run): LoadedModule {
  const frame = new LexicalFrame(undefined, undefined, true);
  const flow: Flow = { worlds: [freshWorld], frame, exits: new Exits() };
  run.isLoading = true;
  let worlds: readonly World[] = [];
  try {
    executeStatements(run, run.index.file.statements, flow);
    worlds = flow.worlds;
  } catch (error) {
    if (!(error instanceof TooMuchWork || isTooDeep(error))) throw error;
  }
  run.isLoading = false;
  noteExports(run, frame);
  run.events.emit('loaded', { worlds });
  return { frame, worlds };
}
