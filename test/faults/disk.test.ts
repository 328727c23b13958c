import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { listDisk } from '../support/list-disk';
import { packTree } from '../support/pack-tree';
import { commandFile, plainEnvironment, runCommand, type Ran } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree, type Tree } from '../support/write-tree';
import { shop } from '../cli/shop';

const isRoot = process.getuid?.() === 0;
const onLinux = process.platform === 'linux' ? test : test.skip;

const large: Tree = { ...shop, 'hosting/files/large.bin': Buffer.alloc(3_000_000, 1) };

/** Runs a line of a shell in which `run` is the command. */
function shell(line: string, env: NodeJS.ProcessEnv = {}): Ran {
  const run = `run() { "${process.execPath}" "${commandFile}" "$@"; }`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `${run}; ${line}`], {
    env: { ...plainEnvironment(), ...env },
    encoding: 'utf8',
    timeout: 50_000,
  });
  return { code: status, out: stdout, error: stderr };
}

// Root passes over permissions, unless it gives that up. As another user it might not even reach the command.
const withPermissions: readonly string[] = isRoot
  ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search,-fowner']
  : [];

/** Runs the command as somebody whom permissions hold. */
function runAsUser(args: readonly string[], env: NodeJS.ProcessEnv = {}): Ran {
  const [program = '', ...rest] = [...withPermissions, process.execPath, commandFile, ...args];
  const { status, stdout, stderr, error } = spawnSync(program, rest, {
    env: { ...plainEnvironment(), ...env },
    encoding: 'utf8',
    input: '',
  });
  if (error) throw error;
  return { code: status, out: stdout, error: stderr };
}

function expectTold({ code, out, error }: Ran, message: string): void {
  expect({ code, out, error }).toEqual({ code: 1, out: '', error: expect.stringContaining(message) });
  expect(error).not.toMatch(/^ +at |migrate-functions-\d+-/m);
}

describe('a file that may become no larger', () => {
  onLinux('ends the run, and the target is as it was', () => {
    const folder = temporaryFolder();
    const app = writeTree(join(folder, 'shop'), large);
    const before = listDisk(folder);
    // Of 1024 bytes each.
    expectTold(
      shell(`ulimit -f 1000; run ${app} --out ${folder}/out`),
      'larger than the system allows (EFBIG)',
    );
    expect(listDisk(folder)).toEqual(before);
  });

  onLinux('ends the unpacking of a .zip file, of which nothing stays', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'temporary'));
    const zip = await packTree(join(folder, 'shop.zip'), large);
    const ran = shell(`ulimit -f 1000; run ${zip} --dry-run`, { TMPDIR: join(folder, 'temporary') });
    expectTold(ran, 'shop.zip cannot be unpacked to');
    expect(readdirSync(join(folder, 'temporary'))).toEqual([]);
  });

  onLinux('for a report is told after the app is written', () => {
    const folder = temporaryFolder();
    const app = writeTree(join(folder, 'shop'), shop);
    const ran = shell(`ulimit -f 20; run ${app} --out ${folder}/out --yes --report ${folder}/a.html`);
    expectTold(ran, 'a.html: it would become larger than the system allows (EFBIG).');
    expect(ran.error).toContain(`The new app is written to ${folder}/out all the same.`);
    expect(ran.error).not.toContain('--out');
    expect(readdirSync(folder).sort()).toEqual(['out', 'shop']);
  });
});

describe('a full stdout', () => {
  onLinux('is told in a sentence', () => {
    const folder = temporaryFolder();
    const app = writeTree(join(folder, 'shop'), shop);
    expectTold(shell(`run ${app} --dry-run >/dev/full`), 'cannot be written to stdout: no space is left');
    expectTold(shell(`run inspect ${app} >/dev/full`), 'cannot be written to stdout: no space is left');
    expectTold(shell(`run lint ${app} >/dev/full`), 'cannot be written to stdout: no space is left');
    const ran = shell(`run ${app} --out ${folder}/out --yes >/dev/full`);
    expectTold(ran, `The new app is written to ${folder}/out all the same.`);
    expect(existsSync(join(folder, 'out/root_config.json'))).toBe(true);
    expect(shell('run --help >/dev/full').error).not.toMatch(/^ +at /m);
  });

  onLinux('of errors is no crash', () => {
    expect(shell('run none --dry-run 2>/dev/full')).toEqual({ code: 1, out: '', error: '' });
  });
});

