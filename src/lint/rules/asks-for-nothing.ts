import { ts } from 'ts-morph';

/** Whether a branch is taken where a list or a snapshot is empty: code past it finds something. */
export const asksForNothing = (branch: ts.Node): boolean =>
  ts.isIfStatement(branch) && /\.(?:empty|length|size)\b/.test(branch.expression.getText());
