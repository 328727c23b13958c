/** The names that App Services takes for most components: its docs give the same rule for each of them. */
const allowed = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * What is wrong with a name, as the rest of a sentence that starts with it, and one that would do.
 *
 * @returns undefined for a name that App Services takes, and for one that an expansion makes
 */
export function checkName(name: string): { readonly says: string; readonly instead: string } | undefined {
  if (allowed.test(name) || name.includes('%(')) return undefined;
  const instead = name
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64);
  if (name === '') return { says: 'is empty', instead };
  const tooLong = name.length > 64;
  return {
    says: tooLong
      ? `has ${name.length} characters, and 64 are allowed`
      : 'has other characters than letters, digits, _ and -',
    instead,
  };
}
