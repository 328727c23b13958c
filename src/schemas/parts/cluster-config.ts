import { anything, flag, list, oneOf } from '../notation';

/** What the `config` of a linked cluster may have beside its cluster. */
export const clusterConfig = {
  readPreference: oneOf('primary', 'primaryPreferred', 'secondary', 'secondaryPreferred', 'nearest'),
  readPreferenceTagSets: list(anything),
  wireProtocolEnabled: flag,
  namespacePreimageConfigs: anything,
};
