import { nearestName } from '../model/nearest-name';

// Keys that people write from the Admin API, from older pages of the documentation or from another component.
const meant: ReadonlyMap<string, readonly string[]> = new Map([
  ['default_response_code', ['default_error_code']],
  ['error_code', ['default_error_code']],
  ['error_path', ['default_error_path']],
  ['location', ['provider_region']],
  ['region', ['provider_region']],
  ['function_id', ['function_name']],
  ['function', ['function_name']],
  ['service_id', ['service_name']],
  ['service', ['service_name']],
  ['data_source', ['service_name']],
  ['mongo_service_id', ['mongo_service_name']],
  ['secret_id', ['secret_name']],
  ['secret', ['secret_name']],
  ['method', ['http_method']],
  ['path', ['route']],
  ['verification_method', ['validation_method']],
  ['cron', ['schedule']],
  ['operation_type', ['operation_types']],
  ['operation_types', ['operation_type']],
  ['filter', ['match']],
  ['projection', ['project']],
  ['emailConfirmationSubject', ['confirmEmailSubject']],
]);

const bare = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The key that an unknown one stands for: spelled otherwise, called so elsewhere, or nearly the same. */
export function knownKeyFor(key: string, known: readonly string[]): string | undefined {
  return (
    known.find((name) => bare(name) === bare(key)) ??
    meant.get(key)?.find((name) => known.includes(name)) ??
    nearestName(key, known)
  );
}

/**
 * Whether a key holds what belongs to another one that is missing.
 *
 * @param isKnown whether the key may be there, too, so that its likeness says nothing
 */
export function standsFor(key: string, missing: string, isKnown: boolean): boolean {
  return isKnown ? meant.get(key)?.includes(missing) === true : knownKeyFor(key, [missing]) !== undefined;
}
