import { ts } from 'ts-morph';
import type { Frame, World } from './domain';
import { LexicalFrame } from './frame';
import { isTooDeep } from '../../syntax/is-too-deep';
import { executeStatements } from './execute-block';
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
    } else if (
      ts.isExportDeclaration(statement) &&
      statement.exportClause &&
      ts.isNamedExports(statement.exportClause)
    ) {
      if (statement.moduleSpecifier) continue;
      for (const { name, propertyName } of statement.exportClause.elements) {
        const local = propertyName ?? name;
        if (ts.isIdentifier(local)) note(name.text, local);
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
