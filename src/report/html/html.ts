import { escapeInvisible } from '../../model/escape-invisible';
import { hideCredentials } from '../../model/hide-credentials';
import { spellOut } from '../../model/spell-out';

/** Markup that is safe to put into a page. */
export class Html {
  constructor(readonly markup: string) {}
}

/** What may stand in a template: text is escaped, markup is not; nothing stands for undefined and false. */
export type HtmlPart = Html | string | number | undefined | false | readonly HtmlPart[];

/**
 * A text that means itself, between tags and in a quoted attribute. Characters that do not show are spelled out, and what
 * looks like a credential is masked.
 */
export function escapeHtml(text: string): string {
  return spellOut(hideCredentials(text))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Data as JSON for a script element: nothing in it ends the element, starts a comment, or does not show. */
export function escapeJson(data: unknown): string {
  return escapeInvisible(JSON.stringify(data).replaceAll('<', '\\u003c'));
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
