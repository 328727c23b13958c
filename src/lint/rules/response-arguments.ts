import { ts } from 'ts-morph';
import type { Value } from '../interpret/domain';
import { sendStatusInstead, statusFirst, statusForSendStatus, statusAsNumber } from '../fixes/rewrite-status';
import { alternativesOf } from '../interpret/value';
import { senders } from '../names/response-methods';
import type { Rule } from './rule';

const literalOf = (value: Value | undefined): unknown => {
  if (!value) return undefined;
  const [only, ...others] = alternativesOf(value);
  return only?.kind === 'literal' && others.length === 0 ? only.value : undefined;
};

const isStatus = (status: unknown): boolean =>
  typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 999;

/** What is given to the methods of the response. */
export const responseArguments: Rule = ({ on, report }) => {
  on('respond', ({ node, method, args }) => {
    const [first, second] = args;
    const status = literalOf(first);
    if ((method === 'send' || method === 'json' || method === 'jsonp') && args.length === 2 && second) {
      report({
        rule: 'http/two-argument-send',
        at: nameOf(node),
        message: `${method}() takes one argument: the first one is sent as the body, with status 200, and the second one is dropped.`,
        action: `Write res.status(code).${method}(body).`,
        ...statusFirst(node, status),
      });
    } else if (method === 'send' && typeof status === 'number') {
      report({
        rule: 'http/number-sent',
        at: nameOf(node),
        message: `The number is sent as the body, with status 200: Express 5 does not take it for a status.`,
        action: 'Write res.sendStatus(code), or send it as text.',
        ...sendStatusInstead(node, status),
      });
    }
    if (
      (method === 'status' || method === 'sendStatus') &&
      status !== undefined &&
      status !== null &&
      !isStatus(status)
    ) {
      report({
        rule: 'http/bad-status',
        at: nameOf(node),
        message: `${JSON.stringify(status)} is no status: ${method}() throws, and the caller gets 500.`,
        action: 'Give it as a whole number from 100 to 599.',
        ...statusAsNumber(node, status),
      });
    }
    const before = ts.isPropertyAccessExpression(node.expression) ? node.expression.expression : undefined;
    const isChained =
      before &&
      ts.isCallExpression(before) &&
      ts.isPropertyAccessExpression(before.expression) &&
      before.expression.name.text === 'sendStatus';
    if (isChained && senders.has(method) && !(method === 'end' && args.length === 0)) {
      report({
        rule: 'http/chained-after-send-status',
        at: nameOf(node),
        message: `sendStatus() has sent the response already: ${method}() fails with ERR_HTTP_HEADERS_SENT.`,
        action: `Write res.status(code).${method}(...).`,
        ...statusForSendStatus(before),
      });
    }
  });
};

/** The line of a chain that counts is the one with the method's name. */
const nameOf = (node: ts.CallExpression): ts.Node =>
  ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node;
