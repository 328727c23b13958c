import { inspectApp, type Inventory } from '../../src';
import { temporaryFolder } from './temporary-folder';
import { writeTree, type Tree } from './write-tree';

/** Writes a tree to a folder of its own and inspects it. */
export function inspectTree(tree: Tree, answers: Readonly<Record<string, string>> = {}): Inventory {
  return inspectApp(writeTree(temporaryFolder(), tree), { answers: new Map(Object.entries(answers)) });
}
