import type { Finding } from '../../model/finding';
import type { FileChange, Report } from '../report';
import type { NotShown } from './file-comparison';

/** A file of the report with all that is shown of it. */
export interface FileRow {
  /** Its index in the report. */
  readonly row: number;
  readonly file: FileChange;
  /** Why its texts are not compared; undefined when they are. */
  readonly notShown: NotShown | undefined;
  /** The findings about it, each with its index in the report. */
  readonly findings: (Finding & { readonly index: number })[];
}

/** What every section of the page may look at. */
export interface PageContext {
  readonly report: Report;
  readonly rows: readonly FileRow[];
  readonly written: boolean;
  /** The row of the list of files that a file of the input stands in. */
  readonly rowOf: ReadonlyMap<string, FileRow>;
}

/**
 * Puts together what the sections look at.
 *
 * @param notShown for each of `report.files`, in the same order, why it is not compared
 */
export function pageContext(
  report: Report,
  notShown: readonly (NotShown | undefined)[],
  written: boolean,
): PageContext {
  const rows = report.files.map((file, row): FileRow => {
    if (row >= notShown.length)
      throw new Error(`nothing was compared for file ${row} of ${report.files.length}`);
    return { row, file, notShown: notShown[row], findings: [] };
  });
  const rowOf = new Map<string, FileRow>();
  for (const row of rows) for (const path of row.file.from) if (!rowOf.has(path)) rowOf.set(path, row);
  for (const [index, finding] of report.findings.entries()) {
    const row = finding.place && rowOf.get(finding.place.file);
    row?.findings.push({ ...finding, index });
  }
  return { report, rows, written, rowOf };
}
