/** An argument as a shell takes it: in quotes where it would change it. */
export function quoteArgument(text: string): string {
  return /^[A-Za-z0-9_./:=@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
