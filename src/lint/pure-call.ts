import { ts } from 'ts-morph';

/** Methods of texts, and of snapshots of a database. */
const ofAnything =
  /^(?:to(?:Locale)?(?:Lower|Upper)Case|trim|startsWith|endsWith|exists|hasChild|hasChildren|numChildren|val)$/;

/** Those of a request, and of what it holds. */
const ofRequest = /^(?:get|header|is|accepts|includes|hasOwnProperty)$/;

/** A call that gives the same each time as long as it is made on the same value. */
export interface PureCall {
  readonly receiver: ts.Expression;
  /** The method and what it is given, as written. */
  readonly written: string;
  /** Whether that holds only of a request: elsewhere, a method of that name may be one of what changes. */
  readonly isOfRequest: boolean;
}

/** A call of a method that gives the same each time; undefined for any other expression. */
export function pureCall(node: ts.Expression): PureCall | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { name, expression } = node.expression;
  const isOfRequest = ofRequest.test(name.text);
  if (!isOfRequest && !ofAnything.test(name.text)) return undefined;
  if (!node.arguments.every(ts.isLiteralExpression)) return undefined;
  const given = node.arguments.map((each) => each.getText()).join();
  return { receiver: expression, written: `${name.text}(${given})`, isOfRequest };
}
