import { stemOf } from './stem-of';

/**
 * How the name begins under which an old tree stands while the new one takes its place: one that a user understands when
 * the run is killed there. Twelve hexadecimal digits follow.
 */
export function asidePrefixOf(name: string): string {
  return `${stemOf(name)}.migrate-functions-old-`;
}
