import fc from 'fast-check';
import type { Member, Sketch, Style } from './sketch';
import { raw } from './sketch';

/** Keys and texts that a program may take for something else. */
const oddTexts = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'a/b', 'm~n', '', 'null', '0'];

// JSON texts that no JavaScript number or plain decoder keeps as they are. A lone half of a pair is legal in JSON.
const oddScalars = [
  '9007199254740993',
  '-123456789012345678901234567890',
  '1.10',
  '1E+5',
  '0.1e-7',
  '1e400',
  '"\\u0041\\/\\ud800"',
  '"\\u0000\\u001b[31m"',
  '"<a href=\'x\'>&\u2028\u2029"',
  '"%(%%environment.values.x)"',
  '"😀 e\u0301 ï"',
];

/** Text of any characters, often short and plain. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[a-z]{1,6}$/) },
  { weight: 1, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);

export const text: fc.Arbitrary<Sketch> = anyText.map(raw);
export const flag: fc.Arbitrary<Sketch> = fc.boolean().map(raw);
export const number: fc.Arbitrary<Sketch> = fc.oneof(
  fc.integer({ min: -9, max: 99 }).map(raw),
  fc.bigInt({ min: 0n, max: 10n ** 24n }).map((value) => ({ raw: value.toString() })),
);

const scalar: fc.Arbitrary<Sketch> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(raw('same'), raw(1), raw(true), raw(null)) },
  { weight: 2, arbitrary: text },
  { weight: 1, arbitrary: number },
  { weight: 1, arbitrary: fc.constantFrom(...oddScalars).map((text) => ({ raw: text })) },
);

const shallow: fc.Arbitrary<Sketch> = fc.letrec<{ json: Sketch }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: scalar },
    {
      weight: 1,
      arbitrary: fc.array(tie('json'), { maxLength: 3 }).map((items) => ({ items })),
    },
    {
      weight: 2,
      arbitrary: fc
        .uniqueArray(fc.tuple(anyText, tie('json')), { maxLength: 3, selector: ([key]) => key })
        .map((members) => ({ members })),
    },
  ),
})).json;

const nested = fc.tuple(fc.integer({ min: 10, max: 90 }), shallow).map(([depth, core]) => {
  let sketch = core;
  for (let level = 0; level < depth; level++)
    sketch = level % 3 ? { members: [['in', sketch]] } : { items: [sketch] };
  return sketch;
});

/** Any JSON, where the formats let people write what they want. */
export const json: fc.Arbitrary<Sketch> = fc.oneof(
  { weight: 30, arbitrary: shallow },
  { weight: 1, arbitrary: nested },
);

/** An object of any JSON. */
export const anyObject: fc.Arbitrary<Sketch> = fc
  .uniqueArray(fc.tuple(anyText, json), { maxLength: 3, selector: ([key]) => key })
  .map((members) => ({ members }));

/** One of some texts. */
export const word = (...words: string[]): fc.Arbitrary<Sketch> => fc.constantFrom(...words).map(raw);

/** A short array. */
export const list = (item: fc.Arbitrary<Sketch>): fc.Arbitrary<Sketch> =>
  fc.array(item, { maxLength: 3 }).map((items) => ({ items }));

/** The name or id of a component of the app, or of none. */
export const refer = (fill: 'name' | 'id', of: 'functions' | 'sources'): fc.Arbitrary<Sketch> =>
  fc.nat({ max: 5 }).map((pick) => ({ fill, of, pick }));

const unknown = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Member[]>([]) },
  { weight: 1, arbitrary: fc.array(fc.tuple(anyText, json), { maxLength: 2 }) },
);

/** Fields of an object: each may be missing or hold what it should not. */
export type Fields = Readonly<Record<string, fc.Arbitrary<Sketch>>>;

/**
 * An object with known keys: a few are missing, one in forty holds any JSON instead, and unknown keys and duplicates turn
 * up beside them, in any order.
 *
 * @param always keys that are never missing and always hold what they should
 */
export function object(fields: Fields, always: Fields = {}): fc.Arbitrary<Sketch> {
  const fate = fc.nat({ max: 39 });
  const some = Object.entries(fields).map(([key, value]) =>
    fc
      .tuple(fate, value, json)
      .map(([fate, value, other]): Member[] => (fate < 6 ? [] : [[key, fate === 6 ? other : value]])),
  );
  const all = Object.entries(always).map(([key, value]) => value.map((value): Member[] => [[key, value]]));
  return fc
    .tuple(fc.tuple(...all, ...some), unknown, fc.nat({ max: 59 }), fc.nat({ max: 9 }))
    .map(([known, others, twice, reverse]) => {
      const taken = new Set(known.flat().map(([key]) => key));
      const fresh = others.filter(([key]) => !taken.has(key) && taken.add(key));
      const members = [...known.flat(), ...fresh];
      if (reverse === 9) members.reverse();
      if (twice === 59 && members[0]) members.push([members[0][0], raw('twice')]);
      return { members };
    });
}

const exported: Style = {
  indent: '    ',
  eol: '\n',
  finalNewline: true,
  byteOrderMark: false,
  trailingComma: false,
  comments: false,
  json5: false,
};

const rarely = fc.nat({ max: 3 }).map((n) => n === 3);

/** How a file is written: mostly as MongoDB's exporter does, else in any way that people write JSON. */
export const style: fc.Arbitrary<Style> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(exported) },
  {
    weight: 2,
    arbitrary: fc.record({
      indent: fc.constantFrom('  ', '', '\t'),
      eol: fc.constantFrom<Style['eol'][]>('\n', '\r\n'),
      finalNewline: fc.boolean(),
      byteOrderMark: fc.constant(false),
      trailingComma: fc.constant(false),
      comments: fc.constant(false),
      json5: fc.constant(false),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      indent: fc.constantFrom('    ', '', '  '),
      eol: fc.constantFrom<Style['eol'][]>('\n', '\r\n'),
      finalNewline: fc.boolean(),
      byteOrderMark: rarely,
      trailingComma: fc.boolean(),
      comments: rarely,
      json5: rarely,
    }),
  },
);
