import { ts } from 'ts-morph';
import { touchesResponse } from '../interpret/touches-response';
import { listensToErrors } from './listens-to-errors';
import type { Rule } from './rule';
import { statementOf } from './statement-of';

/** Whether a call stands in the executor of a promise, which its callback is then to settle. */
function isInExecutor(node: ts.Node): boolean {
  for (let inner = node; inner.parent; inner = inner.parent) {
    const { parent } = inner;
    if (ts.isNewExpression(parent) && parent.expression.getText() === 'Promise') return true;
  }
  return false;
}

/** A request of Node's own client whose failure nothing hears, while the response depends on its success. */
export const requestWithoutErrorListener: Rule = ({ on, run, report }) => {
  on('imported', ({ node, module, path, args }) => {
    if (!/^https?$/.test(module) || !/^(?:get|request)$/.test(path.at(-1) ?? '')) return;
    const callback = args.find(({ kind }) => kind === 'closure');
    if (!callback || listensToErrors(node)) return;
    if (!touchesResponse(run, callback) && !isInExecutor(node)) return;
    report({
      rule: 'http/request-without-error-listener',
      at: statementOf(node),
      message:
        "When this request fails, nothing hears its 'error': it is thrown where nothing can catch it, and the caller gets no answer of yours.",
      action: "Listen to 'error' of the request, and respond with an error there, or reject the promise.",
    });
  });
};
