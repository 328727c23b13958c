import { ts } from 'ts-morph';

const { FirstAssignment, LastAssignment } = ts.SyntaxKind;

/** Whether a binary expression assigns, by `=` or by one of `+=`, `??=` and the like. */
export const isAssignment = ({ operatorToken: { kind } }: ts.BinaryExpression): boolean =>
  kind >= FirstAssignment && kind <= LastAssignment;
