import { ts } from 'ts-morph';
import type { Frame } from './domain';
import type { Run } from './run';

/** Declares what an import brings in. */
export function importNames(run: Run, node: ts.ImportDeclaration, frame: Frame): void {
  if (!ts.isStringLiteral(node.moduleSpecifier) || node.importClause?.isTypeOnly) return;
  const module = node.moduleSpecifier.text;
  const declare = (name: ts.Identifier, ...path: string[]): void => {
    frame.declare(name.text, run.importOf(module, path));
  };
  // It is loaded for what loading it does, too.
  if (!node.importClause) return void run.importOf(module, []);
  const { name, namedBindings } = node.importClause;
  if (name) declare(name, 'default');
  if (!namedBindings) return;
  if (ts.isNamespaceImport(namedBindings)) {
    const whole = run.importOf(module, []);
    return void frame.declare(namedBindings.name.text, whole);
  }
  for (const element of namedBindings.elements)
    if (!element.isTypeOnly) declare(element.name, (element.propertyName ?? element.name).text);
}
