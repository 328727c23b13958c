import { ts } from 'ts-morph';
import type { Scopes } from '../syntax/build-scopes';
import type { Problem } from '../syntax/parse-source';

/** What a walk over a tree found of its form. */
export interface FormFacts {
  readonly problems: Problem[];
  readonly moduleSyntax: ts.Node[];
}

const typescriptOnly = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
  ts.SyntaxKind.EnumDeclaration,
  ts.SyntaxKind.ModuleDeclaration,
  ts.SyntaxKind.AsExpression,
  ts.SyntaxKind.SatisfiesExpression,
  ts.SyntaxKind.NonNullExpression,
  ts.SyntaxKind.TypeAssertionExpression,
  ts.SyntaxKind.TypeParameter,
  ts.SyntaxKind.ImportEqualsDeclaration,
  ts.SyntaxKind.ExportAssignment,
]);

const jsxRoots = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.JsxElement,
  ts.SyntaxKind.JsxSelfClosingElement,
  ts.SyntaxKind.JsxFragment,
]);

const hasType = (node: ts.Node): boolean =>
  (ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isFunctionLike(node) ||
    ts.isPropertyDeclaration(node)) &&
  node.type !== undefined;

function isTypescript(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return node.isExportEquals === true;
  return typescriptOnly.has(node.kind) || hasType(node);
}

function isModuleSyntax(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
  if (ts.isExportAssignment(node)) return !node.isExportEquals;
  if (ts.isCallExpression(node)) return node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return (
    ts.canHaveModifiers(node) &&
    ts.isSourceFile(node.parent) &&
    node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true
  );
}

/** Whether `await` stands in a function that is not async; in a script, nothing else may hold one. */
function isAwaitOutside(node: ts.Node): boolean {
  const waits = ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined);
  if (!waits) return false;
  let outer = node.parent;
  while (!ts.isFunctionLike(outer) && !ts.isSourceFile(outer)) outer = outer.parent;
  if (ts.isSourceFile(outer)) return true;
  return (
    !ts.canHaveModifiers(outer) || !outer.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword)
  );
}

// Few kinds can show any of this, and every node of a source passes here.
const kindsToSee = new Set<ts.SyntaxKind>([
  ...typescriptOnly,
  ...jsxRoots,
  ts.SyntaxKind.ImportDeclaration,
  ts.SyntaxKind.ExportDeclaration,
  ts.SyntaxKind.VariableStatement,
  ts.SyntaxKind.VariableDeclaration,
  ts.SyntaxKind.Parameter,
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.FunctionExpression,
  ts.SyntaxKind.ArrowFunction,
  ts.SyntaxKind.ClassDeclaration,
  ts.SyntaxKind.MethodDeclaration,
  ts.SyntaxKind.GetAccessor,
  ts.SyntaxKind.SetAccessor,
  ts.SyntaxKind.PropertyDeclaration,
  ts.SyntaxKind.CallExpression,
  ts.SyntaxKind.AwaitExpression,
  ts.SyntaxKind.ForOfStatement,
]);

/** Looks at one node for what the compiler's parser accepts and a script cannot have. */
export function findInForm(node: ts.Node, { problems, moduleSyntax }: FormFacts): void {
  if (!kindsToSee.has(node.kind)) return;
  if (isModuleSyntax(node)) moduleSyntax.push(node);
  if (isTypescript(node))
    problems.push({ message: 'it has the syntax of TypeScript', offset: node.getStart() });
  else if (jsxRoots.has(node.kind))
    problems.push({ message: 'it has the syntax of JSX', offset: node.getStart() });
  else if (isAwaitOutside(node))
    problems.push({ message: 'await stands in a function that is not async', offset: node.getStart() });
}

/** Names that the source declares more than once. */
export function findDoubleNames({ declaredTwice }: Scopes): Problem[] {
  return declaredTwice.map((name) => ({
    message: `${name.text} is declared twice in one scope`,
    offset: name.getStart(),
  }));
}
