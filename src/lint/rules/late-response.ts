import { platformSetters } from '../names/platform-members';
import type { Rule } from './rule';

/** The response of an App Services function, set when the function has ended. */
export const lateResponse: Rule = ({ on, report }) => {
  on('respond', ({ node, method, isLate }) => {
    if (!isLate || !platformSetters.has(method)) return;
    report({
      rule: 'endpoint/response-set-too-late',
      at: node,
      message: `${method}() is called in a callback that nothing waits for. App Services waited for such work before it answered; no other platform does, and the caller gets the response without it.`,
      action: 'Await or return the promise whose callback this is.',
    });
  });
};
