import type { SupportEntry } from '../../model/support-status';
import { listNames } from '../list-names';
import { lifeTitles } from './life-titles';
import { wrap } from './wrap';

/**
 * What became of each part of an app, in lines of text.
 *
 * @param limit how many names of a part are shown; a few by default
 */
export function renderLife(life: readonly SupportEntry[], limit?: number): string[] {
  return Object.entries(lifeTitles).flatMap(([status, title]) => {
    const entries = life.filter((entry) => entry.status === status);
    if (entries.length === 0) return [];
    const lines = entries.flatMap(({ part, names, instead }) => [
      ...wrap(`${part}: ${listNames(names, { limit })}`, '  '),
      ...(instead ? wrap(instead, '      ') : []),
    ]);
    return [title, ...lines, ''];
  });
}
