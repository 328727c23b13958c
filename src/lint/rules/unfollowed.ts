import type { Rule } from './rule';

/** A handler that cannot be followed, or not to its end. */
export const unfollowed: Rule = ({ on, report }) => {
  on('unfollowed', ({ node, name, isOutOfSight }) => {
    report({
      rule: 'http/cannot-prove',
      at: node,
      ...(isOutOfSight
        ? {
            message: `The handler ${name} is made by code that cannot be seen from here, so that nothing can be said about its responses.`,
            action: 'Register a function that is written here, or check it where it is written.',
          }
        : {
            message: 'The function has too many paths, or is nested too deeply, to be followed to the end.',
            action: 'Split it into smaller functions.',
          }),
    });
  });
};
