/** The types of authentication provider; a provider is called as its type is. */
export const providerTypes = [
  'anon-user',
  'api-key',
  'local-userpass',
  'oauth2-google',
  'oauth2-facebook',
  'oauth2-apple',
  'custom-token',
  'custom-function',
] as const;

/** Whether a name is that of a type of provider. */
export function isProviderType(name: string): boolean {
  return providerTypes.some((type) => type === name);
}
