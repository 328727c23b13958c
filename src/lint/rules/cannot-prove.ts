import type { Rule } from './rule';
import { statementOf } from './statement-of';

/** The response is handed to code that is not at hand. */
export const cannotProve: Rule = ({ on, report }) => {
  on('escape', ({ node }) => {
    report({
      rule: 'http/cannot-prove',
      at: statementOf(node),
      message:
        'The response is given to code that cannot be seen from here, so that nothing can be said about how often it is sent.',
      action: 'See to it that it responds exactly once on every path.',
    });
  });
};
