import type { LedgerEntry } from '../engine/ledger/ledger-entry';
import { mayHoldSecrets } from '../model/may-hold-secrets';
import type { FileComparison, ShownFile } from '../report/html/file-comparison';
import type { FileChange, Report } from '../report/report';
import type { StagedFile } from '../tree/staged-tree';
import { compareTexts } from './compare-texts';
import { locateValues, splitLines, type ValuePlaces } from './locate-values';
import { placeNewValues, placeOldValues, type NumberedEntry, type PlacedValue } from './mark-values';

/** What files are compared from. */
export interface ComparedPlan {
  readonly report: Report;
  readonly files: readonly StagedFile[];
  readonly readInput: (path: string) => Buffer | undefined;
  /** The text of a file as it may be shown; undefined for what must not be. */
  readonly maskText: (text: string, path: string) => string | undefined;
}

/** A text as it is shown, with the places of its values; or why it is not shown. */
type Shown =
  | { readonly file: ShownFile; readonly places: ValuePlaces; readonly raw: ValuePlaces['pointerAt'] }
  | { readonly notShown: 'secret' | 'unreadable' | 'binary' | 'too-large' | 'left-out' };

// A manifest of some thousand functions stays below; what is larger nobody reads side by side.
const largestText = 1_000_000;
const noPlaces: ValuePlaces = { byPointer: new Map(), pointerAt: new Map() };

const isJson = (path: string): boolean => path.endsWith('.json');

function show(path: string, text: string, maskText: ComparedPlan['maskText']): Shown {
  if (mayHoldSecrets(path)) return { notShown: 'secret' };
  if (text.includes('\0')) return { notShown: 'binary' };
  if (text.length > largestText) return { notShown: 'too-large' };
  const masked = maskText(text, path);
  if (masked === undefined) return { notShown: 'unreadable' };
  const places = isJson(path) ? locateValues(path, masked) : noPlaces;
  const lines = splitLines(masked.replace(/^\ufeff/, ''));
  // What follows the last line's end is no line.
  if (lines.at(-1) === '') lines.pop();
  return {
    file: { path, lines, masked: masked !== text },
    places,
    raw: masked === text || !isJson(path) ? places.pointerAt : locateValues(path, text).pointerAt,
  };
}

class Comparer {
  private readonly staged: ReadonlyMap<string, StagedFile>;
  private readonly entries: readonly LedgerEntry[];
  /** The indexes of the accounts of each file that is compared. */
  private readonly ofInput = new Map<string, number[]>();
  private readonly ofOutput = new Map<string, number[]>();
  private readonly shownInputs = new Map<string, Shown>();
  /** The files of the input that several files are compared with: only these are worth keeping. */
  private readonly sharedInputs = new Set<string>();

  constructor(private readonly plan: ComparedPlan) {
    this.staged = new Map(plan.files.map((file) => [file.path, file]));
    const { ledger, files } = plan.report;
    for (const { action, from, to } of files) {
      if (action === 'keep' || action === 'move') continue;
      if (to !== undefined) this.ofOutput.set(to, []);
      for (const path of from) {
        if (this.ofInput.has(path)) this.sharedInputs.add(path);
        else this.ofInput.set(path, []);
      }
    }
    const entries = ledger.entries();
    this.entries = [...entries, ...ledger.made()];
    for (const [index, { input, output }] of this.entries.entries()) {
      // Seen from the input, the values that were made have become something else.
      if (input?.line !== undefined && index < entries.length) this.ofInput.get(input.file)?.push(index);
      if (output) this.ofOutput.get(output.file)?.push(index);
    }
  }

  private numbered(indexes: readonly number[] = []): NumberedEntry[] {
    return indexes.flatMap((index) => {
      const entry = this.entries[index];
      return entry ? [{ ...entry, index }] : [];
    });
  }

  /** Whether a file was read value by value; a hosted file may end in .json, too. */
  private isDocument(path: string): boolean {
    return path === 'secrets.json' || (isJson(path) && (this.ofInput.get(path)?.length ?? 0) > 0);
  }

  private showInput(path: string): Shown {
    const known = this.shownInputs.get(path);
    if (known) return known;
    const bytes = this.plan.readInput(path);
    // What reading refused, as a link out of the app, is not opened for the report either.
    const shown: Shown = bytes
      ? show(path, bytes.toString('utf8'), this.plan.maskText)
      : { notShown: 'left-out' };
    if (this.sharedInputs.has(path)) this.shownInputs.set(path, shown);
    return shown;
  }

  private showOutput(path: string): Shown {
    const bytes = this.staged.get(path)?.bytes;
    const text =
      bytes && ('text' in bytes ? bytes.text : this.plan.readInput(bytes.copyOf.path)?.toString('utf8'));
    return show(path, text ?? '', this.plan.maskText);
  }

  compare({ action, from, to }: FileChange): FileComparison {
    if (action === 'keep') return { notShown: 'unchanged' };
    if (action === 'move') return { notShown: 'moved' };
    // The text of a source that is left out says nothing of why; a document's values each have a reason.
    if (to === undefined && !from.every((path) => this.isDocument(path))) return { notShown: 'left-out' };
    const now = to === undefined ? undefined : this.showOutput(to);
    if (now && 'notShown' in now) return now;
    const order = this.orderOfOrigins(from, to);
    const old: ShownFile[] = [];
    const oldValues: PlacedValue[] = [];
    let firstLine = 0;
    for (const path of order) {
      const shown = this.showInput(path);
      if ('notShown' in shown) return shown;
      old.push(shown.file);
      const accounts = this.numbered(this.ofInput.get(path));
      for (const value of placeOldValues(accounts, firstLine, shown.places, shown.raw)) oldValues.push(value);
      firstLine += shown.file.lines.length;
    }
    return compareTexts({
      old,
      ...(now && { new: now.file }),
      oldValues,
      newValues: now ? placeNewValues(this.numbered(this.ofOutput.get(now.file.path)), now.places) : [],
      isJson: to === undefined || isJson(to),
    });
  }

  /** The files that a new one comes from, in the order in which their first values stand in it. */
  private orderOfOrigins(from: readonly string[], to: string | undefined): readonly string[] {
    if (to === undefined || from.length < 2) return from;
    const bytes = this.staged.get(to)?.bytes;
    if (!bytes || !('text' in bytes) || !isJson(to)) return from;
    const { byPointer } = locateValues(to, bytes.text);
    const lineOf = new Map<string, number>();
    for (const { input, output } of this.numbered(this.ofOutput.get(to))) {
      const line = output?.pointer === undefined ? undefined : byPointer.get(output.pointer)?.line;
      if (input && line !== undefined)
        lineOf.set(input.file, Math.min(line, lineOf.get(input.file) ?? Infinity));
    }
    const rank = (path: string): number => lineOf.get(path) ?? Number.MAX_SAFE_INTEGER;
    return from.toSorted((a, b) => rank(a) - rank(b));
  }
}

/**
 * Compares the old and the new text of every file of a report, each when it is asked for: together they are as large as
 * the app.
 *
 * @returns one comparison for each of `report.files`, in the same order. Credentials are masked; secrets.json, texts that
 * cannot be masked, binary files and very large ones say so instead of being shown
 */
export function* compareFiles(plan: ComparedPlan): Generator<FileComparison> {
  const comparer = new Comparer(plan);
  for (const file of plan.report.files) yield comparer.compare(file);
}
