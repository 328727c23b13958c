/** A text as one word of a POSIX shell: bare where that is safe, else in single quotes. */
export function quoteForShell(text: string): string {
  return /^[A-Za-z0-9_./:=@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A path as one word of a POSIX shell. One that starts with a dash would be taken for an option. */
export function quotePath(path: string): string {
  return quoteForShell(path.startsWith('-') ? `./${path}` : path);
}
