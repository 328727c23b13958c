// More names than these say no more, and a line stays readable.
const namesShown = 6;

/** How names are listed. */
interface ListOptions {
  /** How many are shown; a few by default. */
  readonly limit?: number;
  /** What is shown of a name; the name itself by default. */
  readonly show?: (name: string) => string;
}

/** Names in a sentence: the first ones, and how many there are besides. */
export function listNames(
  names: readonly string[],
  { limit = namesShown, show = (name) => name }: ListOptions = {},
): string {
  const more = names.length - limit;
  return `${names.slice(0, limit).map(show).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
