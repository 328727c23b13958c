import { keysOf } from '../model/keys-of';

/** What is known of one form of the report; render-report.ts has the renderer of each. */
interface FormatFacts {
  /** The endings of file names that stand for it, the usual one first. */
  readonly endings: readonly string[];
}

/** The forms of the report, by the name that --format takes; docs/reports.md has a row for each. */
export const formats = {
  text: { endings: ['.txt'] },
  json: { endings: ['.json'] },
  markdown: { endings: ['.md', '.markdown'] },
  html: { endings: ['.html', '.htm'] },
  sarif: { endings: ['.sarif', '.sarif.json'] },
} as const satisfies Record<string, FormatFacts>;

/** The name of a form of the report. */
export type Format = keyof typeof formats;

/** The names of all formats. */
export const formatNames = keysOf(formats);

/** The endings of all formats, as a sentence lists them. */
export const formatEndings = formatNames.flatMap((name) => formats[name].endings).join(', ');

/** The format that a file's name asks for by its ending; undefined when it asks for none. */
export function formatOfFile(path: string): Format | undefined {
  const lower = path.toLowerCase();
  // The longest ending counts: `.sarif.json` is no `.json`.
  const length = (name: Format): number =>
    Math.max(0, ...formats[name].endings.filter((end) => lower.endsWith(end)).map((end) => end.length));
  const [best] = [...formatNames].sort((a, b) => length(b) - length(a));
  return best && length(best) > 0 ? best : undefined;
}
