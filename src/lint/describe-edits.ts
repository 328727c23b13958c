import type { TextEdit } from '../syntax/apply-edits';

const mostShown = 40;

const quote = (text: string): string => {
  const shown = text.trim().replace(/\s+/g, ' ');
  return `"${shown.length > mostShown ? `${shown.slice(0, mostShown)}...` : shown}"`;
};

function describeEdit(text: string, { start, end, text: put }: TextEdit): string {
  const taken = text.slice(start, end);
  if (taken === '') return `added ${quote(put)}`;
  return put === '' ? `took out ${quote(taken)}` : `${quote(taken)} became ${quote(put)}`;
}

/**
 * What edits change, in words.
 *
 * @param text before the edits
 */
export const describeEdits = (text: string, edits: readonly TextEdit[]): string =>
  edits.map((edit) => describeEdit(text, edit)).join(', ');
