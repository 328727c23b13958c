import type { Life } from '../report';
import { listNames } from './list-names';
import { wrap } from './wrap';

const titles = {
  runs: 'Still runs',
  unknown: 'Not known',
  ended: 'No longer runs since 2025-09-30',
} as const;

/**
 * What became of each part of an app, in lines of text.
 *
 * @param limit how many names of a part are shown; a few by default
 */
export function renderLife(life: readonly Life[], limit?: number): string[] {
  return (['runs', 'unknown', 'ended'] as const).flatMap((status) => {
    const entries = life.filter((entry) => entry.status === status);
    if (entries.length === 0) return [];
    const lines = entries.flatMap(({ part, names, instead }) => [
      ...wrap(`${part}: ${listNames(names, limit)}`, '  '),
      ...(instead ? wrap(instead, '      ') : []),
    ]);
    return [titles[status], ...lines, ''];
  });
}
