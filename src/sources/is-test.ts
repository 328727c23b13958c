import { ts } from 'ts-morph';

/** Whether a value is only asked about: whether it is there, and of which kind. */
export const isTest = (node: ts.Node, parent: ts.Node): boolean =>
  ts.isTypeOfExpression(parent) ||
  ts.isPrefixUnaryExpression(parent) ||
  ((ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent)) &&
    parent.expression === node) ||
  (ts.isForStatement(parent) && parent.condition === node);
