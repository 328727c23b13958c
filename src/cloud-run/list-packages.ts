import { isBuiltin } from 'node:module';
import type { Packages } from '../model/packages';
import type { ProjectInput } from './project-input';

/** `lodash` of `lodash/get`, `@a/b` of `@a/b/c`. */
export const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

const isPackage = (name: string): boolean => !isBuiltin(name) && !/^[./]/.test(name);

/** The project depends on it by itself, in a version that the runtime was made for. */
const own = new Set(['mongodb', '@google-cloud/functions-framework']);

/** Whether a name is that of a package that the app does not bring along. */
export function isMissing(name: string, { versions }: Packages): boolean {
  const owner = packageOf(name);
  return isPackage(name) && !own.has(owner) && !versions?.has(owner);
}

/** The packages that functions require, with the versions that the app asked for, in the order of their names. */
export function listPackages(
  names: readonly string[],
  { sourceOf, packages }: ProjectInput,
): Map<string, string> {
  const required = new Set(
    names.flatMap((name) =>
      (sourceOf(name)?.facts?.names ?? []).flatMap((fact) =>
        fact.kind === 'package' && isPackage(fact.name) ? [packageOf(fact.name)] : [],
      ),
    ),
  );
  const versions = [...required].sort().flatMap((name): [string, string][] => {
    const version = packages.versions?.get(name);
    return version === undefined || own.has(name) ? [] : [[name, version]];
  });
  return new Map(versions);
}
