/** A key as people mean it, whichever way they write its words: `client_secret` is `clientSecret`. */
export function normalizeKey(key: string): string {
  return key.toLowerCase().replace(/[_-]/g, '');
}
