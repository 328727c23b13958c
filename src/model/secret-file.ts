// What editors, tools and people add to the name of a copy: `.bak`, `~`, `.old`, ` (1)`, ` copy`, `.1`, `.swp`.
const addition = '(?:[ ._-][^/]*|~|\\([^/]*)?';
const pattern = new RegExp(`(?:^|/)(?:copy of |[.#~]{1,2})?secrets?${addition}$`, 'i');
const source = /\.(?:[cm]?[jt]sx?|graphql|html?|css)$/i;

/**
 * Whether a file is called as the one that holds secrets in plain text is, or as a copy of it: `secrets.json`, whatever the
 * case of its letters, its number, its ending and what was added to it.
 *
 * @param path of the file in the app
 */
export function isSecretFile(path: string): boolean {
  return pattern.test(path) && !source.test(path);
}
