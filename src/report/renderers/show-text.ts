import { hideCredentials } from '../../model/hide-credentials';
import { spellOut } from '../../model/spell-out';

/**
 * A line as it may be shown, wherever it goes: what does not show is spelled out, and what looks like a credential by its
 * form alone is masked. Names and paths are in it that nobody else looks at.
 */
export function showText(line: string): string {
  return spellOut(hideCredentials(line));
}
