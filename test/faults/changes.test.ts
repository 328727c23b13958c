import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { listDisk } from '../support/list-disk';
import { runAtCall, type AtCall, type Ended } from '../support/run-at-call';
import { commandFile, plainEnvironment, runCommand } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree } from '../support/write-tree';
import { shop } from '../cli/shop';

const onPosix = process.platform === 'win32' ? describe.skip : describe;

interface Scene {
  readonly folder: string;
  readonly app: string;
  readonly out: string;
}

function scene(): Scene {
  const folder = temporaryFolder();
  return { folder, app: writeTree(join(folder, 'shop'), shop), out: join(folder, 'out') };
}

const run = ({ app, out }: Scene, at: AtCall, ...args: string[]): Ended =>
  runAtCall([app, '--out', out, '--yes', ...args], at);

/** Expects a failure in a sentence, without a stack and without the name of a temporary file. */
function expectTold({ code, signal, out, error }: Ended, message: string): void {
  expect({ code, signal, out, error }).toEqual({
    code: 1,
    signal: null,
    out: '',
    error: expect.stringContaining(message),
  });
  expect(error).not.toMatch(/^ +at |migrate-functions-\d+-/m);
}

onPosix('a file of the app that another program', () => {
  const source = 'functions/onOrder/source.js';
  const page = 'hosting/files/index.html';

  test.each([
    [
      'appends to between planning and copying',
      'openSync',
      source,
      2,
      (path: string) => `echo more >> ${path}`,
      'has changed since it was opened first',
    ],
    [
      'replaces between planning and copying',
      'openSync',
      source,
      2,
      (path: string) => `echo other > ${path}.new; mv ${path}.new ${path}`,
      'has changed since it was opened first',
    ],
    [
      'removes before it is copied',
      'openSync',
      page,
      1,
      (path: string) => `rm ${path}`,
      'is not there (ENOENT)',
    ],
    [
      'makes a link before it is copied',
      'openSync',
      page,
      1,
      (path: string) => `rm ${path}; ln -s /etc/hostname ${path}`,
      'has become a link (ELOOP)',
    ],
    [
      'makes a pipe before it is copied',
      'openSync',
      page,
      1,
      (path: string) => `rm ${path}; mkfifo ${path}`,
      'is a named pipe, and no file',
    ],
    [
      'appends to while it is copied',
      'readSync',
      page,
      2,
      (path: string) => `echo more >> ${path}`,
      'has changed since it was opened first',
    ],
  ] as const)('%s ends the run, and no target is written', (_, name, file, nth, change, message) => {
    const here = scene();
    const path = join(here.app, file);
    expectTold(run(here, { name, path: `${file}$`, nth, shell: change(path) }), `${file} ${message}.`);
    expect(readdirSync(here.folder)).toEqual(['shop']);
  });

  test('makes a link of a folder above it is not found behind it', () => {
    const here = scene();
    writeTree(join(here.folder, 'elsewhere'), { 'index.html': 'hush' });
    const shell = `rm -r ${here.app}/hosting/files; ln -s ${here.folder}/elsewhere ${here.app}/hosting/files`;
    // The call before the page's own is the last that the link can come before.
    const ended = run(here, { name: 'mkdirSync', path: '/tree$', shell });
    expectTold(ended, 'hosting/files/index.html has become a link, or lies behind one.');
    expect(existsSync(here.out)).toBe(false);
  });

  test('changes after the app was written is told for the report, and so is that the app is written', () => {
    const here = scene();
    const ended = run(
      here,
      { name: 'renameSync', path: '/tree$', shell: `echo >> ${here.app}/config.json` },
      '--report',
      join(here.folder, 'report.html'),
    );
    expectTold(ended, 'config.json has changed since it was opened first.\nThe new app is written to');
    expect(existsSync(join(here.out, 'root_config.json'))).toBe(true);
  });
});

onPosix('a target that another program', () => {
  test('makes meanwhile is refused, and stays as it is', () => {
    const here = scene();
    const shell = `mkdir ${here.out}; echo mine > ${here.out}/mine`;
    expectTold(run(here, { name: 'mkdirSync', path: '/tree$', shell }), 'is not empty');
    expect(readFileSync(join(here.out, 'mine'), 'utf8')).toBe('mine\n');
    expect(readdirSync(here.folder).sort()).toEqual(['out', 'shop']);
  });

  test('makes a link meanwhile is refused, and nothing is written behind it', () => {
    const here = scene();
    const shell = `mkdir ${here.folder}/elsewhere; ln -s elsewhere ${here.out}`;
    expectTold(run(here, { name: 'mkdirSync', path: '/tree$', shell }), 'symbolic link');
    expect(readdirSync(join(here.folder, 'elsewhere'))).toEqual([]);
  });

  test('removes the folder above it is told', () => {
    const here = scene();
    const shell = `rm -r ${here.folder}/new`;
    const ended = runAtCall([here.app, '--out', join(here.folder, 'new/out')], {
      name: 'mkdirSync',
      path: '/tree/functions$',
      shell,
    });
    expectTold(ended, 'it is gone (ENOENT)');
  });

  test('a report whose place becomes a folder meanwhile is told, and the folder stays', () => {
    const here = scene();
    const report = join(here.folder, 'report.json');
    const shell = `mkdir ${report}; echo mine > ${report}/mine`;
    const ended = run(here, { name: 'renameSync', path: '/tree$', shell }, '--report', report);
    expectTold(ended, `The report cannot be written to ${report}: it is a folder, and no file.`);
    expect(ended.error).toContain(`The new app is written to ${here.out} all the same.`);
    expect(readFileSync(join(report, 'mine'), 'utf8')).toBe('mine\n');
  });
});

test('of two runs to one target at once, one writes it, and the other says that it is not empty', async () => {
  const here = scene();
  const start = async (): Promise<{ code: number; error: string }> => {
    const child = spawn(process.execPath, [commandFile, here.app, '--out', here.out, '--yes', '--quiet'], {
      env: plainEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let error = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (error += text));
    const [code] = (await once(child, 'close')) as [number];
    return { code, error };
  };
  const ends = (await Promise.all([start(), start()])).sort((a, b) => a.code - b.code);
  expect(ends).toEqual([
    { code: 0, error: '' },
    { code: 1, error: expect.stringContaining('is not empty') },
  ]);
  runCommand([here.app, '--out', join(here.folder, 'whole')]);
  expect(listDisk(here.out)).toEqual(listDisk(join(here.folder, 'whole')));
  expect(readdirSync(here.folder).sort()).toEqual(['out', 'shop', 'whole']);
});

describe('lint --fix', () => {
  test('leaves a source as it is that has changed since it was checked', () => {
    const folder = writeTree(temporaryFolder(), {
      'index.js':
        "exports.f = (req, res) => { if (!req.query.a) { res.status(400).send('a'); } res.send('b'); };\n",
    });
    const file = join(folder, 'index.js');
    const ended = runAtCall(['lint', file, '--fix'], {
      name: 'openSync',
      path: 'index.js$',
      nth: 2,
      shell: `echo '// mine' >> ${file}`,
    });
    expectTold(ended, 'has changed since it was checked');
    expect(readFileSync(file, 'utf8')).toContain('// mine');
    expect(readdirSync(folder)).toEqual(['index.js']);
  });
});
