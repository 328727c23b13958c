import {
  createWriteStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { UserError } from '../../../src/model/user-error';
import { unzipApp, zipLimits } from '../../../src/tree/unzip-app';
import { utf8Names, zipOf, type ZipEntry } from '../../support/zip-of';

jest.mock('node:os', () => ({ ...jest.requireActual<typeof os>('node:os'), tmpdir: jest.fn() }));

const { tmpdir } = jest.requireActual<typeof os>('node:os');

let root: string;
let zip: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'unzip-app-'));
  zip = join(root, 'app.zip');
  (os.tmpdir as jest.MockedFunction<typeof os.tmpdir>).mockReturnValue(root);
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function pack(...entries: ZipEntry[]): void {
  writeFileSync(zip, zipOf(entries));
}

function read(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
}

/** What is said of an archive that is refused; nothing of it may be left. */
async function refusalOf(path = zip): Promise<string> {
  const before = readdirSync(root);
  const error = await unzipApp(path).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(UserError);
  expect(readdirSync(root)).toEqual(before);
  const { message, problems } = error as UserError;
  return [message, ...problems.map((problem) => problem.message)].join('\n');
}

describe('what is fine', () => {
  test('an archive as packers make it, with folders, large files, stored files and any letters', async () => {
    const archive = new ZipFile();
    const large = 'large '.repeat(200_000);
    archive.addEmptyDirectory('functions');
    archive.addBuffer(Buffer.from('exports = 1;\r\n'), 'functions/größe 😀.js');
    archive.addBuffer(Buffer.from('{}'), 'root_config.json', { compress: false });
    archive.addBuffer(Buffer.from(large), 'hosting/files/large.txt');
    archive.addBuffer(Buffer.alloc(0), 'hosting/files/empty');
    archive.addBuffer(Buffer.from('64'), 'hosting/files/64', { forceZip64Format: true });
    archive.end();
    await pipeline(archive.outputStream, createWriteStream(zip));
    const { path, remove } = await unzipApp(zip);
    expect(readdirSync(root)).toHaveLength(2);
    expect(read(path)).toEqual({
      'functions/größe 😀.js': 'exports = 1;\r\n',
      'root_config.json': '{}',
      'hosting/files/large.txt': large,
      'hosting/files/empty': '',
      'hosting/files/64': '64',
    });
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o700);
    remove();
    remove();
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(root)).toEqual(['app.zip']);
  });

  test('names are read as code page 437 without the flag for UTF-8', async () => {
    pack({ name: 'a', flags: 0 });
    writeFileSync(
      zip,
      zipOf([{ name: '?', flags: 0 }]).map((byte) => (byte === 63 ? 0x81 : byte)),
    );
    const { path } = await unzipApp(zip);
    expect(Object.keys(read(path))).toEqual(['ü']);
  });

  test('executable files and folders that a packer marked as such', async () => {
    pack(
      { name: 'a/', mode: 0o040755, method: 0 },
      { name: 'a/run', mode: 0o100755, data: '1' },
      { name: 'dos', mode: 0 },
    );
    const { path } = await unzipApp(zip);
    expect(read(path)).toEqual({ 'a/run': '1', dos: '' });
    expect(statSync(join(path, 'a/run')).mode & 0o111).toBe(0);
  });

  test('the shadow tree of macOS is left out', async () => {
    pack({ name: 'app/config.json', data: '{}' }, { name: '__MACOSX/app/._config.json', data: 'x' });
    const { path } = await unzipApp(zip);
    expect(read(path)).toEqual({ 'app/config.json': '{}' });
  });

  test('names that only look dangerous', async () => {
    pack({ name: '..a/b..c/...' }, { name: 'constructor/__proto__' });
    const { path } = await unzipApp(zip);
    expect(Object.keys(read(path)).sort()).toEqual(['..a/b..c/...', 'constructor/__proto__']);
  });

  test('a large file that is packed well, but not as a bomb', async () => {
    const data = Buffer.alloc(9_000_000);
    pack({ name: 'zeros', data });
    const { path } = await unzipApp(zip);
    expect(statSync(join(path, 'zeros')).size).toBe(data.length);
  });
});

describe('entries that are refused', () => {
  test.each([
    ['leads out', '../evil'],
    ['leads out', 'a/../../evil'],
    ['leads out', 'a/..'],
    ['leads out', '..'],
    ['leads out', '../'],
    ['an absolute path', '/etc/evil'],
    ['an absolute path', '//host/evil'],
    ['a backslash', '..\\evil'],
    ['a backslash', 'a\\b'],
    ['a drive letter', 'C:/evil'],
    ['a drive letter', 'c:evil'],
    ['a control character', 'a\0b'],
    ['a control character', 'a\nb'],
    ['a control character', 'a\u001b[2J'],
    ['an empty part', 'a//b'],
    ['an empty part', './a'],
    ['an empty part', ''],
  ])('%s: %j', async (fault, name) => {
    pack({ name: 'fine' }, { name, data: 'evil' });
    expect(await refusalOf()).toContain(fault);
    expect(existsSync(join(root, '..', 'evil'))).toBe(false);
  });

  test('a symbolic link', async () => {
    pack({ name: 'link', data: '/etc/passwd', mode: 0o120777, method: 0 });
    expect(await refusalOf()).toContain('"link" is refused: it is a symbolic link');
  });

  test.each([0o010644, 0o020644, 0o060644, 0o140644])('neither file nor folder: %o', async (mode) => {
    pack({ name: 'device', mode });
    expect(await refusalOf()).toContain('neither a file nor a folder');
  });

  test('an encrypted entry', async () => {
    pack({ name: 'a', data: 'x', flags: utf8Names | 1 });
    expect(await refusalOf()).toContain('encrypted');
    pack({ name: 'a', data: 'x', flags: utf8Names | 0x41 });
    expect(await refusalOf()).toContain('encryption');
  });

  test('an unknown method', async () => {
    pack({ name: 'a', data: 'x', method: 14 });
    expect(await refusalOf()).toContain('method that is not supported (14)');
  });

  test.each([
    ['a', 'a'],
    ['values/A.json', 'values/a.json'],
    ['caf\u00e9', 'cafe\u0301'],
    ['a', 'a/b'],
    ['a/b', 'a'],
    ['A', 'a/b'],
  ])('%j and %j', async (first, second) => {
    pack({ name: first }, { name: second });
    expect(await refusalOf()).toContain('another entry has the same name');
  });

  test('all of them are told at once, up to a number', async () => {
    pack(...Array.from({ length: 30 }, (_, i) => ({ name: `../${i}` })));
    const lines = (await refusalOf()).split('\n');
    expect(lines).toHaveLength(22);
    expect(lines.at(-1)).toBe('10 more entries are refused.');
  });
});

