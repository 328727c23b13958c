import { ts } from 'ts-morph';
import type { FunctionNode } from './interpret/domain';

const K = ts.SyntaxKind;

/** Whether a node is a function with a body of its own. */
export function isFunction(node: ts.Node): node is FunctionNode {
  switch (node.kind) {
    case K.FunctionDeclaration:
    case K.FunctionExpression:
    case K.ArrowFunction:
    case K.MethodDeclaration:
    case K.GetAccessor:
    case K.SetAccessor:
    case K.Constructor:
      return true;
    default:
      return false;
  }
}
