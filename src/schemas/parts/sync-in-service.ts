import { either, flag, keys, oneOf } from '../notation';
import { syncSettings } from './sync-settings';

/** The settings of Device Sync inside the service that was synchronised; the legacy docs call `state` a flag. */
export const syncInService = keys(
  {},
  { ...syncSettings, state: either(oneOf('enabled', 'disabled', ''), flag) },
);
