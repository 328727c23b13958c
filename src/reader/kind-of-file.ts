/** The part of `Stats` and `Dirent` that tells what something is. */
interface Kinds {
  isDirectory(): boolean;
  isFIFO(): boolean;
  isSocket(): boolean;
  isSymbolicLink(): boolean;
}

/** What something is that is no file, as messages call it. */
export function kindOfFile(entry: Kinds): string {
  if (entry.isDirectory()) return 'a folder';
  if (entry.isFIFO()) return 'a named pipe';
  if (entry.isSocket()) return 'a socket';
  return entry.isSymbolicLink() ? 'a symbolic link' : 'a device';
}
