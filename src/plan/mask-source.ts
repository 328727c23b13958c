import { mask } from '../model/mask';
import { maskPlainText } from './mask-plain-text';
import { loadSourceReader } from './load-source-reader';

/** Where the content of a literal ends that begins with a quotation mark at an offset. */
function endOfLiteral(text: string, start: number): number {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return text.length;
}

/** A function's source as a diff or a report may show it: what looks like a credential is masked, in comments too. */
export function maskSource(text: string): string {
  let masked = text;
  for (const { position } of loadSourceReader().readSource('source', text).credentials.toReversed()) {
    const { offset } = position;
    masked = masked.slice(0, offset + 1) + mask + masked.slice(endOfLiteral(masked, offset));
  }
  return maskPlainText(masked);
}
