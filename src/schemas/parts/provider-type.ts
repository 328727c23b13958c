import { providerTypes } from '../../model/provider-types';
import { oneOf } from '../notation';

/** Every type of authentication provider. */
export const providerType = oneOf(...providerTypes);
