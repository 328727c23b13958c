import { findCredentials } from './find-credentials';
import { isPlaceholder } from './is-placeholder';
import { looksRandom } from './looks-random';

// Passwords have these, and no secret can be called so.
const inNoName = /[!#$&*+;=?@\\^`|~]/;
// The ids of the server begin with the time when they were made; there were no secrets before 2012.
const id = /^[56][0-9a-f]{23}$/;
// App Services docs, "Secrets": a name has 64 characters at most.
const longestName = 64;
const shortestPassword = 6;

/**
 * Whether what stands where the name of a secret belongs looks like the secret itself. Names are words and numbers that
 * people chose; an id and a hole to fill in are none of a secret's business.
 */
export function isCredentialAsName(name: string): boolean {
  if (name === '' || id.test(name)) return false;
  if (findCredentials(name).length > 0) return true;
  if (isPlaceholder(name)) return false;
  const isPassword = name.length >= shortestPassword && inNoName.test(name) && /[\p{L}\p{N}]/u.test(name);
  return name.length > longestName || isPassword || looksRandom(name);
}
