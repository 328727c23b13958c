/** Where the sources of a package are published, from `repository` of its package.json; undefined without an https address. */
export function repositoryUrl(repository: string | { readonly url: string } | undefined): string | undefined {
  const address = typeof repository === 'string' ? repository : repository?.url;
  return /^(?:git\+)?(https:\/\/.+?)(?:\.git)?\/?$/.exec(address ?? '')?.[1];
}
