import fc from 'fast-check';
import type { Json } from '../../../src/model/json';
import type { DocumentKind } from '../../../src/model/document-kind';
import { findProblems } from '../../../src/schemas/find-problems';
import type { Shape } from '../../../src/schemas/shape';
import { examples } from './examples';
import { nodeOf } from './node-of';
import { schemaOf } from './schema-of';

const all = (Object.keys(examples) as DocumentKind[]).flatMap((kind) =>
  (Object.keys(examples[kind]) as Shape[]).flatMap((shape) =>
    examples[kind][shape]!.map((document) => ({
      kind,
      shape,
      document: JSON.parse(JSON.stringify(document)),
    })),
  ),
);

function pathsOf(value: any, here: (string | number)[] = []): (string | number)[][] {
  if (value === null || typeof value !== 'object') return [here];
  const below = Array.isArray(value)
    ? value.map((item, index) => [index, item] as const)
    : Object.entries(value);
  return [here, ...below.flatMap(([key, item]) => pathsOf(item, [...here, key]))];
}

function edit(value: any, [step, ...rest]: (string | number)[], how: (old: any) => any): any {
  if (step === undefined) return how(value);
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[step] = edit(copy[step], rest, how);
  return copy;
}

const odd = fc.oneof(
  fc.constantFrom(
    '',
    '%(%%environment.values.x)',
    'primary',
    'enabled',
    null,
    true,
    false,
    0,
    1.5,
    1e21,
    [],
    {},
    [null],
    undefined,
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const upsideDown = (text: string): string =>
  text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
const changes = fc.oneof(
  odd.map((value) => () => value),
  fc.tuple(fc.string(), odd).map(
    ([key, value]) =>
      (old: any) =>
        old !== null && typeof old === 'object' && !Array.isArray(old) ? { ...old, [key]: value } : value,
  ),
  fc.constant((old: any) => (typeof old === 'string' ? upsideDown(old) : old)),
  fc.constant((old: any) => (Array.isArray(old) ? [...old, ...old, old] : old)),
);
const changed = fc
  .constantFrom(...all)
  .chain(({ kind, shape, document }) =>
    fc
      .array(fc.tuple(fc.constantFrom(...pathsOf(document)), changes), { minLength: 1, maxLength: 3 })
      .map((edits) => ({
        kind,
        shape,
        document: edits.reduce((value, [path, how]) => {
          try {
            return edit(value, path, how);
          } catch {
            return value;
          }
        }, document),
      })),
  )
  // At its root a document is what the reader demands.
  .filter(({ kind, document }) =>
    kind === 'hostingMetadata'
      ? Array.isArray(document)
      : document !== null && typeof document === 'object' && !Array.isArray(document),
  );

test('to pass over unknown keys is to hear of all else', () => {
  let refused = 0;
  fc.assert(
    fc.property(changed, ({ kind, shape, document }) => {
      const node: Json = nodeOf(document);
      const schema = schemaOf(kind, shape, node);
      const problems = findProblems(schema, node);
      refused += problems.length > 0 ? 1 : 0;
      expect(findProblems(schema, node, 'pass-over')).toEqual(
        problems.filter((problem) => problem.kind !== 'unknown'),
      );
    }),
    { numRuns: 3000 },
  );
  expect(refused).toBeGreaterThan(500);
});

test('a field called __proto__ is one like any other', () => {
  const node = nodeOf(JSON.parse('{"__proto__":{"ref":1}}'));
  const problems = findProblems(schemaOf('relationships', 'realm', node), node);
  expect(problems.map(({ path, says }) => `${path} ${says}`)).toEqual([
    '__proto__.ref is a number and must be a string',
    '__proto__.foreign_key is missing',
  ]);
});

test('what is said of a document holds none of its values', () => {
  const secret = 'Qz7-plain-text-secret';
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.nat(), ({ kind, shape, document }, number) => {
      const paths = pathsOf(document).filter((path) => path.length > 0);
      fc.pre(paths.length > 0);
      const node = nodeOf(edit(document, paths[number % paths.length]!, () => secret));
      const said = findProblems(schemaOf(kind, shape, node), node).map(({ path, says }) => path + says);
      expect(said.join()).not.toContain(secret);
    }),
    { numRuns: 500 },
  );
});
