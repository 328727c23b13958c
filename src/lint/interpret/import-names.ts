import { ts } from 'ts-morph';
import type { Frame } from './domain';

/** Declares what an import brings in. */
export function importNames(node: ts.ImportDeclaration, frame: Frame): void {
  if (!ts.isStringLiteral(node.moduleSpecifier) || !node.importClause || node.importClause.isTypeOnly) return;
  const module = node.moduleSpecifier.text;
  const { name, namedBindings } = node.importClause;
  if (name) frame.declare(name.text, { kind: 'import', module, path: [] });
  if (!namedBindings) return;
  if (ts.isNamespaceImport(namedBindings))
    return void frame.declare(namedBindings.name.text, { kind: 'import', module, path: [] });
  for (const element of namedBindings.elements) {
    if (element.isTypeOnly) continue;
    const imported = (element.propertyName ?? element.name).text;
    frame.declare(element.name.text, { kind: 'import', module, path: [imported] });
  }
}
