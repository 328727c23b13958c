import type { Report } from '../report';
import type { FileComparison } from './file-comparison';

/** What every section of the page may look at. */
export interface PageContext {
  readonly report: Report;
  readonly comparisons: readonly FileComparison[];
  readonly written: boolean;
  /** The row of the list of files that a file of the input stands in. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** The findings about each row, by their index in the report. */
  readonly findingsOf: ReadonlyMap<number, readonly number[]>;
}

/** Puts together what the sections look at. */
export function pageContext(
  report: Report,
  comparisons: readonly FileComparison[],
  written: boolean,
): PageContext {
  const rowOf = new Map<string, number>();
  report.files.forEach(({ from }, row) => {
    for (const path of from) if (!rowOf.has(path)) rowOf.set(path, row);
  });
  const findingsOf = new Map<number, number[]>();
  report.findings.forEach(({ place }, index) => {
    const row = place && rowOf.get(place.file);
    if (row === undefined) return;
    const known = findingsOf.get(row);
    if (known) known.push(index);
    else findingsOf.set(row, [index]);
  });
  return { report, comparisons, written, rowOf, findingsOf };
}
