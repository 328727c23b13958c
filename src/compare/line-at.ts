/** A line of a text that is known to have it, from 0. */
export function lineAt(lines: readonly string[], index: number): string {
  const line = lines[index];
  if (line === undefined) throw new Error(`there is no line ${index} among ${lines.length}`);
  return line;
}
