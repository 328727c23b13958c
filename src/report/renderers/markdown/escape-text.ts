import { showText } from '../show-text';

// Stands where a sign must not meet what follows it. A backslash is no help there: mentions, issues and links are looked
// for in the text as it is shown.
const apart = '&#8203;';

// An underscore inside of a word means nothing, and names have many.
const sign = /[\\`*[\]<>|~$&]|(?<![a-z0-9])_|_(?![a-z0-9])|@|#(?=\d)|\bGH-(?=\d)|:(?=\/\/)|\bwww(?=\.)/gi;

/**
 * A text as Markdown that shows it as it is, in a paragraph, a list or the cell of a table: no name in it can change the
 * layout, mention a person or a team, refer to an issue, or become a link.
 */
export function escapeText(text: string): string {
  return showText(text.trim())
    .replace(sign, (found) => (/^[\w@#:]/.test(found) && found !== '_' ? `${found}${apart}` : `\\${found}`))
    .replace(/^(\d*)([-+=#.)])/, '$1\\$2');
}
