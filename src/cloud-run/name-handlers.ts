import type { FoundEntry } from './list-entries';

const longest = 63;

const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A name without a number: `getOrdersLatest` of GET /orders/latest. */
function nameOf({ method, route }: FoundEntry): string {
  const words = route.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const start = method === '*' ? 'any' : method.toLowerCase();
  return start + (words.length > 0 ? words.map(capitalize).join('') : 'Root');
}

/**
 * Names the handlers of a project after method and route, each by the entry. functions-framework takes names that begin
 * with a letter, end with a letter or a digit and have 63 characters at most; these are identifiers as well.
 */
export function nameHandlers(entries: readonly FoundEntry[]): Map<FoundEntry, string> {
  // Two names that differ by case only are hard to tell apart in a list.
  const taken = new Set(['api']);
  const names = new Map<FoundEntry, string>();
  for (const entry of entries) {
    const wanted = nameOf(entry);
    let name = wanted.slice(0, longest);
    for (let number = 2; taken.has(name.toLowerCase()); number++) {
      const end = String(number);
      name = wanted.slice(0, longest - end.length) + end;
    }
    taken.add(name.toLowerCase());
    names.set(entry, name);
  }
  return names;
}
