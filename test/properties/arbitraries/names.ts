import fc from 'fast-check';
import { faultOfSegment } from '../../../src/tree/fault-of-name';

/** One form for names that a file system may take for one. */
export const fold = (name: string): string => name.normalize('NFC').toUpperCase().normalize('NFC');

const plain = fc.stringMatching(/^[a-z][A-Za-z0-9_-]{0,7}$/);

/** A name that can be the name of a file on every system, as people give them. */
export const legalName: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 5, arbitrary: plain },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '__proto__',
        'constructor',
        'toString',
        'größe',
        'e\u0301t\u00e9',
        '日本 語',
        '😀',
        'a.b',
        '..a',
        "it's",
        '-x',
        '$1 & 100%',
        'a=b',
      ),
    },
    {
      weight: 1,
      arbitrary: fc.string({ unit: fc.constantFrom(...'aZ09_-. éß語#~'), minLength: 1, maxLength: 9 }),
    },
  )
  .filter((name) => faultOfSegment(name) === undefined);

/** A name of a function: folders may stand before it, in the layouts that have them. */
export const nestedName: fc.Arbitrary<string> = fc
  .tuple(fc.array(fc.constantFrom('lib', 'in ner', 'öv'), { maxLength: 2 }), legalName)
  .map(([folders, name]) => [...folders, name].join('/'));

/** Things with a name each, of which no two are one for a file system. */
export function named<T>(
  thing: fc.Arbitrary<T>,
  maxLength: number,
  name: fc.Arbitrary<string> = legalName,
): fc.Arbitrary<{ name: string; is: T }[]> {
  return fc.uniqueArray(fc.record({ name, is: thing }), { maxLength, selector: ({ name }) => fold(name) });
}

/** The id that the server gave a component. */
export const idOf = (name: string): string =>
  [...name]
    .map((character) => character.codePointAt(0)!.toString(16))
    .join('')
    .padEnd(24, '0')
    .slice(0, 24);
