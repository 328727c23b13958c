import { ts } from 'ts-morph';
import type { TextEdit } from '../../syntax/apply-edits';

type Fix = { edits?: readonly TextEdit[] };

const isUsual = (status: unknown): status is number =>
  typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 599;

const replace = (node: ts.Node, text: string): TextEdit => ({
  start: node.getStart(),
  end: node.getEnd(),
  text,
});

/** `res.send(404)` becomes `res.sendStatus(404)`. */
export function sendStatusInstead({ expression, arguments: args }: ts.CallExpression, status: unknown): Fix {
  if (!isUsual(status) || args.length !== 1 || !ts.isPropertyAccessExpression(expression)) return {};
  // A chain may have set another status.
  return ts.isIdentifier(expression.expression) ? { edits: [replace(expression.name, 'sendStatus')] } : {};
}

/** `res.send(404, body)` becomes `res.status(404).send(body)`. */
export function statusFirst({ expression, arguments: args }: ts.CallExpression, status: unknown): Fix {
  const [first, second] = args;
  if (!isUsual(status) || !first || !second || !ts.isPropertyAccessExpression(expression)) return {};
  const { name } = expression;
  return {
    edits: [
      { start: name.getStart(), end: name.getStart(), text: `status(${first.getText()}).` },
      { start: first.getStart(), end: second.getStart(), text: '' },
    ],
  };
}

/** `res.sendStatus(404).send(body)` becomes `res.status(404).send(body)`. */
export function statusForSendStatus({ expression }: ts.CallExpression): Fix {
  return ts.isPropertyAccessExpression(expression) ? { edits: [replace(expression.name, 'status')] } : {};
}

/** `res.status("404")` becomes `res.status(404)`. */
export function statusAsNumber({ arguments: [first] }: ts.CallExpression, status: unknown): Fix {
  const isText = first && ts.isStringLiteralLike(first) && /^[1-5]\d\d$/.test(String(status));
  return isText ? { edits: [replace(first, String(status))] } : {};
}
