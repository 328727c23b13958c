import type { Tree } from '../../support/write-tree';
import { baseApps } from '../base-apps';
import type { HostileCase } from '../hostile-case';

/** Characters that turn text around, hide it, or make a terminal obey. */
const characters: readonly (readonly [string, string])[] = [
  ['right-to-left override', '\u202e'],
  ['left-to-right isolate', '\u2066'],
  ['right-to-left mark', '\u200f'],
  ['Arabic letter mark', '\u061c'],
  ['zero width space', '\u200b'],
  ['word joiner', '\u2060'],
  ['byte order mark', '\ufeff'],
  ['soft hyphen', '\u00ad'],
  ['Mongolian vowel separator', '\u180e'],
  ['tag', '\u{e0041}'],
  ['annotation anchor', '\ufff9'],
  ['line separator', '\u2028'],
  ['escape', '\u001b]0;owned\u0007'],
  ['one-byte control sequence', '\u009b31m'],
  ['carriage return', 'a\rb'],
  ['half of a pair', '\ud83d'],
];

const inFiles = (text: string): Tree => ({
  // As raw characters, but for those that no string of JSON may hold.
  'values/v.json': {
    name: 'v',
    value: { [`key${text}`]: `in ${text}`, plain: text },
    [`odd${text}`]: 1,
  },
  'triggers/t.json': {
    name: 't',
    type: 'DATABASE',
    function_name: `gone${text}`,
    config: {
      service_name: `service${text}`,
      database: `d${text}`,
      collection: 'c',
      operation_types: ['INSERT'],
    },
  },
});

const inSources = (text: string): Tree => ({
  'functions/tidy/source.js': `// ${text}
exports = async () => {
  await context.functions.execute('gone${text === 'a\rb' ? '' : text}');
  return context.services.get('odd${text === 'a\rb' || text === '\u2028' ? '' : text}');
};
`,
  'hosting/files/page.html': `<p>${text}</p>`,
  'README.md': `# ${text}`,
});

const inPaths = (text: string): Tree => ({
  [`values/un${text}known.txt`]: text,
  [`hosting/files/a${text}b.html`]: text,
  [`functions/util${text}/source.js`]: 'exports = () => 1;\n',
  [`functions/util${text}/config.json`]: { name: `util${text}`, private: true },
});

const isControl = (text: string): boolean => /\p{Cc}|\p{Cs}/u.test(text);

/** Text that reads as something else than it is. */
export const deceivingTexts: readonly HostileCase[] = characters.flatMap(([what, text]): HostileCase[] => [
  {
    name: `${what} in values, keys and references`,
    app: { ...baseApps[20200603], ...inFiles(text) },
    exit: 0,
    says: /gone(?:a)?\\u/,
  },
  {
    name: `${what} in sources and hosted files`,
    app: { ...baseApps[20200603], ...inSources(text) },
    exit: 0,
    says: /Plan: /,
  },
  // A lone half cannot be in a path of the disk at all.
  ...(/\p{Cs}/u.test(text)
    ? []
    : [
        {
          name: `${what} in the names of files and folders`,
          app: { ...baseApps[20200603], ...inPaths(text) },
          exit: isControl(text) ? (1 as const) : (0 as const),
          says: /util(?:a)?\\u/,
        },
      ]),
  {
    name: `${what} in the name of a broken file's neighbour`,
    app: {
      ...baseApps[20200603],
      ...(/\p{Cs}/u.test(text) ? {} : { [`values/b${text}.json`]: '{' }),
      'values/c.json': '{',
    },
    exit: 1,
    says: /values\/c\.json:1:2/,
  },
]);
