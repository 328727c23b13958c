import fc from 'fast-check';
import type { SourceFacts, SourcePosition } from '../../src/model/source-facts';
import { readSource } from '../../src/sources/read-source';
import { trials } from './run-sample';

const words = [
  ...['context', 'services', 'values', 'functions', 'environment', 'get', 'execute', 'require', 'exports'],
  ...['module', 'async', 'await', 'function', 'return', 'const', 'let', 'var', 'class', 'if', 'else', 'for'],
  ...[
    'of',
    'in',
    'try',
    'catch',
    'import',
    'export',
    'default',
    'new',
    'typeof',
    'this',
    'globalThis',
    'a',
    'b',
  ],
];
const marks = [
  ...['=', '=>', '(', ')', '{', '}', '[', ']', '.', '?.', ',', ';', ':', '...', '+', '&&', '||', '??', '?'],
  ...[
    '`',
    '`${',
    '"',
    "'",
    '/',
    '//',
    '/*',
    '*/',
    '<',
    '>',
    '!',
    '\n',
    '\r\n',
    '\r',
    '\u2028',
    '#',
    '@',
    '\\',
  ],
];
const literals = ['"a"', "'b'", '`c`', '1', '/d/', '"https://realm.mongodb.com"', '"mongodb://a:b1c2d3e4@f"'];

/** Texts that are nearly JavaScript, and some that are nothing. */
const texts = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .array(fc.constantFrom(...words, ...marks, ...literals), { maxLength: 60 })
      .map((parts) => parts.join(' ')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
);

/** A name that a source refers to, and the expression that says it. */
const way = fc.constantFrom<[string, (name: string) => string]>(
  ['service', (name) => `context.services.get(${name})`],
  ['value', (name) => `context.values.get(${name})`],
  ['function', (name) => `context.functions.execute(${name})`],
  ['environment-value', (name) => `context.environment.values[${name}]`],
  ['package', (name) => `require(${name})`],
);
const names = fc.stringMatching(/^[A-Za-z0-9 _$/-]{1,12}$/);

const positionsOf = (facts: SourceFacts): SourcePosition[] => [
  ...facts.moduleSyntax,
  ...[
    ...facts.problems,
    ...facts.exports,
    ...facts.names,
    ...facts.collections,
    ...facts.unresolved,
    ...facts.uses,
    ...facts.hosts,
    ...facts.credentials,
  ].map(({ position }) => position),
  ...[...facts.names, ...facts.unresolved, ...facts.uses].flatMap(({ enclosing }) => enclosing ?? []),
];

test('any text has facts, and each place in them is inside of the text', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const lines = text.split(/\r\n|\r|\n/);
      for (const { offset, line, column } of positionsOf(readSource('f', text))) {
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset).toBeLessThanOrEqual(text.length);
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeGreaterThanOrEqual(1);
        // A break of a line of two characters is one past the end of its line.
        expect(column).toBeLessThanOrEqual(lines[line - 1]!.length + 2);
      }
    }),
    trials(3000),
  );
});

test('the same text has the same facts', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(readSource('f', text)).toEqual(readSource('g', text));
    }),
    trials(300),
  );
});

test('a name is found, however it is led to its place, and no other', () => {
  // Each takes the expression of a name to statements and an expression of the same name.
  const steps = fc.constantFrom<(name: string, step: number) => [string, string]>(
    (name, step) => [`const n${step} = ${name};`, `n${step}`],
    (name, step) => [`let n${step}; n${step} = ${name};`, `n${step}`],
    (name, step) => [`const o${step} = { key: ${name} };`, `o${step}.key`],
    (name, step) => [`const o${step} = { key: ${name} };`, `o${step}["key"]`],
    (name, step) => [`const { key: n${step} } = { key: ${name} };`, `n${step}`],
    (name, step) => [`const l${step} = [0, ${name}];`, `l${step}[1]`],
    (name) => ['', `\`\${${name}}\``],
    (name) => ['', `(${name} + "")`],
    (name, step) => [`const n${step} = arguments.length ? ${name} : ${name};`, `n${step}`],
  );
  fc.assert(
    fc.property(names, way, fc.array(steps, { maxLength: 5 }), (name, [kind, refer], chain) => {
      let expression = JSON.stringify(name);
      const statements = chain.map((step, index) => {
        const [statement, next] = step(expression, index);
        expression = next;
        return statement;
      });
      const source = `exports = () => {\n${statements.join('\n')}\nreturn ${refer(expression)};\n};`;
      const { names: found, unresolved, problems } = readSource('f', source);
      expect(problems).toEqual([]);
      expect(unresolved).toEqual([]);
      expect(found.map((each) => [each.kind, each.name])).toEqual([[kind, name]]);
    }),
    trials(400),
  );
});

test('a parameter that is called like a global hides it, and nothing is found', () => {
  fc.assert(
    fc.property(names, way, (name, [, refer]) => {
      const source = `exports = () => (function (context, require) { return ${refer(JSON.stringify(name))}; })(1, 2);`;
      const { names: found, unresolved } = readSource('f', source);
      expect([...found, ...unresolved]).toEqual([]);
    }),
    trials(100),
  );
});
