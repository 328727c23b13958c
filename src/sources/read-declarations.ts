import { ts } from 'ts-morph';
import type { SourcePosition } from '../model/source-facts';
import { buildScopes } from '../syntax/build-scopes';
import { parseSource } from '../syntax/parse-source';
import { positionsIn } from '../syntax/positions-in';
import { roleOf } from '../syntax/role-of-identifier';

/** What a source declares and assigns outside of its functions, as far as it matters where the source becomes a part. */
export interface Declarations {
  /** It begins with "use strict": an assignment to what is not declared throws. */
  readonly isStrict: boolean;
  /** What it assigns and never declares, each at its first assignment. In sloppy mode that makes a global. */
  readonly undeclared: readonly { readonly name: string; readonly position: SourcePosition }[];
  /** Which of some names it declares by let, const or class, so that nothing around it may declare them once more. */
  readonly lexical: ReadonlySet<string>;
}

function beginsStrict({ statements }: ts.SourceFile): boolean {
  for (const statement of statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression)) return false;
    if (statement.expression.text === 'use strict') return true;
  }
  return false;
}

/**
 * Reads the declarations of a source.
 *
 * @param path of the source; its ending tells the language
 * @param names those of which `lexical` tells
 */
export function readDeclarations(path: string, text: string, names: readonly string[]): Declarations {
  const { file } = parseSource(path, text);
  if (!file) return { isStrict: false, undeclared: [], lexical: new Set() };
  // A function that is declared in a block has its name outside of it, too.
  const hoisted = new Set<string>();
  const scopes = buildScopes(file, (node) => {
    if (ts.isFunctionDeclaration(node) && node.name) hoisted.add(node.name.text);
  });
  const position = positionsIn(text);
  const undeclared = scopes.globalNames.flatMap((name) => {
    const assigned = scopes.globalUses(name).find((use) => roleOf(use) === 'assigned');
    if (!assigned || hoisted.has(name)) return [];
    return [{ name, position: position(assigned.getStart(file)) }];
  });
  return {
    isStrict: beginsStrict(file),
    undeclared,
    lexical: new Set(names.filter((name) => scopes.outermost(name)?.isLexical === true)),
  };
}
