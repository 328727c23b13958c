import { ts } from 'ts-morph';
import type { Pending } from '../interpret/domain';
import type { Rule } from './rule';
import { statementOf } from './statement-of';

/**
 * Where a rejection is left alone: at the call, or, of an async function that was handed over to be called, at the function:
 * who calls it expects no promise.
 */
function placeOf(pending: Pending): ts.Node {
  const { site } = pending;
  if (pending.kind !== 'promise' || pending.promise.of !== 'call') return statementOf(site);
  const { node } = pending.promise.closure;
  const isHandedOver = ts.isCallExpression(node.parent) && node.parent.expression !== node;
  return isHandedOver ? node : statementOf(site);
}

/** Errors that the framework cannot answer, or that nothing takes care of. */
export const rejections: Rule = ({ on, report }) => {
  on('thrown', ({ thrown }) => {
    for (const { node, isEmpty, worlds } of thrown) {
      if (!isEmpty || !node || worlds.every(({ sends }) => sends > 0)) continue;
      report({
        rule: 'http/empty-rejection',
        at: statementOf(node),
        message: `${ts.isThrowStatement(node) ? 'Nothing is thrown' : 'The promise is rejected with nothing'}: the functions framework fails on an error without a stack, and the request hangs.`,
        action: 'Give it an Error.',
      });
    }
  });
  on('unhandled', ({ pending }) => {
    if (!pending.touchesResponse) return;
    report({
      rule: 'http/unhandled-rejection',
      at: placeOf(pending),
      message:
        'The response is sent when this promise is fulfilled, and nothing handles its rejection: the caller then gets the crash answer of the framework, if any.',
      action: 'Return or await the promise, or add a catch that responds with an error.',
    });
  });
};
