import * as babel from 'prettier/plugins/babel';
import * as estree from 'prettier/plugins/estree';
import * as markdown from 'prettier/plugins/markdown';
import { format } from 'prettier/standalone';

const parsers: Readonly<Record<string, string>> = { json: 'json', md: 'markdown', js: 'babel' };

/** What Prettier makes of a file, by its name and this project's settings for JavaScript. */
export async function formatAsPrettier(path: string, text: string): Promise<string> {
  const parser = path.endsWith('package.json') ? 'json-stringify' : parsers[path.replace(/^.*\./, '')];
  if (parser === undefined) throw new Error(`${path} is nothing that Prettier formats`);
  const code = { singleQuote: true, printWidth: 110, trailingComma: 'all' } as const;
  return format(text, { parser, plugins: [babel, estree, markdown], ...(parser !== 'json' && code) });
}
