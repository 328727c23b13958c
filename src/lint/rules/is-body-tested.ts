import { ts } from 'ts-morph';
import { isTypeNode } from '../../syntax/is-type-node';
import type { FunctionNode } from '../interpret/domain';

/** The names that a source gives to the body of a request. */
function namesOfBody(file: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      if (/\.\s*body$/.test(node.initializer.getText(file))) names.add(node.name.text);
    } else if (ts.isBindingElement(node) && ts.isIdentifier(node.name)) {
      if ((node.propertyName ?? node.name).getText(file) === 'body') names.add(node.name.text);
    }
    ts.forEachChild(node, (child) => {
      if (!isTypeNode(child)) visit(child);
    });
  };
  visit(file);
  return names;
}

/** Whether a node is looked at for what it is, rather than read from or handed on. */
function isLookedAt(node: ts.Node): boolean {
  let inner = node;
  for (let { parent } = inner; parent; inner = parent, { parent } = inner) {
    if (ts.isPrefixUnaryExpression(parent) || ts.isTypeOfExpression(parent)) return true;
    if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isSwitchStatement(parent))
      return parent.expression === inner;
    if (ts.isConditionalExpression(parent)) return parent.condition === inner;
    if (ts.isBinaryExpression(parent)) return parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken;
    const isPart =
      ts.isParenthesizedExpression(parent) ||
      ts.isAwaitExpression(parent) ||
      (ts.isCallExpression(parent) && parent.expression !== inner);
    if (!isPart) return isKeptAndTested(parent, inner);
  }
  return false;
}

/** Whether what a call made of it is kept in a variable on which something is decided. */
function isKeptAndTested(parent: ts.Node, value: ts.Node): boolean {
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name) || !ts.isCallExpression(value))
    return false;
  const name = parent.name.text.replace(/\$/g, '\\$');
  return new RegExp(`\\b(?:if|while)\\s*\\(\\s*!?\\s*${name}\\b|\\b${name}\\s*(?:\\?[^.]|&&|\\|\\|)`).test(
    parent.getSourceFile().text,
  );
}

/**
 * Whether code before a place looks at whether there is a body, in a way that the interpretation does not follow: in a
 * call, a variable of its own, by `in`, by the request's method.
 *
 * @param handler the function that is given the request
 */
export function isBodyTested(before: ts.Node, handler: FunctionNode): boolean {
  const file = before.getSourceFile();
  const end = before.getStart(file);
  const names = namesOfBody(file);
  const request = handler.parameters[0]?.name.getText(file);
  const isBody = (node: ts.Node): boolean => {
    if (ts.isPropertyAccessExpression(node)) return /^(?:body|httpMethod)$/.test(node.name.text);
    if (ts.isStringLiteralLike(node)) return node.text === 'body';
    if (!ts.isIdentifier(node) || ts.isBindingElement(node.parent)) return false;
    return names.has(node.text) || (node.text === request && ts.isCallExpression(node.parent));
  };
  let isFound = false;
  const visit = (node: ts.Node): void => {
    if (isFound || node.getStart(file) >= end) return;
    isFound = isBody(node) && isLookedAt(node);
    if (!isFound)
      ts.forEachChild(node, (child) => {
        if (!isTypeNode(child)) visit(child);
      });
  };
  visit(file);
  return isFound;
}
