// More names than these say no more, and a line stays readable.
const namesShown = 6;

/** Names in a line: the first few, and how many more there are. */
export function listNames(names: readonly string[], limit = namesShown): string {
  const more = names.length - limit;
  return `${names.slice(0, limit).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
