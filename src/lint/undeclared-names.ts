import { ts } from 'ts-morph';
import { buildScopes } from '../syntax/build-scopes';
import { platformGlobals } from './names/platform-globals';

/** A name that a source uses where nothing declares it. */
export interface UndeclaredName {
  readonly uses: readonly ts.Identifier[];
  /** Whether the source declares it where that does not count: in another block or function. */
  readonly isDeclaredElsewhere: boolean;
}

/** The names that a source uses, that nothing in it declares where they are used, and that are no globals, in order. */
export function undeclaredNames(file: ts.SourceFile): ReadonlyMap<string, UndeclaredName> {
  // What a TypeScript source may declare elsewhere is out of sight.
  if (/\.[cm]?tsx?$/i.test(file.fileName)) return new Map();
  // A function that is declared in a block has its name outside of it, too.
  const hoisted = new Set<string>();
  let hasWith = false;
  const scopes = buildScopes(file, (node) => {
    if (ts.isFunctionDeclaration(node) && node.name) hoisted.add(node.name.text);
    else if (ts.isWithStatement(node)) hasWith = true;
  });
  if (hasWith) return new Map();
  const names = scopes.globalNames.filter((name) => !platformGlobals.has(name) && !hoisted.has(name));
  return new Map(
    names.map((name) => [
      name,
      { uses: scopes.globalUses(name), isDeclaredElsewhere: scopes.declares(name) },
    ]),
  );
}
