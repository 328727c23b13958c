import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import ts from 'typescript';

/** Each file of src/ and migrations/, by its POSIX path in the project, with the files that it imports. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

const withoutDeclarations = (path: string): boolean => path.endsWith('.ts') && !path.endsWith('.d.ts');

/** Reads who imports whom: static and dynamic imports, those of types, and what is exported onwards. */
export function readImportGraph(root: string): ImportGraph {
  const files = ['src', 'migrations'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(withoutDeclarations)
      .map((path) => posix.join(folder, path.split(sep).join('/'))),
  );
  const known = new Set(files);
  const targetOf = (file: string, specifier: string): string[] => {
    const path = posix.join(dirname(file), specifier);
    return [`${path}.ts`, `${path}/index.ts`].filter((candidate) => known.has(candidate));
  };
  return new Map(
    files.sort().map((file) => {
      const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true);
      const relative = importedFiles.map(({ fileName }) => fileName).filter((name) => name.startsWith('.'));
      return [file, [...new Set(relative.flatMap((specifier) => targetOf(file, specifier)))].sort()];
    }),
  );
}

/** The shortest way from one file to another, both included; undefined when there is none. */
function shortestWay(graph: ImportGraph, from: string, to: string): string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  for (const file of cameFrom.keys()) {
    if (file === to) {
      const way = [file];
      for (let back = cameFrom.get(file); back !== undefined; back = cameFrom.get(back)) way.unshift(back);
      return way;
    }
    for (const next of graph.get(file) ?? []) if (!cameFrom.has(next)) cameFrom.set(next, file);
  }
  return undefined;
}

/**
 * The circles of a graph, each written once, as `a -> b -> a` from the file that comes first in the alphabet. For every
 * import that closes circles, it has the shortest of them: enough to find all that must be cut.
 */
export function listCircles(graph: ImportGraph): string[] {
  const circles = new Set<string>();
  for (const [file, imports] of graph) {
    for (const next of imports) {
      const way = shortestWay(graph, next, file);
      if (!way) continue;
      const first = way.indexOf([...way].sort()[0]!);
      const turned = [...way.slice(first), ...way.slice(0, first)];
      circles.add([...turned, turned[0]].join(' -> '));
    }
  }
  return [...circles].sort();
}
