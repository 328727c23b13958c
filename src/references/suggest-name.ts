import { nearestName } from '../model/nearest-name';

/** The name that the app has where something refers to another one. */
export interface Suggestion {
  readonly name: string;
  /** How the two differ, as a sentence. */
  readonly says: string;
}

/**
 * What a name that the app does not have was likely meant to be: the same in another case, without the ending of its file,
 * with the folder that it is in, or nearly the same.
 *
 * @param areFunctions whether the names are those of functions, whose names are paths below functions/ without `.js`
 */
export function suggestName(
  name: string,
  names: ReadonlySet<string>,
  areFunctions: boolean,
): Suggestion | undefined {
  if (areFunctions) {
    const bare = name.replace(/^(?:\.?\/)?(?:functions\/)?/, '').replace(/\.[cm]?[jt]s$/, '');
    if (bare !== name && names.has(bare))
      return {
        name: bare,
        says: `the app has ${bare}, and a function is named ${/\.[cm]?[jt]s$/.test(name) ? 'without .js' : 'from the folder functions on'}`,
      };
    const [only, ...others] = [...names].filter((each) => each.endsWith(`/${bare}`));
    if (others.length > 0) return undefined;
    if (only !== undefined)
      return {
        name: only,
        says: `the app has ${only}: the name of a function in a folder has the folder in it`,
      };
  }
  const near = nearestName(name, [...names]);
  return near === undefined ? undefined : { name: near, says: `the nearest that it has is ${near}` };
}
