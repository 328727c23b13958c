import { spellOut } from '../model/spell-out';
import { showText } from '../report/renderers/show-text';
import { maskText } from './masked-text';
import type { FileChange, Report } from '../report/report';
import { diffFile } from '../tree/diff-files';
import type { StagedFile } from '../tree/staged-tree';

// Line ends and tabs are the text's own.
const inText = /[^\t\n\r]+|\r(?!\n)/g;

/** What the diffs are made from. */
export interface DiffedPlan {
  readonly report: Report;
  readonly files: readonly StagedFile[];
  readonly readInput: (path: string) => Buffer | undefined;
}

// The file that a rewritten one is compared with: the one in the same place, else the first that it comes from.
function counterpart({ to, from }: FileChange): string | undefined {
  return from.find((path) => path === to) ?? from[0];
}

/**
 * Unified diffs of all files that are created or rewritten; the plan tells the rest. They are for reading: credentials are
 * masked, what does not show is spelled out, and secrets.json is never shown.
 */
export function renderDiffs({ report, files, readInput }: DiffedPlan): string {
  const staged = new Map(files.map((file) => [file.path, file]));
  const textOfInput = (path: string): string | undefined => readInput(path)?.toString('utf8');
  const oldText = (path: string | undefined): string | undefined => {
    if (path === undefined) return undefined;
    const text = textOfInput(path);
    return text === undefined ? undefined : maskText(text, path);
  };
  const newText = (path: string): string => {
    const bytes = staged.get(path)?.bytes;
    if (!bytes) return '';
    return maskText('text' in bytes ? bytes.text : (textOfInput(bytes.copyOf.path) ?? ''), path) ?? '';
  };
  return report.files
    .map((change) => {
      const { action, to } = change;
      if (to === undefined || (action !== 'create' && action !== 'rewrite')) return '';
      const from = counterpart(change);
      const [before, after] = [showText(from ?? to), showText(to)];
      return diffFile(before, after, oldText(from), newText(to)).replace(inText, spellOut);
    })
    .join('');
}
