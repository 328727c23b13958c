import { anything, byName, keys } from '../notation';
import { always } from '../shape';

const byOwner = byName(byName(anything));

/** secrets.json, of its names only: what a secret is like is nobody's business. */
export const secrets = always(keys({}, { services: byOwner, auth_providers: byOwner }));
