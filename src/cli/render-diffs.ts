import type { StagedFile } from '../tree/staged-tree';
import { diffFile } from '../tree/diff-files';
import { maskCredentials } from '../report/mask-credentials';
import type { FileChange, Report } from '../report/report';

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
 * Unified diffs of all files that are created, rewritten or left out; moves are told by the plan. Credentials are
 * masked, and secrets.json is never shown.
 */
export function renderDiffs({ report, files, readInput }: DiffedPlan): string {
  const staged = new Map(files.map((file) => [file.path, file]));
  const oldText = (path: string | undefined): string | undefined => {
    const bytes = path === undefined || path === 'secrets.json' ? undefined : readInput(path);
    return bytes && maskCredentials(bytes.toString('utf8'), path!);
  };
  const newText = (path: string): string => {
    const bytes = staged.get(path)?.bytes;
    const text =
      bytes && 'text' in bytes
        ? bytes.text
        : bytes
          ? (readInput(bytes.copyOf.path)?.toString('utf8') ?? '')
          : '';
    return maskCredentials(text, path);
  };
  return report.files
    .filter(({ action }) => action === 'create' || action === 'rewrite')
    .map((change) => {
      const from = counterpart(change);
      return diffFile(from ?? change.to!, change.to!, oldText(from), newText(change.to!));
    })
    .join('');
}
