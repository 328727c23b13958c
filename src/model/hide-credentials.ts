import { findCredentials } from './find-credentials';
import { mask } from './mask';

/** A text as it may be shown: what looks like a credential by its form alone is masked, the rest is as it was. */
export function hideCredentials(text: string): string {
  const found = findCredentials(text);
  if (found.length === 0) return text;
  let shown = '';
  let at = 0;
  for (const { start, end } of found) {
    shown += text.slice(at, start) + mask;
    at = end;
  }
  return shown + text.slice(at);
}
