import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '../../support/write-tree';
import { baseApps } from '../base-apps';
import type { HostileCase } from '../hostile-case';

const legacy = baseApps[20200603];
const gigabytes = 1.9e9;

const value = (text: string): Tree => ({ 'values/v.json': { name: 'v', value: text } });
const source = (text: string): Tree => ({ 'functions/tidy/source.js': text });

/** A file that is all hole: it takes no room on the disk. */
const hole = (app: string, path: string): void => {
  writeFileSync(join(app, path), '');
  truncateSync(join(app, path), gigabytes);
};

const texts: readonly (readonly [string, string])[] = [
  ['a-a-a-', 'a-'.repeat(100_000)],
  ['a.a.a.', 'a.'.repeat(100_000)],
  ['://://', '://'.repeat(70_000)],
  ['a:a:a:', `https://${'a:'.repeat(100_000)}`],
  ['@@@', `mongodb://a:${'b@'.repeat(100_000)}`],
  ['base64 without end', 'Ab1+/'.repeat(40_000)],
  ['%%%', '%(%%'.repeat(50_000)],
  ['blanks', ' '.repeat(200_000)],
  ['backslashes', '\\'.repeat(100_000)],
  ['Password=', 'Password='.repeat(20_000)],
];

/** Inputs by which time or memory could grow beyond what they are worth. */
export const large: readonly HostileCase[] = [
  ...texts.flatMap(([what, text]): HostileCase[] => [
    { name: `200 KB of ${what} in a value`, app: { ...legacy, ...value(text) }, exit: 0, says: /Plan: / },
    {
      name: `200 KB of ${what} in a source`,
      app: { ...legacy, ...source(`exports = () => ${JSON.stringify(text)};\n`) },
      exit: 0,
      says: /Plan: /,
    },
  ]),
  {
    name: 'a source of 1.9 GB',
    app: legacy,
    prepare: ({ app }) => hole(app, 'functions/tidy/source.js'),
    // Written, it would take the room that the hole does not.
    args: ['--dry-run'],
    exit: 0,
    says: /functions\/tidy\/source\.js.*(?:larger|too large)|(?:larger|too large).*functions\/tidy\/source\.js/,
  },
  {
    name: 'a JSON file of 1.9 GB',
    app: legacy,
    prepare: ({ app }) => hole(app, 'values/color.json'),
    exit: 1,
    says: /values\/color\.json.*(?:larger|too large)/,
  },
  {
    name: '20,000 files that nobody knows in one folder',
    app: legacy,
    prepare: ({ app }) => {
      for (let at = 0; at < 20_000; at++) writeFileSync(join(app, `values/n${at}.txt`), '');
    },
    exit: 0,
    says: /would-be-misread/,
  },
  {
    name: '2,000 promises in a chain',
    app: {
      ...legacy,
      ...source(`exports = () => Promise.resolve()${'\n  .then((x) => x)'.repeat(2000)};\n`),
    },
    exit: 0,
    says: /Plan: /,
  },
  {
    name: 'calls 3,000 deep',
    app: { ...legacy, ...source(`exports = () => ${'f('.repeat(3000)}${')'.repeat(3000)};\n`) },
    exit: 0,
    says: /Plan: /,
  },
  {
    name: 'a sum of 20,000 texts',
    app: {
      ...legacy,
      ...source(`exports = () => context.functions.execute(${"'a' + ".repeat(20_000)}'b');\n`),
    },
    exit: 0,
    says: /Plan: /,
  },
  {
    name: '5,000 unknown keys',
    app: {
      ...legacy,
      'triggers/nightly.json': {
        name: 'nightly',
        type: 'SCHEDULED',
        function_name: 'tidy',
        config: { schedule: '0 0 * * *' },
        ...Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`odd${at}`, at])),
      },
    },
    exit: 0,
    says: /key\/unknown/,
  },
];
