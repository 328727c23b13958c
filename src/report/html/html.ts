/** Markup that is safe to put into a page. */
export class Html {
  constructor(readonly markup: string) {}
}

/** What may stand in a template: text is escaped, markup is not; nothing stands for undefined and false. */
export type HtmlPart = Html | string | number | undefined | false | readonly HtmlPart[];

// Control characters and halves of characters have no place in HTML; characters that turn the direction of writing make a
// name look like another one.
const hidden = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const spellOut = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A text that means itself, between tags and in a quoted attribute. Characters that do not show are spelled out. */
export function escapeHtml(text: string): string {
  return text
    .replace(hidden, spellOut)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Data as JSON for a script element: nothing in it ends the element, starts a comment, or does not show. */
export function escapeJson(data: unknown): string {
  return JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replace(/[\u2028\u2029]/g, spellOut)
    .replace(hidden, spellOut);
}

function markupOf(part: HtmlPart): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.markup;
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return part.map(markupOf).join('');
}

/**
 * A template for markup: whatever is put in is escaped, unless it is markup already. The template's own line breaks and
 * indents count as one blank.
 */
export function html(literals: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const markup = literals.map(
    (literal, index) => literal.replace(/\s*\n\s*/g, '\n') + markupOf(parts[index]),
  );
  return new Html(markup.join(''));
}
