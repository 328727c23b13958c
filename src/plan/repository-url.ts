import { getText, type Json } from '../model/json';

/** Where the sources of a package are published, from `repository` of its package.json; undefined without an https address. */
export function repositoryUrl(repository: Json | undefined): string | undefined {
  const address = getText(repository) ?? getText(repository, 'url') ?? '';
  return /^(?:git\+)?(https:\/\/.+?)(?:\.git)?\/?$/.exec(address)?.[1];
}
