import { baseApps } from '../base-apps';
import type { HostileCase } from '../hostile-case';

const app = baseApps[20210101];
const file = 'values/color.json';
const value = (text: string): string => `{"name": "color", "from_secret": false, "value": ${text}}\n`;
const nested = (levels: number): string => value('['.repeat(levels) + ']'.repeat(levels));

/** Texts that end the run, with what is said of their place. */
const refusals: readonly (readonly [string, string | Buffer, RegExp])[] = [
  ['nesting of 1,001 levels', nested(1001), /color\.json:1:\d+: .*1000 levels/],
  ['nesting of 200,000 levels', nested(200_000), /color\.json:1:\d+: .*1000 levels/],
  ['objects of 200,000 levels', value('{"a":'.repeat(200_000)), /color\.json:1:\d+: .*1000 levels/],
  ['half an object', '{"name": "color"', /color\.json:1:17: .*end of the file/],
  ['no value', '{"name": }', /color\.json:1:10: /],
  ['two documents', '{"name": "color"} {}', /color\.json:1:19: /],
  ['a string without end', '{"name": "color', /color\.json:1:10: .*without end/],
  ['a comment without end', '{"name": "color"} /*', /color\.json:1:19: .*without end/],
  ['a line break in a string', '{"name": "co\nlor"}', /color\.json:1:10: /],
  ['a word', 'color', /color\.json:1:1: /],
  ['an expansion without quotes', value('%(values.x)'), /color\.json:1:\d+: .*expansion/],
  ['NaN', value('NaN'), /color\.json:1:\d+: /],
  ['Infinity', value('Infinity'), /color\.json:1:\d+: /],
  ['an octal number', value('0777'), /color\.json:1:\d+: /],
  [
    'bytes that are not UTF-8',
    Buffer.concat([Buffer.from('{"name": "'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
    /color\.json:\d+:\d+: .*UTF-8/,
  ],
  [
    'an overlong slash',
    Buffer.concat([Buffer.from('{"name": "'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]),
    /color\.json:\d+:\d+: .*UTF-8/,
  ],
  [
    'half a pair in UTF-8',
    Buffer.concat([Buffer.from('{"name": "'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
    /color\.json:\d+:\d+: .*UTF-8/,
  ],
  ['UTF-16 LE', Buffer.from('\ufeff{"name": "color"}', 'utf16le'), /color\.json:\d+:\d+: .*UTF-8/],
  ['UTF-16 BE', Buffer.from('\ufeff{"name": "color"}', 'utf16le').swap16(), /color\.json:\d+:\d+: .*UTF-8/],
  ['NUL bytes', Buffer.alloc(1000), /color\.json:1:1: /],
  ['an escape in half', '{"name": "\\u00', /color\.json:1:10: /],
];

/** Values that travel whatever they look like: the text that they have in the new tree. */
const carried: readonly (readonly [string, string])[] = [
  ['an integer of 400 digits', '9'.repeat(400)],
  ['a number beyond any', '1e999'],
  ['a number of many digits', `0.${'123'.repeat(2000)}`],
  ['minus zero', '-0.0'],
  ['an integer beyond 2^53', '9007199254740993'],
  ['nesting of 900 levels', '['.repeat(900) + ']'.repeat(900)],
  ['a key __proto__', '{"__proto__": {"admin": true}}'],
  ['a key constructor', '{"constructor": {"prototype": {"admin": true}}}'],
  ['keys of all objects', '{"toString": 1, "hasOwnProperty": 2, "valueOf": 3}'],
  ['an empty key', '{"": 1}'],
  ['keys that are numbers', '{"2": 1, "1": 2, "-1": 3}'],
  ['half a pair', '"\\ud800"'],
  ['a key that is half a pair', '{"\\udc00": 1}'],
  ['escapes of every kind', '"\\u0000\\b\\f\\n\\r\\t\\/\\\\\\""'],
  ['a key of 100 KB', `{"${'k'.repeat(100_000)}": 1}`],
  ['a text of 3 MB', `"${'text '.repeat(600_000)}"`],
  ['80,000 keys', `{${Array.from({ length: 80_000 }, (_, at) => `"k${at}": ${at}`).join(', ')}}`],
  ['100,000 items', `[${'1, '.repeat(99_999)}1]`],
  ['40,000 quotes and backslashes', `"${'\\"\\\\'.repeat(40_000)}"`],
];

/** Spellings of JSON5, and what was lost with them. */
const lenient: readonly (readonly [string, string, RegExp])[] = [
  ['a byte order mark', `\ufeff${value('1')}`, /json\/byte-order-mark/],
  ['CR LF', value('1').replaceAll(' ', '\r\n'), /json\/crlf/],
  ['comments', `// color\n${value('/* one */ 1')}`, /json\/comment/],
  ['60,000 comments', `${'/**/'.repeat(60_000)}${value('1')}`, /json\/comment/],
  ['trailing commas', value('[1,],'), /json\/trailing-comma/],
  ['20,000 trailing commas', value(`[${'[1,],'.repeat(20_000)}]`), /json\/trailing-comma/],
  ['single quotes and bare keys', `{name: 'color', from_secret: false, value: 1}`, /json\/json5/],
  [
    '30,000 bare keys',
    value(`{${Array.from({ length: 30_000 }, (_, at) => `k${at}: +1`).join(', ')}}`),
    /json\/json5/,
  ],
  ['a key twice', '{"name": "color", "value": 1, "value": 2, "from_secret": false}', /json\/duplicate-key/],
  ['a key 12,000 times', value(`{${'"k": 1, '.repeat(12_000)}"k": 2}`), /json\/duplicate-key/],
  [
    '12,000 keys twice',
    value(`{${Array.from({ length: 24_000 }, (_, at) => `"k${at % 12_000}": ${at}`).join(', ')}}`),
    /json\/duplicate-key/,
  ],
  ['hexadecimal numbers', value('0xfff'), /json\/json5/],
];

/** JSON that no exporter writes. */
export const jsonTexts: readonly HostileCase[] = [
  ...refusals.map(([name, text, says]): HostileCase => ({
    name,
    app: { ...app, [file]: text },
    exit: 1,
    says,
  })),
  ...refusals.map(([name, text]): HostileCase => ({
    name: `${name}, skipped`,
    app: { ...app, [file]: text },
    args: ['--skip-broken'],
    exit: 0,
    says: /json\/skipped/,
    tree: (written) => expect(Object.keys(written)).not.toContain(file),
  })),
  ...carried.map(([name, text]): HostileCase => ({
    name,
    app: { ...app, [file]: value(text) },
    exit: 0,
    says: /Plan: /,
    tree: (written) => expect(written[file] === value(text)).toBe(true),
  })),
  ...lenient.map(([name, text, says]): HostileCase => ({
    name,
    app: { ...app, [file]: text },
    exit: 0,
    says,
  })),
];
