import {
  createTwoFilesPatch,
  FILE_HEADERS_ONLY,
  formatPatch,
  structuredPatch,
  type StructuredPatchHunk,
} from 'diff';

const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };

// The search for the shortest diff takes 0.25 s for this many changed lines, and four times that for twice as many.
const maximumEdits = 2000;

const hunkOf = (oldText: string, newText: string): StructuredPatchHunk | undefined =>
  structuredPatch('', '', oldText, newText, undefined, undefined, options).hunks[0];

/** All old lines as removed, and all new ones as added. */
function replaceWhole(oldName: string, newName: string, oldText: string, newText: string): string {
  const removed = hunkOf(oldText, '');
  const added = hunkOf('', newText);
  const hunk = {
    oldStart: 1,
    oldLines: removed?.oldLines ?? 0,
    newStart: 1,
    newLines: added?.newLines ?? 0,
    lines: [...(removed?.lines ?? []), ...(added?.lines ?? [])],
  };
  return formatPatch(
    { oldFileName: oldName, newFileName: newName, oldHeader: '', newHeader: '', hunks: [hunk] },
    FILE_HEADERS_ONLY,
  );
}

const isBinary = (text: string | undefined): boolean => text !== undefined && text.includes('\0');

/**
 * The unified diff of a file, as git and patch read it. Paths are those of the input and of the output.
 *
 * @param oldText the content before; undefined for a file that is created
 * @param newText the content after; undefined for a file that is removed
 * @returns text that ends with a newline; nothing when the content is the same
 */
export function diffFile(
  oldPath: string,
  newPath: string,
  oldText: string | undefined,
  newText: string | undefined,
): string {
  if (oldText === newText) return '';
  const oldName = oldText === undefined ? '/dev/null' : `a/${oldPath}`;
  const newName = newText === undefined ? '/dev/null' : `b/${newPath}`;
  if (isBinary(oldText) || isBinary(newText)) return `Binary files ${oldName} and ${newName} differ\n`;
  const [before, after] = [oldText ?? '', newText ?? ''];
  const patch = createTwoFilesPatch(oldName, newName, before, after, undefined, undefined, {
    ...options,
    maxEditLength: maximumEdits,
  });
  return patch ?? replaceWhole(oldName, newName, before, after);
}
