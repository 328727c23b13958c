import type { ts } from 'ts-morph';
import type { Scopes } from '../syntax/build-scopes';
import { platformGlobals } from './names/platform-globals';

/** A name that a source uses where nothing declares it. */
export interface UndeclaredName {
  readonly uses: readonly ts.Identifier[];
  /** Whether the source declares it where that does not count: in another block or function. */
  readonly isDeclaredElsewhere: boolean;
}

/** What a walk over a source has found. */
interface Declared {
  readonly scopes: Scopes;
  /** The names of functions: one that is declared in a block has its name outside of it, too. */
  readonly hoisted: ReadonlySet<string>;
  /** Whether there is a `with`, in which any name may be that of a member. */
  readonly hasWith: boolean;
}

/** The names that a source uses, that nothing in it declares where they are used, and that are no globals, in order. */
export function undeclaredNames(
  file: ts.SourceFile,
  { scopes, hoisted, hasWith }: Declared,
): ReadonlyMap<string, UndeclaredName> {
  // What a TypeScript source may declare elsewhere is out of sight.
  if (hasWith || /\.[cm]?tsx?$/i.test(file.fileName)) return new Map();
  const names = scopes.globalNames.filter((name) => !platformGlobals.has(name) && !hoisted.has(name));
  return new Map(
    names.map((name) => [
      name,
      { uses: scopes.globalUses(name), isDeclaredElsewhere: scopes.declares(name) },
    ]),
  );
}
