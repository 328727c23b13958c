import { oneOf } from '../notation';

/** Every type of authentication provider. */
export const providerType = oneOf(
  'anon-user',
  'api-key',
  'local-userpass',
  'oauth2-google',
  'oauth2-facebook',
  'oauth2-apple',
  'custom-token',
  'custom-function',
);
