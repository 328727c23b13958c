import { providerRegions } from '../../model/provider-regions';
import { oneOf } from '../notation';

/** Every provider region. */
export const providerRegion = oneOf(...providerRegions);
