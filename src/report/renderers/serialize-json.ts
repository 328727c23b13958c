import { escapeInvisible } from '../../model/escape-invisible';
import { findCredentials } from '../../model/find-credentials';
import { hideCredentials } from '../../model/hide-credentials';

const hide = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? hideCredentials(value) : value;

/** A value as indented JSON that is safe to show: what does not show is escaped, and credentials are masked. */
export function serializeJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  // Hardly any report has something to mask, and looking at each of its texts takes longer than looking at all of them once.
  const shown = findCredentials(text).length > 0 ? JSON.stringify(value, hide, 2) : text;
  return `${escapeInvisible(shown)}\n`;
}
