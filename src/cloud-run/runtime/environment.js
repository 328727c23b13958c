'use strict';

/** @import { Environment } from './types' */

/** The file of the environment that has no name, without its ending. */
const NO_NAME = 'no-environment';

/** The vendor's five environments, by their tags. */
const TAGS = ['', 'development', 'testing', 'qa', 'production'];

/**
 * The environment to run in: the app's own, or the one that APP_ENVIRONMENT names.
 * @param {Environment} environment
 * @param {string | undefined} asked
 * @returns {{ tag: string, values: Record<string, unknown> }}
 */
function chooseEnvironment({ tag, values }, asked) {
  const named = asked === undefined || asked === '' ? tag : asked;
  const chosen = named === NO_NAME ? '' : named;
  if (!TAGS.includes(chosen)) {
    throw new Error(
      `APP_ENVIRONMENT is ${JSON.stringify(asked)}: set it to ${[NO_NAME, ...TAGS.slice(1)].join(', ')}, or not at all.`,
    );
  }
  const file = chosen === '' ? NO_NAME : chosen;
  return { tag: chosen, values: values[file] ?? values[chosen] ?? {} };
}

module.exports = { chooseEnvironment };
