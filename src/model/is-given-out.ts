import { isPlaceholder } from './is-placeholder';

/** Whether what stands in the place of a password is one, and not a name, a word, an address, or a hole to fill in. */
export function isGivenOut(text: string): boolean {
  if (text.length < 8 || /\s/.test(text) || !/\d/.test(text) || !/[a-z]/i.test(text)) return false;
  if (isPlaceholder(text)) return false;
  return !/^(?:https?:\/\/|\/|[\w.+-]{1,64}@[\w-]+\.\w)/i.test(text) && new Set(text).size > 4;
}
