import { ts } from 'ts-morph';

/** What an identifier does to the variable that it names; `none` when it names no variable, or declares one. */
export type IdentifierRole = 'read' | 'assigned' | 'none';

type Named = ts.Node & { readonly name?: ts.Node };
type RoleIn<T> = (node: ts.Identifier, parent: T) => IdentifierRole;

const { FirstAssignment, LastAssignment, PlusPlusToken, MinusMinusToken } = ts.SyntaxKind;

const isAssignment = (kind: ts.SyntaxKind): boolean => kind >= FirstAssignment && kind <= LastAssignment;

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

const none = (): IdentifierRole => 'none';

/** The name is that of a member or of a declaration; elsewhere in it, the identifier is read. */
const unlessName: RoleIn<Named> = (node, parent) => (parent.name === node ? 'none' : 'read');

const inUnary: RoleIn<ts.PrefixUnaryExpression | ts.PostfixUnaryExpression> = (_node, { operator }) =>
  operator === PlusPlusToken || operator === MinusMinusToken ? 'assigned' : 'read';

const inLoop: RoleIn<ts.ForInOrOfStatement> = (node, { initializer }) =>
  initializer === node ? 'assigned' : 'read';

const ofTarget = (literal: ts.Node): IdentifierRole => (isTarget(literal) ? 'assigned' : 'read');

const K = ts.SyntaxKind;

// By the kind of the parent; below any other, an identifier is read. A table, as every name of a source passes here.
const roles = new Map<ts.SyntaxKind, RoleIn<never>>([
  ...[
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
  ].map((kind) => [kind, unlessName] as const),
  ...[
    K.ImportSpecifier,
    K.ExportSpecifier,
    K.MetaProperty,
    K.LabeledStatement,
    K.BreakStatement,
    K.ContinueStatement,
    K.JsxAttribute,
    K.QualifiedName,
  ].map((kind) => [kind, none] as const),
  [
    K.BindingElement,
    ((node, { name, propertyName }) =>
      name === node || propertyName === node ? 'none' : 'read') satisfies RoleIn<ts.BindingElement>,
  ],
  [
    K.BinaryExpression,
    ((node, { left, operatorToken }) =>
      left === node && isAssignment(operatorToken.kind)
        ? 'assigned'
        : 'read') satisfies RoleIn<ts.BinaryExpression>,
  ],
  [
    K.PropertyAssignment,
    ((node, { name, parent }) =>
      name === node ? 'none' : ofTarget(parent)) satisfies RoleIn<ts.PropertyAssignment>,
  ],
  [
    K.ShorthandPropertyAssignment,
    ((node, { objectAssignmentInitializer, parent }) =>
      objectAssignmentInitializer === node
        ? 'read'
        : ofTarget(parent)) satisfies RoleIn<ts.ShorthandPropertyAssignment>,
  ],
  [K.ArrayLiteralExpression, ((_node, list) => ofTarget(list)) satisfies RoleIn<ts.ArrayLiteralExpression>],
  [K.PrefixUnaryExpression, inUnary],
  [K.PostfixUnaryExpression, inUnary],
  [K.ForOfStatement, inLoop],
  [K.ForInStatement, inLoop],
]);

/** Tells whether an identifier reads a variable, assigns one, or does neither. */
export function roleOf(node: ts.Identifier): IdentifierRole {
  const roleIn = roles.get(node.parent.kind);
  return roleIn ? roleIn(node, node.parent as never) : 'read';
}
