import { diffArrays } from 'diff';
import { bisect } from '../model/bisect';

/** Two lines that belong together, or one that stands alone. Lines count from 0. */
export type AlignedRow =
  | { readonly old: number; readonly new: number }
  | { readonly old: number; readonly new?: undefined }
  | { readonly old?: undefined; readonly new: number };

/** What is known of two texts beside their lines. */
export interface Alignment {
  readonly oldLines: readonly string[];
  readonly newLines: readonly string[];
  /** An old and a new line that hold the same value; those that cross others may be given, too. */
  readonly links: readonly (readonly [old: number, new: number])[];
  /** Whether the texts are JSON, of which blanks around a line and a comma at its end say nothing. */
  readonly isJson: boolean;
}

// The time grows with the square; what lies between two linked lines is short.
const maximumEdits = 500;
// How far down the line of the same key is looked for.
const pairedWithin = 50;

const keyOf = (line: string): string | undefined => /^\s*("(?:[^"\\]|\\.)*")\s*:/.exec(line)?.[1];

/** What counts of a line when two are compared. */
export const essence = (line: string, isJson: boolean): string =>
  isJson ? line.trim().replace(/,$/, '') : line;

/** Links that do not cross, each with the one before it. */
interface Chain {
  readonly link: readonly [old: number, new: number];
  readonly before: Chain | undefined;
}

/** The most links that do not cross each other: a longest increasing subsequence. */
function withoutCrossings(links: Alignment['links']): [number, number][] {
  const sorted = links.toSorted(([oldA, newA], [oldB, newB]) => oldA - oldB || newB - newA);
  // ends[n] is the chain of n + 1 links that ends with the smallest new line.
  const ends: Chain[] = [];
  for (const link of sorted) {
    const length = bisect(ends, (end) => end.link[1] >= link[1]);
    ends[length] = { link, before: ends[length - 1] };
  }
  const chain: [number, number][] = [];
  for (let end = ends.at(-1); end; end = end.before) chain.push([...end.link]);
  return chain.reverse();
}

class Aligner {
  readonly rows: AlignedRow[] = [];
  private readonly oldEssences: readonly string[];
  private readonly newEssences: readonly string[];

  constructor(private readonly given: Alignment) {
    const essences = (lines: readonly string[]): string[] => lines.map((line) => essence(line, given.isJson));
    this.oldEssences = essences(given.oldLines);
    this.newEssences = essences(given.newLines);
  }

  /** Aligns the old lines from `old` up to `oldEnd` with the new ones from `new` up to `newEnd`. */
  align(old: number, oldEnd: number, now: number, newEnd: number): void {
    const [before, after] = [this.oldEssences.slice(old, oldEnd), this.newEssences.slice(now, newEnd)];
    const changes = diffArrays(before, after, { maxEditLength: maximumEdits });
    if (!changes) return this.pair(old, oldEnd, now, newEnd);
    let [oldAt, newAt] = [old, now];
    let [oldStart, newStart] = [old, now];
    for (const { added, removed, count } of changes) {
      if (added) newAt += count;
      else if (removed) oldAt += count;
      else {
        this.pair(oldStart, oldAt, newStart, newAt);
        for (let index = 0; index < count; index++) this.rows.push({ old: oldAt++, new: newAt++ });
        [oldStart, newStart] = [oldAt, newAt];
      }
    }
    this.pair(oldStart, oldAt, newStart, newAt);
  }

  /** Pairs lines that differ: those of one key, or, in a text without keys, one after the other. */
  private pair(old: number, oldEnd: number, now: number, newEnd: number): void {
    let newAt = now;
    for (const [index, line] of this.given.oldLines.slice(old, oldEnd).entries()) {
      const oldAt = old + index;
      const partner = this.partnerOf(line, newAt, newEnd);
      if (partner === undefined) {
        this.rows.push({ old: oldAt });
        continue;
      }
      while (newAt < partner) this.rows.push({ new: newAt++ });
      this.rows.push({ old: oldAt, new: newAt++ });
    }
    while (newAt < newEnd) this.rows.push({ new: newAt++ });
  }

  private partnerOf(oldLine: string, now: number, newEnd: number): number | undefined {
    const { newLines, isJson } = this.given;
    if (!isJson) return now < newEnd ? now : undefined;
    const key = keyOf(oldLine);
    if (key === undefined) return undefined;
    const near = newLines.slice(now, Math.min(newEnd, now + pairedWithin));
    const at = near.findIndex((line) => keyOf(line) === key);
    return at < 0 ? undefined : now + at;
  }
}

/** Aligns two texts, first by the values that they share, then line by line between those. */
export function alignLines(given: Alignment): AlignedRow[] {
  const aligner = new Aligner(given);
  let [old, now] = [0, 0];
  for (const [oldLink, newLink] of withoutCrossings(given.links)) {
    aligner.align(old, oldLink, now, newLink);
    aligner.rows.push({ old: oldLink, new: newLink });
    [old, now] = [oldLink + 1, newLink + 1];
  }
  aligner.align(old, given.oldLines.length, now, given.newLines.length);
  return aligner.rows;
}
