import { keys, oneOf } from '../notation';
import { syncSettings } from '../parts/sync-settings';
import type { Schemas } from '../shape';

const older = keys({}, { ...syncSettings, state: oneOf('enabled', 'disabled', '') });

/** sync/config.json. */
export const sync: Schemas = {
  legacy: older,
  realm: older,
  'app-services': keys({}, { ...syncSettings, state: oneOf('enabled', 'disabled') }),
};
