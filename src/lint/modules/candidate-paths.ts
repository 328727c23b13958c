import { posix } from 'node:path';

const endings = ['.js', '.ts', '.mjs', '.cjs', '.mts', '.cts', '.jsx', '.tsx'];

/** What TypeScript compiles to an ending: its imports name the file that will be there. */
const compiledFrom: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

/** Whether a module is named by its path from the file that loads it, and is no package. */
export const isLocal = (specifier: string): boolean => /^\.\.?(?:\/|$)/.test(specifier);

/**
 * The files that a local path may mean, the likeliest first: Node's "Modules: CommonJS modules", "All together", and
 * TypeScript's "Modules - Reference", "File extension substitution".
 *
 * @param from the file that loads it, with `/`
 */
export function candidatePaths(from: string, specifier: string): string[] {
  const path = posix.join(posix.dirname(from), specifier);
  const ending = endings.find((each) => path.endsWith(each));
  const exact = ending
    ? [path, ...(compiledFrom[ending] ?? []).map((each) => path.slice(0, -ending.length) + each)]
    : [];
  const named =
    specifier.endsWith('/') || /(?:^|\/)\.\.?$/.test(specifier) ? [] : endings.map((each) => path + each);
  return [...exact, ...named, ...endings.map((each) => posix.join(path, `index${each}`))];
}
