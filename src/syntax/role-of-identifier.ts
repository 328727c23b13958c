import { ts } from 'ts-morph';
import { isAssignment } from './is-assignment';

/** What an identifier does to the variable that it names; `none` when it names no variable, or declares one. */
export type IdentifierRole = 'read' | 'assigned' | 'none';

type Named = ts.Node & { readonly name?: ts.Node };

const { PlusPlusToken, MinusMinusToken } = ts.SyntaxKind;

/** Whether an object or array literal is the target of an assignment: `({ a } = b)`. */
function isTarget(literal: ts.Node): boolean {
  let node = literal;
  for (;;) {
    const { parent } = node;
    if (ts.isBinaryExpression(parent))
      return parent.left === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
    if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return parent.initializer === node;
    const isPart =
      ts.isParenthesizedExpression(parent) ||
      ts.isPropertyAssignment(parent) ||
      ts.isSpreadElement(parent) ||
      ts.isObjectLiteralExpression(parent) ||
      ts.isArrayLiteralExpression(parent);
    if (!isPart) return false;
    node = parent;
  }
}

const ofTarget = (literal: ts.Node): IdentifierRole => (isTarget(literal) ? 'assigned' : 'read');

const K = ts.SyntaxKind;

// Sets of kinds, as every name of a source passes here.
const namedKinds = new Set<ts.SyntaxKind>([
  K.PropertyAccessExpression,
  K.VariableDeclaration,
  K.Parameter,
  K.FunctionDeclaration,
  K.FunctionExpression,
  K.ClassDeclaration,
  K.ClassExpression,
  K.ImportClause,
  K.NamespaceImport,
  K.ImportEqualsDeclaration,
  K.EnumDeclaration,
  K.EnumMember,
  K.ModuleDeclaration,
  K.TypeAliasDeclaration,
  K.InterfaceDeclaration,
  K.TypeParameter,
  K.MethodDeclaration,
  K.PropertyDeclaration,
  K.GetAccessor,
  K.SetAccessor,
]);

/** Whether a node may have a name that is that of a member or a declaration; elsewhere in it, identifiers are read. */
const isNamed = (node: ts.Node): node is Named => namedKinds.has(node.kind);

const kindsWithoutVariables = new Set<ts.SyntaxKind>([
  K.ImportSpecifier,
  K.ExportSpecifier,
  K.MetaProperty,
  K.LabeledStatement,
  K.BreakStatement,
  K.ContinueStatement,
  K.JsxAttribute,
  K.QualifiedName,
]);

/** Tells whether an identifier reads a variable, assigns one, or does neither. */
export function roleOf(node: ts.Identifier): IdentifierRole {
  const { parent } = node;
  if (isNamed(parent)) return parent.name === node ? 'none' : 'read';
  if (kindsWithoutVariables.has(parent.kind)) return 'none';
  if (ts.isBinaryExpression(parent))
    return parent.left === node && isAssignment(parent) ? 'assigned' : 'read';
  if (ts.isBindingElement(parent))
    return parent.name === node || parent.propertyName === node ? 'none' : 'read';
  if (ts.isPropertyAssignment(parent)) return parent.name === node ? 'none' : ofTarget(parent.parent);
  if (ts.isShorthandPropertyAssignment(parent))
    return parent.objectAssignmentInitializer === node ? 'read' : ofTarget(parent.parent);
  if (ts.isArrayLiteralExpression(parent)) return ofTarget(parent);
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent))
    return parent.operator === PlusPlusToken || parent.operator === MinusMinusToken ? 'assigned' : 'read';
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent))
    return parent.initializer === node ? 'assigned' : 'read';
  return 'read';
}