describe('bombs', () => {
  test('too many entries', async () => {
    const archive = zipOf([{ name: 'a' }]);
    // The number of entries is declared in the end record, as 64-bit fields before it where 16 bits do not do.
    const end = archive.length - 22;
    const zip64 = Buffer.alloc(56 + 20);
    zip64.write('PK\x06\x06');
    zip64.writeUInt32LE(zipLimits.entries + 1, 32);
    zip64.writeUInt32LE(archive.readUInt32LE(end + 16), 48);
    zip64.write('PK\x06\x07', 56);
    zip64.writeUInt32LE(end, 56 + 8);
    writeFileSync(zip, Buffer.concat([archive.subarray(0, end), zip64, archive.subarray(end)]));
    expect(await refusalOf()).toContain('100001 entries');
  });

  test('too many bytes, as declared', async () => {
    pack(
      ...[1, 2, 3].map((i) => ({
        name: `${i}`,
        data: 'x'.repeat(1e6),
        size: zipLimits.totalBytes / 2,
        packedSize: 1e6,
      })),
    );
    expect(await refusalOf()).toContain('more than 1 GiB');
  });

  test('a file that is packed too well, as declared', async () => {
    pack({ name: 'zeros', data: Buffer.alloc(20_000_000) });
    expect(await refusalOf()).toContain('zip bomb');
  });

  test('a file that is larger than it says', async () => {
    pack({ name: 'zeros', data: Buffer.alloc(20_000_000), size: 1000 });
    expect(await refusalOf()).toContain('too many bytes');
  });

  test('a file that is smaller than it says', async () => {
    pack({ name: 'a', data: 'short', size: 1000 });
    expect(await refusalOf()).toContain('not enough bytes');
  });
});

describe('what is no archive, or a broken one', () => {
  test('no such file', async () => {
    expect(await refusalOf(join(root, 'none.zip'))).toContain('There is no file');
  });

  test('a folder', async () => {
    expect(await refusalOf(root)).toContain('is a folder, and no file');
  });

  test.each(['', 'x', '{"name": "app"}', 'x'.repeat(100_000)])(
    'a file that is no archive',
    async (content) => {
      writeFileSync(zip, content);
      expect(await refusalOf()).toContain('is not a .zip file');
    },
  );

  test('an archive without files', async () => {
    pack();
    expect(await refusalOf()).toContain('holds no files');
    pack({ name: 'folder/', mode: 0o040755, method: 0 });
    expect(await refusalOf()).toContain('holds no files');
  });

  test('an archive that is cut off, anywhere', async () => {
    const whole = zipOf([
      { name: 'a', data: 'content of a' },
      { name: 'b', data: 'content of b' },
    ]);
    for (let length = 2; length < whole.length; length++) {
      writeFileSync(zip, whole.subarray(0, length));
      expect(await refusalOf()).toContain('damaged or cut off');
    }
  });

  test('an archive with a hole', async () => {
    const whole = zipOf([{ name: 'a', data: 'content of a' }]);
    writeFileSync(zip, Buffer.concat([whole.subarray(0, 20), whole.subarray(30)]));
    expect(await refusalOf()).toContain('damaged or cut off');
  });

  test('bytes that have changed', async () => {
    pack({ name: 'a', data: 'content of a', sum: 1 });
    expect(await refusalOf()).toContain('checksum of "a" is wrong');
    pack({ name: 'a', data: 'content of a', method: 0, sum: 1 });
    expect(await refusalOf()).toContain('checksum of "a" is wrong');
    pack({ name: 'a', data: 'stored', packedSize: 6, method: 8, size: 6 });
    writeFileSync(zip, readFileSync(zip).fill(0xff, 31, 35));
    expect(await refusalOf()).toContain('damaged');
  });

  test('a flipped bit, anywhere, never ends in a crash or leaves anything', async () => {
    const whole = zipOf([
      { name: 'functions/a.js', data: 'content of a'.repeat(20) },
      { name: 'b', data: 'content of b', method: 0 },
    ]);
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const broken = Buffer.from(whole);
      broken[bit >> 3]! ^= 1 << (bit & 7);
      writeFileSync(zip, broken);
      const opened = await unzipApp(zip).catch((error: unknown) => error);
      if (opened instanceof Error) expect(opened).toBeInstanceOf(UserError);
      else (opened as { remove(): void }).remove();
      expect(readdirSync(root)).toEqual(['app.zip']);
    }
  });
});
