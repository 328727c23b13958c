/** The first entries of a list in lines of text, and how many more there are. */
export function limitEntries<T>(
  entries: readonly T[],
  limit: number,
  render: (entry: T) => readonly string[],
): string[] {
  const hidden = entries.length - limit;
  return [
    ...entries.slice(0, limit).flatMap(render),
    ...(hidden > 0 ? [`  ${hidden} more; --verbose shows ${hidden === 1 ? 'it' : 'them'}.`] : []),
  ];
}
