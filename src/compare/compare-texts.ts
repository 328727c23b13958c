import { diffWordsWithSpace } from 'diff';
import type {
  ComparedRow,
  LinePart,
  ShownFile,
  SideBySide,
  SideMarks,
  ValueMark,
} from '../report/html/file-comparison';
import { alignLines, essence, type AlignedRow } from './align-lines';
import { lineAt } from './line-at';
import type { PlacedValue } from './mark-values';

/** The texts of one comparison, and where their values stand. */
export interface TextsToCompare {
  readonly old: readonly ShownFile[];
  readonly new?: ShownFile;
  readonly oldValues: readonly PlacedValue[];
  readonly newValues: readonly PlacedValue[];
  readonly isJson: boolean;
}

interface NumberedLine {
  readonly text: string;
  readonly line: number;
}

// Words of longer lines take long to compare and are not read.
const longestLine = 2000;
const maximumEdits = 200;

/** What differs in a pair of lines, on either side; nothing where they are too long to compare. */
function diffPair(
  { text: oldText, line: oldLine }: NumberedLine,
  { text: newText, line: newLine }: NumberedLine,
  isJson: boolean,
): { readonly old: LinePart[]; readonly new: LinePart[] } {
  const parts: { old: LinePart[]; new: LinePart[] } = { old: [], new: [] };
  if (Math.max(oldText.length, newText.length) > longestLine) return parts;
  const [before, after] = [essence(oldText, isJson), essence(newText, isJson)];
  let old = oldText.indexOf(before);
  let now = newText.indexOf(after);
  for (const { added, removed, value } of diffWordsWithSpace(before, after, {
    maxEditLength: maximumEdits,
  }) ?? []) {
    if (removed) parts.old.push({ line: oldLine, start: old, end: old + value.length });
    if (added) parts.new.push({ line: newLine, start: now, end: now + value.length });
    if (!added) old += value.length;
    if (!removed) now += value.length;
  }
  return parts;
}

/** The lines that hold the same value on both sides, and the brackets around two whole documents. */
function listLinks({ old, new: now, oldValues, newValues, isJson }: TextsToCompare): [number, number][] {
  const newLines = new Map(newValues.map(({ entry, line }) => [entry, line]));
  const links = oldValues.flatMap(({ entry, line }): [number, number][] => {
    const partner = newLines.get(entry);
    return partner === undefined ? [] : [[line, partner]];
  });
  const [only, ...others] = old;
  if (!isJson || !only || others.length > 0 || !now) return links;
  const ends: [number, number][] = [
    [0, 0],
    [only.lines.length - 1, now.lines.length - 1],
  ];
  const isBracket = ([before, after]: [number, number]): boolean =>
    /^[{}[\]]$/.test(only.lines[before] ?? '') && only.lines[before] === now.lines[after];
  return [...links, ...ends.filter(isBracket)];
}

/** Whether an account says that the value stands in another file than the one that is compared. */
const goesElsewhere = ({ account }: PlacedValue, newPath: string | undefined): boolean =>
  account.output !== undefined && account.output.file !== newPath;

/**
 * The old lines that go elsewhere. A bracket has no account of its own: one that opens belongs to the value below it, one
 * that closes to the value above it.
 */
function findElsewhere(
  lines: readonly string[],
  values: readonly PlacedValue[],
  newPath: string | undefined,
): ReadonlySet<number> {
  const byLine = new Map<number, boolean>();
  for (const value of values) {
    byLine.set(value.line, (byLine.get(value.line) ?? true) && goesElsewhere(value, newPath));
  }
  const found = new Set<number>();
  let above = false;
  for (const [line, text] of lines.entries()) {
    above = byLine.get(line) ?? above;
    if (above && (byLine.has(line) || /^\s*[\]}]/.test(text))) found.add(line);
  }
  let below = false;
  for (const [line, text] of [...lines.entries()].reverse()) {
    below = byLine.get(line) ?? below;
    if (below && /[[{]\s*$/.test(text)) found.add(line);
  }
  return found;
}

/** The values that are marked: what was changed, and what stands on a line that is not the same on both sides. */
function listMarks(values: readonly PlacedValue[], same: ReadonlySet<number>): ValueMark[] {
  return values
    .filter(({ account: { fate }, line }) => (fate !== 'kept' && fate !== 'moved') || !same.has(line))
    .map(({ line, start, end, entry }) => ({ line, start, end, entry }))
    .sort((a, b) => a.line - b.line || a.start - b.start);
}

/** Puts an old and a new text side by side, and marks what differs with the accounts of its values. */
export function compareTexts(texts: TextsToCompare): SideBySide {
  const { old, new: now, oldValues, newValues, isJson } = texts;
  const oldLines = old.flatMap(({ lines }) => lines);
  const newLines = now?.lines ?? [];
  const elsewhere = findElsewhere(oldLines, oldValues, now?.path);
  const differs: { old: LinePart[]; new: LinePart[] } = { old: [], new: [] };
  const same: { old: Set<number>; new: Set<number> } = { old: new Set(), new: new Set() };
  const toRow = (row: AlignedRow): ComparedRow => {
    if (row.old === undefined) return { kind: 'new', new: row.new };
    if (row.new === undefined)
      return { kind: now && elsewhere.has(row.old) ? 'elsewhere' : 'old', old: row.old };
    const [oldLine, newLine] = [lineAt(oldLines, row.old), lineAt(newLines, row.new)];
    if (essence(oldLine, isJson) === essence(newLine, isJson)) {
      same.old.add(row.old);
      same.new.add(row.new);
      return { kind: 'same', old: row.old, new: row.new };
    }
    const parts = diffPair({ text: oldLine, line: row.old }, { text: newLine, line: row.new }, isJson);
    differs.old.push(...parts.old);
    differs.new.push(...parts.new);
    return { kind: 'changed', old: row.old, new: row.new };
  };
  const rows = alignLines({ oldLines, newLines, links: listLinks(texts), isJson }).map(toRow);
  const sideMarks = (side: 'old' | 'new', values: readonly PlacedValue[]): SideMarks => ({
    differs: differs[side],
    values: listMarks(values, same[side]),
  });
  return {
    old,
    ...(now && { new: now }),
    rows,
    marks: { old: sideMarks('old', oldValues), new: sideMarks('new', newValues) },
  };
}
