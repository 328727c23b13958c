import type { CollectionName } from '../../model/collection-of';
import type { JsonObject } from '../../model/json';
import { added } from '../../model/make-json';
import { reason } from '../../model/reason';

const unknownDenies = reason(
  'What could not be read may have limited who can read or write; no role applies to anybody.',
  'safety/access',
);

/**
 * Rules for a collection, or by default, that cannot be read: without roles nobody but system functions has access.
 *
 * @param collection whose rules they are; none for the default rule
 */
export function deniedRules(collection?: CollectionName): JsonObject {
  return added({ ...collection, roles: [] }, unknownDenies);
}
