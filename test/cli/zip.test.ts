import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listDisk } from '../support/list-disk';
import { packTree } from '../support/pack-tree';
import { readTree } from '../support/read-tree';
import { plainEnvironment, runCommand, type Ran } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree } from '../support/write-tree';
import { shop } from './shop';

/** Runs with a folder of its own for temporary files, which must be empty afterwards. */
function run(folder: string, ...args: string[]): Ran {
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary, { recursive: true });
  const ran = runCommand(args, { env: { ...plainEnvironment(), TMPDIR: temporary } });
  expect(listDisk(temporary)).toEqual({});
  return ran;
}

test('a .zip file gives the same bytes and the same report as its folder', async () => {
  const folder = temporaryFolder();
  const app = writeTree(join(folder, 'shop'), shop);
  const zip = await packTree(join(folder, 'shop.zip'), shop);
  const [fromFolder, fromZip] = [app, zip].map((input) => {
    const { code, out, error } = run(folder, input, '--out', join(folder, 'out'), '--force');
    expect([code, error]).toEqual([0, '']);
    return { files: readTree(join(folder, 'out')), report: out.replaceAll(input, 'INPUT') };
  });
  expect(fromZip).toEqual(fromFolder);
  const { next } = JSON.parse(run(folder, zip, '--dry-run', '--format', 'json').out);
  expect(next).toEqual([`migrate-functions ${zip} --out NEW_FOLDER`]);
});

test('a .zip file may hold the app in a folder, and its name in capitals', async () => {
  const folder = temporaryFolder();
  const zip = await packTree(join(folder, 'EXPORT.ZIP'), shop, 'shop_20250930/');
  expect(run(folder, zip, '--out', join(folder, 'out'))).toMatchObject({ code: 0, error: '' });
  run(folder, writeTree(join(folder, 'shop'), shop), '--out', join(folder, 'same'));
  expect(readTree(join(folder, 'out'))).toEqual(readTree(join(folder, 'same')));
});

test('an app without a name is named after the .zip file, not after a temporary folder', async () => {
  const folder = temporaryFolder();
  const zip = await packTree(join(folder, 'corner.zip'), {
    'realm_config.json': { config_version: 20210101 },
  });
  run(folder, zip, '--out', join(folder, 'out'));
  expect(JSON.parse(readTree(join(folder, 'out'))['root_config.json']!)).toMatchObject({ name: 'corner' });
});

test('a dry run and a refusal leave no temporary files, either', async () => {
  const folder = temporaryFolder();
  const zip = await packTree(join(folder, 'shop.zip'), shop);
  expect(run(folder, zip, '--dry-run', '--diff')).toMatchObject({ code: 0, error: '' });
  const broken = await packTree(join(folder, 'broken.zip'), { ...shop, 'values/key.json': '{' });
  expect(run(folder, broken, '--dry-run')).toMatchObject({
    code: 1,
    out: '',
    error: expect.stringContaining('values/key.json:1:2'),
  });
});

test('the .zip file itself is no target, even with --force', async () => {
  const folder = temporaryFolder();
  const zip = await packTree(join(folder, 'shop.zip'), shop);
  const before = readFileSync(zip);
  expect(run(folder, zip, '--out', zip, '--force')).toMatchObject({ code: 1, out: '' });
  expect(readFileSync(zip)).toEqual(before);
  expect(run(folder, zip, '--out', folder, '--force')).toMatchObject({ code: 1, out: '' });
});

test.each([
  ['that leads out of the folder', '../../evil'],
  ['that is absolute', '/tmp/evil_'],
  ['with a control character', 'aa/\u001b[31m__'],
])('an entry with a name %s is refused before anything is unpacked', async (_, name) => {
  const folder = temporaryFolder();
  const harmless = 'aa/bb/evil';
  const zip = await packTree(join(folder, 'evil.zip'), { ...shop, [harmless]: 'evil' });
  const bytes = readFileSync(zip).toString('latin1');
  expect(name).toHaveLength(harmless.length);
  writeFileSync(zip, Buffer.from(bytes.replaceAll(harmless, name), 'latin1'));
  const before = listDisk(folder);
  const { code, out, error } = run(folder, zip, '--out', join(folder, 'out'));
  expect([code, out]).toEqual([1, '']);
  expect(error).toMatch(/cannot be unpacked safely/);
  expect(error).not.toMatch(/[^\P{Cc}\n]/u);
  expect(listDisk(folder)).toEqual({ ...before, temporary: 'folder' });
});

test.each([
  ['is no .zip file', Buffer.from('not a zip')],
  ['is empty', Buffer.alloc(0)],
])('a file that %s is refused', (_, bytes) => {
  const folder = temporaryFolder();
  const zip = join(folder, 'a.zip');
  writeFileSync(zip, bytes);
  const { code, out, error } = run(folder, zip, '--dry-run');
  expect([code, out]).toEqual([1, '']);
  expect(error).toMatch(/^\S.*a\.zip.*\n/);
  expect(error).not.toMatch(/^ +at /m);
});

test('a .zip file that is cut off is refused', async () => {
  const folder = temporaryFolder();
  const zip = await packTree(join(folder, 'shop.zip'), shop);
  const bytes = readFileSync(zip);
  for (const length of [bytes.length - 10, bytes.length >> 1, 30]) {
    writeFileSync(zip, bytes.subarray(0, length));
    expect(run(folder, zip, '--dry-run')).toMatchObject({
      code: 1,
      out: '',
      error: expect.stringMatching(/^\S.*\n/),
    });
  }
});
