import { ts } from 'ts-morph';

/** Whether a function is declared async, so that calling it gives a promise. */
export const isAsync = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false);
