import type { ts } from 'ts-morph';
import type { Scopes } from '../syntax/build-scopes';
import { platformGlobals } from './names/platform-globals';

/** A name that a source uses where nothing declares it. */
export interface UndeclaredName {
  readonly uses: readonly ts.Identifier[];
  /** Whether the source declares it where that does not count: in another block or function. */
  readonly isDeclaredElsewhere: boolean;
}

/**
 * The names that a source uses, that nothing in it declares where they are used, and that are no globals, in order.
 *
 * @param hoisted the names of functions: one that is declared in a block has its name outside of it, too
 */
export function undeclaredNames(
  file: ts.SourceFile,
  scopes: Scopes,
  hoisted: ReadonlySet<string>,
): ReadonlyMap<string, UndeclaredName> {
  // What a TypeScript source may declare elsewhere is out of sight.
  if (/\.[cm]?tsx?$/i.test(file.fileName)) return new Map();
  const names = scopes.globalNames.filter((name) => !platformGlobals.has(name) && !hoisted.has(name));
  return new Map(
    names.map((name) => [
      name,
      { uses: scopes.globalUses(name), isDeclaredElsewhere: scopes.declares(name) },
    ]),
  );
}
