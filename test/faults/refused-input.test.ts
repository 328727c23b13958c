import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readTree } from '../support/read-tree';
import { runCommand, type Ran } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree } from '../support/write-tree';
import { shop } from '../cli/shop';

const onPosix = process.platform === 'win32' ? test.skip : test;
const forms = ['html', 'json', 'md', 'sarif', 'txt'];
const hush = 'hush-outside-of-the-app';

let folder: string;
let app: string;

beforeEach(() => {
  folder = temporaryFolder();
  app = writeTree(join(folder, 'shop'), shop);
  writeTree(folder, { 'creds.json': { token: hush }, 'creds.js': `exports = '${hush}';` });
});

function link(path: string, to: string): void {
  mkdirSync(dirname(join(app, path)), { recursive: true });
  symlinkSync(to, join(app, path));
}

/** A run that writes every form of the report, and the texts of all that it wrote and said. */
function runWithReports(...args: string[]): Ran & { readonly texts: string } {
  const reports = forms.map((form) => join(folder, `report.${form}`));
  const options = ['--diff', ...reports.flatMap((path) => ['--report', path])];
  const ran = runCommand([app, '--out', join(folder, 'out'), '--yes', ...options, ...args]);
  const written = ran.code === 0 ? reports.map((path) => readFileSync(path, 'utf8')) : [];
  return { ...ran, texts: [ran.out, ran.error, ...written].join('\n') };
}

onPosix('links, pipes, sockets and devices are opened by no room, for no report', () => {
  for (const name of ['a.json', 'a.js', 'a']) {
    link(`values/out-${name}`, join(folder, name === 'a.js' ? 'creds.js' : 'creds.json'));
    link(`functions/out-${name}`, join(folder, 'creds.js'));
    link(`hosting/files/out-${name}`, join(folder, 'creds.json'));
    link(`values/dangling-${name}`, 'nothing');
    link(`triggers/zero-${name}`, '/dev/zero');
    link(`values/memory-${name}`, '/proc/self/environ');
    execFileSync('mkfifo', [join(app, `values/pipe-${name}`), join(app, `functions/pipe-${name}`)]);
  }
  link('functions/piped/source.js', '../pipe-a.js');
  link('services/hooks/incoming_webhooks/other/source.js', join(folder, 'creds.js'));
  const { code, error, texts } = runWithReports();
  expect([code, error]).toEqual([0, '']);
  expect(texts).not.toContain(hush);
  expect(texts).toContain('values/pipe-a.json');
  expect(JSON.stringify(readTree(join(folder, 'out')))).not.toContain(hush);
});

test('what stands beside the app is not reached by a link inside of it', () => {
  writeTree(app, { '.git/config': hush, '.env': hush });
  link('hosting/files/config', '../../.git/config');
  link('values/env.json', '../.env');
  const { code, error, texts } = runWithReports();
  expect([code, error]).toEqual([0, '']);
  expect(texts + JSON.stringify(readTree(join(folder, 'out')))).not.toContain(hush);
});

test.each([
  ['values/huge.json', /values\/huge\.json: The file is larger than 50 MB\./],
  ['config.json', /config\.json: The file is larger than 50 MB\./],
])('a document of 4 GB, %s, is refused by its size', (path, message) => {
  writeFileSync(join(app, path), '');
  truncateSync(join(app, path), 2 ** 32);
  const { code, out, error } = runCommand([app, '--dry-run']);
  expect([code, out]).toEqual([1, '']);
  expect(error).toMatch(message);
});

test('a source of 4 GB is told, and not read', () => {
  truncateSync(join(app, 'functions/onOrder/source.js'), 2 ** 32);
  const { code, out, error } = runCommand([app, '--dry-run', '--format', 'json']);
  expect([code, error]).toEqual([0, '']);
  expect(JSON.stringify(JSON.parse(out).findings)).toContain('it is larger than 10 MB');
});

describe('what is named on the command line', () => {
  onPosix('is not waited for when it is a pipe, and not read when it is a device', () => {
    for (const name of ['a.zip', 'a.json5', 'a.js']) {
      execFileSync('mkfifo', [join(folder, name)]);
      symlinkSync('/dev/zero', join(folder, `zero-${name}`));
    }
    const expectRefused = (args: string[], message: string): void => {
      const { code, out, error } = runCommand(args, { cwd: folder });
      expect([args, code, out, error]).toEqual([args, 1, '', expect.stringContaining(message)]);
      expect(error).not.toMatch(/^ +at /m);
    };
    expectRefused(['a.zip', '--dry-run'], 'a.zip is a named pipe, and no file.');
    expectRefused(['zero-a.zip', '--dry-run'], 'zero-a.zip is a device, and no file.');
    expectRefused(['shop', '--dry-run', '--answers', 'a.json5'], 'a.json5 is a named pipe, and no file.');
    expectRefused(['shop', '--dry-run', '--answers', 'zero-a.json5'], 'is a device, and no file.');
    expectRefused(['lint', 'a.js'], 'a.js: It is a named pipe, and no file.');
    expectRefused(['lint', 'zero-a.js'], 'zero-a.js: It is a device, and no file.');
    expectRefused(['a.json5', '--dry-run'], 'is not a folder or a .zip file');
  });

  test('is told in a sentence when it cannot be looked at', () => {
    symlinkSync('loop', join(folder, 'loop'));
    symlinkSync('nothing', join(folder, 'dangling'));
    const long = 'x'.repeat(300);
    for (const name of ['loop', 'dangling', long, `${long}/a`, 'creds.js/a', 'loop/a.js', 'dangling.zip']) {
      for (const args of [
        [name, '--dry-run'],
        ['inspect', name],
        ['lint', name],
      ]) {
        const { code, out, error } = runCommand(args, { cwd: folder });
        expect([args, code, out]).toEqual([args, 1, '']);
        expect(error).not.toMatch(/^ +at |^Error/m);
        expect(error).toContain(name);
      }
    }
  });
});

test('a current folder that is gone is told in a sentence', () => {
  if (process.platform === 'win32') return;
  const { commandFile } =
    jest.requireActual<typeof import('../support/run-command')>('../support/run-command');
  const line = `mkdir gone && cd gone && rmdir ../gone && exec "$0" "$1" app --dry-run`;
  const failure = ((): { status?: number; stderr?: string } => {
    try {
      execFileSync('sh', ['-c', line, process.execPath, commandFile], {
        cwd: folder,
        encoding: 'utf8',
        stdio: 'pipe',
      });
      return {};
    } catch (error) {
      return error as { status?: number; stderr?: string };
    }
  })();
  expect([failure.status, failure.stderr]).toEqual([
    1,
    expect.stringMatching(/^The current folder is gone|^There is no folder app/),
  ]);
});
