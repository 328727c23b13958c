import { ts } from 'ts-morph';
import { functionAround } from '../function-around';
import { iterations } from '../names/callback-methods';

const isIterated = (node: ts.Node): boolean => {
  const call = node.parent;
  return (
    ts.isCallExpression(call) &&
    call.arguments.some((argument) => argument === node) &&
    ts.isPropertyAccessExpression(call.expression) &&
    iterations.has(call.expression.name.text)
  );
};

/**
 * What becomes of a promise where it is made: nothing (`bare`), its rejection is caught or it is given to `void`
 * (`handled`), something holds it (`kept`), or it is one of those that an iteration makes.
 */
export type Disposition = 'bare' | 'handled' | 'kept' | 'iteration';

/** What becomes of the promise that is made at a place. */
export function dispositionOf(site: ts.Node): Disposition {
  let isHandled = false;
  for (let node = site; ; node = node.parent) {
    const { parent } = node;
    if (!parent) return 'bare';
    if ((ts.isArrowFunction(node) || ts.isFunctionExpression(node)) && isIterated(node)) return 'iteration';
    if (ts.isPropertyAccessExpression(parent) && ts.isCallExpression(parent.parent)) {
      const { name } = parent;
      const count = parent.parent.arguments.length;
      isHandled ||= (name.text === 'catch' && count > 0) || (name.text === 'then' && count > 1);
    } else if (ts.isVoidExpression(parent)) {
      return 'handled';
    } else if (
      ts.isVariableDeclaration(parent) ||
      isAssignment(parent, node) ||
      ts.isPropertyAssignment(parent) ||
      isKept(parent, node)
    ) {
      return 'kept';
    } else if (ts.isReturnStatement(parent)) {
      const owner = functionAround(parent);
      return owner && isIterated(owner) ? 'iteration' : 'bare';
    } else if (ts.isStatement(parent)) return isHandled ? 'handled' : 'bare';
  }
}

const isKept = (parent: ts.Node, node: ts.Node): boolean =>
  ts.isCallExpression(parent) &&
  parent.arguments.some((argument) => argument === node) &&
  ts.isPropertyAccessExpression(parent.expression) &&
  parent.expression.name.text === 'push';

const isAssignment = (parent: ts.Node, node: ts.Node): boolean =>
  ts.isBinaryExpression(parent) &&
  parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
  parent.right === node;
