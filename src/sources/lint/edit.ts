/** A range of a text, and what to put in its place. */
export interface Edit {
  /** Offsets in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text after edits that do not overlap. Everything outside of their ranges stays as it is. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
