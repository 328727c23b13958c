import type { ts } from 'ts-morph';

const known = new WeakMap<ts.SourceFile, ReadonlySet<string>>();

const namesIn = (texts: Iterable<RegExpMatchArray>, pattern: RegExp): string[] =>
  [...texts].flatMap(([text]) => [...text.matchAll(pattern)].map(([, name = '']) => name));

/**
 * The parameters that the routes of a file demand: a request without one leads to another route. Express 5 API, "Path
 * examples"; what is optional ends in `?` in the paths of Express 4, and stands in braces in those of Express 5.
 */
export function routeParameters(file: ts.SourceFile): ReadonlySet<string> {
  const found = known.get(file);
  if (found) return found;
  const { text } = file;
  const demanded = new Set(namesIn(text.matchAll(/['"`][^'"`\n]*/g), /\/:([\w$]+)(?![\w$?*(])/g));
  for (const [, name = ''] of text.matchAll(/:([\w$]+)[?*]/g)) demanded.delete(name);
  for (const name of namesIn(text.matchAll(/\{[^}'"`\n]*/g), /:([\w$]+)/g)) demanded.delete(name);
  known.set(file, demanded);
  return demanded;
}
