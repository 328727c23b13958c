import { invisible } from './invisible';

const unseen = new RegExp(invisible, 'gu');
// Nearly everything shows, and is passed over quickly; line breaks stand between the values.
const notPlain = /[^\n\x20-\x7e]+/g;

const escape = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

/**
 * JSON with all characters as escapes that do not show: whoever parses it reads the same, and whoever looks at it sees them.
 * The line breaks between its values stay.
 */
export function escapeInvisible(json: string): string {
  return json.replace(notPlain, (run) => run.replace(unseen, escape));
}
