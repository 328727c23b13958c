import type { LedgerEntry } from '../../engine/ledger/ledger-entry';
import type { ComponentName } from '../../model/component';
import { hideCredentials } from '../../model/hide-credentials';
import { keysOf } from '../../model/keys-of';
import type { Report } from '../report';
import { valueFates } from './fates';
import type { ComparedRow, FileComparison, LinePart, ShownFile, SideMarks } from './file-comparison';

/** A file: its path, 1 when it is masked, and its lines; all texts by their index in `strings`. */
export type EncodedFile = readonly [path: number, masked: number, ...lines: number[]];

/** A side by side in numbers, as a page may hold some thousand of them. */
export interface EncodedComparison {
  readonly old: readonly EncodedFile[];
  readonly new?: EncodedFile;
  /** Runs of rows: the index of the kind in `rowKinds`, and how many rows there are. Lines follow from their order. */
  readonly rows: readonly number[];
  /** What differs in lines, three numbers each: line, start, end. */
  readonly differs: readonly [old: readonly number[], new: readonly number[]];
  /** The marked values, four numbers each: line, start, end, row of the ledger. */
  readonly values: readonly [old: readonly number[], new: readonly number[]];
}

/** What the page's script draws from. Every text stands once, in `strings`; its first one is empty. */
export interface PageData {
  readonly strings: readonly string[];
  readonly rowKinds: readonly ComparedRow['kind'][];
  readonly fates: readonly { readonly symbol: string; readonly word: string; readonly filter: string }[];
  readonly components: readonly ComponentName[];
  /** One for each file of the report; null where there is nothing to compare. */
  readonly comparisons: readonly (EncodedComparison | null)[];
  /** Pairs of text and rule; the first stands for none. */
  readonly reasons: readonly (readonly [text: number, source: number])[];
  /** `ledgerWidth` numbers for each row, see `encodeEntry`. */
  readonly ledger: readonly number[];
  readonly ledgerWidth: number;
  /** How many rows the table has; those that follow only explain marks. */
  readonly ledgerRows: number;
}

const rowKinds = ['same', 'changed', 'old', 'new', 'elsewhere'] as const;
const fates = keysOf(valueFates);
const ledgerWidth = 10;

class Encoder {
  readonly strings: string[] = [];
  readonly reasons: [number, number][] = [[0, 0]];
  readonly components: ComponentName[] = [];
  private readonly known = new Map<string, number>();
  private readonly knownReasons = new Map<string, number>();
  private readonly componentOf = new Map<string, ComponentName>();

  constructor(files: Report['files']) {
    this.text('');
    for (const { component, from, to } of files) {
      // A file that is split belongs to where it stood, as far as the report knows.
      for (const path of from) if (!this.componentOf.has(path)) this.componentOf.set(path, component);
      if (to !== undefined) this.componentOf.set(to, component);
    }
  }

  /** A name, a path or a sentence; lines of files are masked already, and marks count in them. */
  text(text: string): number {
    return this.known.get(text) ?? this.line(hideCredentials(text));
  }

  private line(text: string): number {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    this.known.set(text, this.strings.length);
    return this.strings.push(text) - 1;
  }

  private indexOfReason(reason: LedgerEntry['reason']): number {
    if (!reason) return 0;
    const key = `${reason.source}\0${reason.text}`;
    const known = this.knownReasons.get(key);
    if (known !== undefined) return known;
    this.knownReasons.set(key, this.reasons.length);
    return this.reasons.push([this.text(reason.text), this.text(reason.source)]) - 1;
  }

  private component(path: string): number {
    const component = this.componentOf.get(path) ?? 'other';
    const known = this.components.indexOf(component);
    return known >= 0 ? known : this.components.push(component) - 1;
  }

  entry(entry: LedgerEntry): number[] {
    const { fate, input, output, reason, decision } = entry;
    const { file } = entry.output ?? entry.input;
    return [
      fates.indexOf(fate),
      this.component(file),
      this.text(input?.file ?? ''),
      input?.line ?? 0,
      input?.column ?? 0,
      this.text(input?.pointer ?? ''),
      this.text(output?.file ?? ''),
      this.text(output?.pointer ?? ''),
      this.indexOfReason(reason),
      this.text(decision ?? ''),
    ];
  }

  private file({ path, lines, masked }: ShownFile): EncodedFile {
    return [this.text(path), masked ? 1 : 0, ...lines.map((line) => this.line(line))];
  }

  comparison(comparison: FileComparison): EncodedComparison | null {
    if ('notShown' in comparison) return null;
    const { old, new: now, rows, marks } = comparison;
    const parts = ({ line, start, end }: LinePart): number[] => [line, start, end];
    const differs = (side: SideMarks): number[] => side.differs.flatMap(parts);
    const values = (side: SideMarks): number[] =>
      side.values.flatMap((value) => [...parts(value), value.entry]);
    return {
      old: old.map((file) => this.file(file)),
      ...(now && { new: this.file(now) }),
      rows: encodeRows(rows),
      differs: [differs(marks.old), differs(marks.new)],
      values: [values(marks.old), values(marks.new)],
    };
  }
}

function encodeRows(rows: readonly ComparedRow[]): number[] {
  const runs: [kind: number, rows: number][] = [];
  for (const { kind } of rows) {
    const index = rowKinds.indexOf(kind);
    const last = runs.at(-1);
    if (last?.[0] === index) last[1]++;
    else runs.push([index, 1]);
  }
  return runs.flat();
}

/** Encodes what the page's script needs: the comparisons and the whole ledger. */
export function encodePageData(report: Report, comparisons: Iterable<FileComparison>): PageData {
  const encoder = new Encoder(report.files);
  const entries = report.ledger.entries();
  const ledger: number[] = [];
  for (const entry of [...entries, ...report.ledger.made()]) ledger.push(...encoder.entry(entry));
  const encoded: (EncodedComparison | null)[] = [];
  for (const comparison of comparisons) encoded.push(encoder.comparison(comparison));
  return {
    comparisons: encoded,
    strings: encoder.strings,
    reasons: encoder.reasons,
    components: encoder.components,
    rowKinds,
    fates: fates.map((fate) => valueFates[fate]),
    ledger,
    ledgerWidth,
    ledgerRows: entries.length,
  };
}
