import { ts } from 'ts-morph';
import type { Value } from '../interpret/domain';
import type { ExpressVersion } from '../package-facts';
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

/** Whether Express 4 takes a status that Express 5 refuses: Node turns it into a whole number. */
function isTakenBy4(status: unknown): boolean {
  const number = Math.trunc(Number(status));
  return number >= 100 && number <= 999;
}

/** What happens with the version at hand; with both where the package does not tell which it is. */
function tellVersions(express: ExpressVersion | undefined, with4: string, with5: string): string {
  if (express === 4) return `${with4}.`;
  return express === 5
    ? `${with5}.`
    : `${with5}. (With Express 4: ${with4.charAt(0).toLowerCase()}${with4.slice(1)}.)`;
}

/** How grave it is to use what only Express 4 has. */
function worthOf(express: ExpressVersion | undefined): { readonly severity?: 'warning' | 'info' } {
  if (express === 5) return {};
  return { severity: express === 4 ? 'info' : 'warning' };
}

/** What is given to the methods of the response. */
export const responseArguments: Rule = ({ on, run, report }) => {
  const { express } = run.around;
  on('respond', ({ node, method, args }) => {
    const [first, second] = args;
    const status = literalOf(first);
    if ((method === 'send' || method === 'json' || method === 'jsonp') && args.length === 2 && second) {
      report({
        rule: 'http/two-argument-send',
        at: nameOf(node),
        message: tellVersions(
          express,
          `${method}() with two arguments takes one of them for the status, which Express 5 no longer does`,
          `${method}() takes one argument: the first one is sent as the body, with status 200, and the second one is dropped`,
        ),
        ...worthOf(express),
        action: `Write res.status(code).${method}(body).`,
        ...statusFirst(node, status),
      });
    } else if (method === 'send' && typeof status === 'number') {
      report({
        rule: 'http/number-sent',
        at: nameOf(node),
        message: tellVersions(
          express,
          `The number is taken for the status, and its name is sent; Express 5 sends the number itself, with status 200`,
          `The number is sent as the body, with status 200: Express 5 does not take it for a status`,
        ),
        // The caller gets status 200 either way, and another body.
        ...(status === 200 && express !== 4 ? { severity: 'info' } : worthOf(express)),
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
        message: isTakenBy4(status)
          ? tellVersions(
              express,
              `${JSON.stringify(status)} is taken for the status; with Express 5 ${method}() throws`,
              `${JSON.stringify(status)} is no status: ${method}() throws, and the caller gets 500`,
            )
          : `${JSON.stringify(status)} is no status: ${method}() throws, and the caller gets 500.`,
        ...(isTakenBy4(status) && worthOf(express)),
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
