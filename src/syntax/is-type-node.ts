import { ts } from 'ts-morph';

const { FirstTypeNode, LastTypeNode, ExpressionWithTypeArguments } = ts.SyntaxKind;

/** Whether a node is a type, which no code runs. `extends Base` is written as one, and is none. */
export const isTypeNode = ({ kind }: ts.Node): boolean =>
  kind >= FirstTypeNode && kind <= LastTypeNode && kind !== ExpressionWithTypeArguments;
