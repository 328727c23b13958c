import { asExported, type Tree } from '../../support/write-tree';
import { utf8Names, zipOf, type ZipEntry } from '../../support/zip-of';
import { baseApps } from '../base-apps';
import type { HostileCase } from '../hostile-case';

const app = baseApps[20200603];
const entriesOf = (tree: Tree): ZipEntry[] =>
  Object.entries(tree).map(([name, content]) => ({
    name,
    data: typeof content === 'string' ? content : asExported(content),
  }));

/** An archive of the app with something added. */
const withEntries =
  (...more: readonly ZipEntry[]) =>
  (tree: Tree): Buffer =>
    zipOf([...entriesOf(tree), ...more]);

const refusedNames: readonly (readonly [string, RegExp])[] = [
  ['../evil', /leads out of the folder/],
  ['values/../../evil', /leads out of the folder/],
  ['..', /leads out of the folder/],
  ['/etc/evil', /is an absolute path/],
  ['//host/share/evil', /is an absolute path/],
  ['..\\evil', /holds a backslash/],
  ['values\\evil.json', /holds a backslash/],
  ['C:/evil', /starts with a drive letter/],
  ['c:evil', /starts with a drive letter/],
  ['values/a\0b', /holds a control character/],
  ['values/a\nb', /holds a control character/],
  ['values/\u001b[2J', /holds a control character/],
  ['values//a', /has an empty part/],
  ['./values/a', /has an empty part/],
  ['', /has an empty part/],
];

const refused = (name: string, pack: (tree: Tree) => Buffer, says: RegExp): HostileCase => ({
  name,
  app,
  pack,
  exit: 1,
  says,
});

/** Archives that would write elsewhere, hide something, or burst. */
export const archives: readonly HostileCase[] = [
  ...refusedNames.map(([name, says]) =>
    refused(`an entry called ${JSON.stringify(name)}`, withEntries({ name, data: 'evil' }), says),
  ),
  ...([0o120777, 0o010644, 0o020644, 0o060644, 0o140644] as const).map((mode) =>
    refused(
      `an entry of mode ${mode.toString(8)}`,
      withEntries({ name: 'values/link.json', data: '/etc/hostname', mode, method: 0 }),
      mode === 0o120777 ? /it is a symbolic link/ : /neither a file nor a folder/,
    ),
  ),
  refused(
    'an encrypted entry',
    withEntries({ name: 'a', data: 'x', flags: utf8Names | 1 }),
    /it is encrypted/,
  ),
  refused(
    'an unknown method',
    withEntries({ name: 'a', data: 'x', method: 14 }),
    /method that is not supported/,
  ),
  refused(
    'the same entry twice',
    withEntries({ name: 'values/color.json', data: '{}' }),
    /has the same name/,
  ),
  refused(
    'two entries that differ by case',
    withEntries({ name: 'VALUES/color.json', data: '{}' }),
    /has the same name/,
  ),
  refused('a file where a folder is', withEntries({ name: 'values', data: '{}' }), /has the same name/),
  refused('a wrong checksum', withEntries({ name: 'a', data: 'x', sum: 1 }), /checksum of "a" is wrong/),
  refused(
    'an entry that is larger than it says',
    withEntries({ name: 'a', data: Buffer.alloc(20_000_000), size: 9 }),
    /damaged/,
  ),
  refused('an entry that is smaller than it says', withEntries({ name: 'a', data: 'x', size: 9 }), /damaged/),
  refused('a bomb', withEntries({ name: 'a', data: Buffer.alloc(200_000_000) }), /as in a zip bomb/),
  refused(
    'bombs that are small each',
    withEntries(
      ...Array.from({ length: 150 }, (_, at) => ({ name: `b${at}`, data: Buffer.alloc(9_900_000) })),
    ),
    /holds more than 1 GiB/,
  ),
  refused(
    'an archive that is cut off',
    (tree) => zipOf(entriesOf(tree)).subarray(0, -30),
    /damaged or cut off/,
  ),
  refused('no archive', () => Buffer.from('PKnothing'), /damaged or cut off/),
  refused('text', () => Buffer.from('{"name": "shop"}'), /is not a \.zip file/),
  refused('nothing', () => Buffer.alloc(0), /is not a \.zip file/),
  refused('an archive of no app', () => zipOf([{ name: 'README.md', data: '#' }]), /There is no app/),
  refused('a folder only', () => zipOf([{ name: 'values/', mode: 0o040755, method: 0 }]), /holds no files/),
  refused(
    'more entries than it may hold',
    () =>
      zipOf(
        Array.from({ length: 20_000 }, (_, at) => ({ name: `${at}`, method: 0 })),
        65_535,
      ),
    /damaged or cut off/,
  ),
  {
    name: 'what stands before and after an archive',
    app,
    pack: (tree) => Buffer.concat([zipOf(entriesOf(tree)), Buffer.alloc(0)]),
    exit: 0,
    says: /^ ?.*Plan: /,
  },
  {
    name: 'files of macOS beside those of the app',
    app,
    pack: withEntries({ name: '__MACOSX/values/._color.json', data: 'evil' }),
    exit: 0,
    says: /Plan: /,
  },
  {
    name: 'an archive in the archive',
    app,
    pack: withEntries({ name: 'functions/inner.zip', data: zipOf([{ name: '../evil', data: 'evil' }]) }),
    exit: 0,
    says: /functions\/inner\.zip/,
  },
  {
    name: 'folders 400 levels deep',
    app,
    pack: withEntries({ name: `hosting/files/${'d/'.repeat(400)}a`, data: 'a' }),
    exit: 0,
    says: /Plan: /,
  },
];
