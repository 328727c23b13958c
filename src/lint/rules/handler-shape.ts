import { ts } from 'ts-morph';
import { unwrap } from '../index-source';
import { isFunction } from '../is-function';
import { listensToErrors } from './listens-to-errors';
import type { Rule } from './rule';
import { statementOf } from './statement-of';

/** What a handler must not use at all. */
export const handlerShape: Rule = ({ on, handler, isRoute, report }) => {
  const next = !isRoute && isFunction(handler) ? handler.parameters[2] : undefined;
  on('end', () => {
    if (!next) return;
    report({
      rule: 'http/next-parameter',
      at: next,
      message:
        'The functions framework calls a handler with request and response only: the third parameter is undefined, and calling it fails.',
      action: 'Respond here, or throw the error.',
    });
  });
  on('member', ({ node, of, name }) => {
    if (of.kind !== 'request' || name !== 'abortController') return;
    report({
      rule: 'http/abort-controller',
      at: node,
      message:
        'With a timeout configured, the signal of req.abortController is aborted at once for a request with a body.',
      action: "Listen to 'close' of the response, and look at res.writableFinished.",
    });
  });
  on('exit', ({ node }) => {
    report({
      rule: 'http/process-exit',
      at: statementOf(node),
      message: 'This ends the whole instance, with every other request that it is at work on.',
      action: 'Respond and return, or throw.',
    });
  });
  on('pipe', ({ node }) => {
    const source = ts.isPropertyAccessExpression(node.expression)
      ? unwrap(node.expression.expression)
      : undefined;
    if (source && listensToErrors(source)) return;
    report({
      rule: 'http/pipe-without-error-path',
      at: statementOf(node),
      message: 'When the source fails, pipe() neither ends the response nor tells.',
      action: "Use pipeline from node:stream/promises, and await it, or listen to 'error' of the source.",
    });
  });
};
