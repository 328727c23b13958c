/**
 * How the name begins under which an old tree stands while the new one takes its place: one that a user understands when
 * the run is killed there. Twelve hexadecimal digits follow.
 */
export function asidePrefixOf(name: string): string {
  // A file name has at most 255 bytes, of which the target's own name may take all.
  return `${[...name].slice(0, 40).join('')}.migrate-functions-old-`;
}