(isRoot && process.platform === 'linux' ? describe : describe.skip)('a file system of its own', () => {
  let mounted: string | undefined;

  function mount(options: string): string {
    const folder = join(temporaryFolder(), 'disk');
    mkdirSync(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
    mounted = folder;
    return folder;
  }

  const canMount =
    spawnSync('sh', ['-c', 'd=$(mktemp -d) && mount -t tmpfs tmpfs $d && umount $d && rmdir $d']).status ===
    0;
  const onMount = canMount ? test : test.skip;

  afterEach(() => {
    if (mounted !== undefined) execFileSync('umount', [mounted]);
    mounted = undefined;
  });

  onMount('that is full ends the run, and the target is as it was', () => {
    const disk = mount('size=1m');
    const app = writeTree(join(temporaryFolder(), 'shop'), large);
    writeTree(disk, { 'out/mine': 'mine' });
    const before = listDisk(disk);
    const ran = runCommand([app, '--out', join(disk, 'out'), '--force']);
    expectTold(
      ran,
      '/out: no space is left on the device (ENOSPC).\nMake room, or name another folder with --out',
    );
    expect(listDisk(disk)).toEqual(before);
  });

  onMount('that is read-only ends the run', () => {
    const disk = mount('ro');
    const app = writeTree(join(temporaryFolder(), 'shop'), shop);
    expectTold(runCommand([app, '--out', join(disk, 'out')]), 'the file system is read-only (EROFS)');
    expectTold(
      runCommand([app, '--dry-run', '--report', join(disk, 'a.json')]),
      'The report cannot be written to',
    );
  });

  onMount('in a target is not emptied by --force', () => {
    const app = writeTree(join(temporaryFolder(), 'shop'), shop);
    const disk = mount('size=1m');
    writeTree(disk, { mine: 'mine' });
    expectTold(
      runCommand([app, '--out', join(disk, '..'), '--force']),
      'another file system is mounted at disk',
    );
    expect(readdirSync(disk)).toEqual(['mine']);
  });
});

const forUser = process.platform === 'win32' ? describe.skip : describe;

forUser('permission', () => {
  test('to read a folder in the app is needed: every one is told with its place, --skip-broken or not', () => {
    const folder = temporaryFolder();
    const app = writeTree(join(folder, 'shop'), { ...shop, 'values/a.json': '{' });
    chmodSync(join(app, 'triggers'), 0);
    chmodSync(join(app, 'services/hooks'), 0);
    const plain = runAsUser([app, '--out', join(folder, 'out')]);
    expectTold(plain, '  services/hooks/: The folder cannot be read (EACCES).');
    expect(plain.error).toContain('  triggers/: The folder cannot be read (EACCES).');
    expect(plain.error).toContain('  values/a.json:1:2');
    expectTold(runAsUser([app, '--dry-run', '--skip-broken']), 'triggers/: The folder cannot be read');
    expectTold(runAsUser(['inspect', app]), 'triggers/: The folder cannot be read');
    for (const path of ['triggers', 'services/hooks']) chmodSync(join(app, path), 0o755);
  });

  test('to read a file in the app is needed', () => {
    const folder = temporaryFolder();
    const app = writeTree(join(folder, 'shop'), shop);
    chmodSync(join(app, 'values/key.json'), 0);
    expectTold(runAsUser([app, '--dry-run']), 'values/key.json: The file cannot be read (EACCES).');
    chmodSync(join(app, 'values/key.json'), 0o644);
    chmodSync(join(app, 'hosting/files/index.html'), 0);
    const ran = runAsUser([app, '--out', join(folder, 'out'), '--yes']);
    expectTold(ran, 'hosting/files/index.html cannot be read (EACCES).\nGive permission');
    expect(readdirSync(folder)).toEqual(['shop']);
  });

  test('to read what stands beside the app is not needed; what was not searched is named', () => {
    const folder = temporaryFolder();
    const repository = writeTree(join(folder, 'repository'), { 'other/deep/a': '', 'private/a': '' });
    const app = writeTree(join(repository, 'shop'), { ...shop, 'private/a': '' });
    for (const path of [join(repository, 'private'), join(app, 'private')]) chmodSync(path, 0);
    const own = runAsUser([app, '--out', join(folder, 'out'), '--yes', '--verbose']);
    expect([own.code, own.error]).toEqual([0, '']);
    expect(own.out).toContain('private/');
    const above = runAsUser([repository, '--dry-run', '--yes', '--format', 'json']);
    expect([above.code, above.error]).toEqual([0, '']);
    expect(JSON.parse(above.out).findings).toContainEqual(
      expect.objectContaining({ code: 'file/not-searched', subject: 'private' }),
    );
    expectTold(runAsUser([join(repository, 'private')]), '');
    expectTold(runAsUser([join(repository, 'private'), '--dry-run']), 'cannot be read (EACCES)');
    const linted = runAsUser(['lint', join(repository, 'other'), join(repository, 'private')]);
    expectTold(linted, 'The folder');
    for (const path of [join(repository, 'private'), join(app, 'private')]) chmodSync(path, 0o755);
  });

  test('to write is needed where something is written, and the message names the option', () => {
    const folder = temporaryFolder();
    const app = writeTree(join(folder, 'shop'), shop);
    mkdirSync(join(folder, 'closed'));
    chmodSync(join(folder, 'closed'), 0o555);
    expectTold(
      runAsUser([app, '--out', join(folder, 'closed/out'), '--yes']),
      'permission is missing (EACCES).\nName another folder with --out',
    );
    const report = runAsUser([app, '--dry-run', '--report', join(folder, 'closed/a.json')]);
    expectTold(report, '(EACCES).\nName another file with --report that you may write to');
    const answers = runAsUser([app, '--dry-run', '--save-answers', join(folder, 'closed/a.json5')]);
    expectTold(answers, '(EACCES).\nName another file with --save-answers that you may write to');
    expect(readdirSync(join(folder, 'closed'))).toEqual([]);
  });
});
