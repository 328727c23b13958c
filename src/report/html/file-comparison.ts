/** Why no text of a file is shown. */
export type NotShown = 'unchanged' | 'moved' | 'left-out' | 'secret' | 'unreadable' | 'binary' | 'too-large';

/** A file as it is shown: its credentials are masked. */
export interface ShownFile {
  readonly path: string;
  readonly lines: readonly string[];
  /** Whether the text is printed anew because something in it is masked. */
  readonly masked: boolean;
}

/**
 * A row of the side by side. Lines count from 0; those of the old files count on from one file to the next.
 *
 * `same`: but for blanks around it and a comma at its end. `changed`: the old line became the new one. `old`, `new`: a
 * line that only one side has. `elsewhere`: an old line whose values stand in another file of the output.
 */
export type ComparedRow =
  | { readonly kind: 'same' | 'changed'; readonly old: number; readonly new: number }
  | { readonly kind: 'old' | 'elsewhere'; readonly old: number }
  | { readonly kind: 'new'; readonly new: number };

/** A part of a line, in UTF-16 units from 0. */
export interface LinePart {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** A value that something became of, with its account. */
export interface ValueMark extends LinePart {
  /** The index of the account in `report.ledger.entries()`, followed by `report.ledger.made()`. */
  readonly entry: number;
}

/** What one side marks. */
export interface SideMarks {
  /** What differs inside a changed line. */
  readonly differs: readonly LinePart[];
  readonly values: readonly ValueMark[];
}

/** The old and the new text of one file of the report, side by side. */
export interface SideBySide {
  /** The files of the input that the new file comes from, in the order in which their values stand in it. */
  readonly old: readonly ShownFile[];
  /** Missing for what is left out. */
  readonly new?: ShownFile;
  readonly rows: readonly ComparedRow[];
  readonly marks: { readonly old: SideMarks; readonly new: SideMarks };
}

/** What there is to see of one file of the report: both texts, or why they are not shown. */
export type FileComparison = SideBySide | { readonly notShown: NotShown };
