import { promisesOf, alternativesOf } from '../interpret/value';
import type { Rule } from './rule';

/** A promise that is thrown in place of an error. */
export const thrownPromise: Rule = ({ on, report }) => {
  on('throw', ({ node, value }) => {
    if (promisesOf(value).length < alternativesOf(value).length) return;
    report({
      rule: 'source/thrown-promise',
      at: node,
      message:
        'What is thrown is a promise: nothing waits for it, and whoever catches it finds no message in it.',
      action: 'Await it, and throw an Error.',
    });
  });
};
