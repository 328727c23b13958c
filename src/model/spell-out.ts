import { invisible } from './invisible';

const unseen = new RegExp(invisible, 'gu');
// Nearly everything shows, and is passed over quickly.
const notPlain = /[^\x20-\x7e]+/g;

/**
 * A line with all characters spelled out that do not show, as `\u202e` or `\u{e0041}`. Names are the user's, or those of
 * whoever made the app: a terminal would obey what stands in them, a line break would make one line look like two, and one
 * name could look like another.
 */
export function spellOut(line: string): string {
  return line.replace(notPlain, (run) => run.replace(unseen, spell));
}

function spell(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  return code > 0xffff ? `\\u{${digits}}` : `\\u${digits.padStart(4, '0')}`;
}
