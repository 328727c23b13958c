import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTree } from '../support/read-tree';
import { commandFile, plainEnvironment, runCommand } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree, type Tree } from '../support/write-tree';
import { shop } from './shop';

/** A name that is many words, a variable and a command to a shell that is not told otherwise. */
const awkward = `it's "my" $HOME \`id\` & co; #1`;
/** The same for the name of a secret; with signs as `$` it would be taken for the secret itself. */
const awkwardSecret = `it's "my" (first) name, <1> %HOME%`;

const awkwardShop: Tree = {
  ...shop,
  'values/odd.json': { name: 'odd', value: awkwardSecret, from_secret: true },
  'functions/onOrder/source.js': 'exports = () => [context.values.get("odd"), context.values.get("key")];\n',
  'functions/package.json': { name: 'functions', dependencies: {} },
  'triggers/off.json': { name: 'off', type: 'SCHEDULED', function_name: 'onOrder', disabled: true },
  'triggers/login.json': { name: 'login', type: 'AUTHENTICATION', function_name: 'onOrder', config: {} },
  'triggers/nightly.json': {
    name: 'nightly',
    type: 'SCHEDULED',
    function_name: 'onOrder',
    config: { schedule: '0 0 * * *' },
  },
};

/** Runs lines in a shell in which `migrate-functions` is the command, and `appservices` only writes down its arguments. */
function runLines(lines: readonly string[], cwd: string): { out: string; calls: string[][] } {
  const bin = temporaryFolder();
  const log = join(bin, 'calls');
  writeTree(bin, {
    appservices: `#!/bin/sh\nprintf '%s\\0' "$@" >>'${log}'\nprintf '\\n' >>'${log}'\n`,
    'migrate-functions': `#!/bin/sh\nexec '${process.execPath}' '${commandFile}' "$@"\n`,
  });
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-euc', `chmod +x '${bin}'/*; PATH='${bin}':"$PATH"; ${lines.join('\n')}`],
    { cwd, env: plainEnvironment(), encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([0, '']);
  const calls = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(0, -1) : [];
  return { out: stdout, calls: calls.map((call) => call.split('\0').slice(0, -1)) };
}

/** The lines below Next in a text report. */
function nextOf(report: string): string[] {
  const lines = report.split('\n');
  const start = lines.indexOf('Next') + 1;
  expect(start).toBeGreaterThan(0);
  return lines.slice(start, lines.indexOf('', start)).map((line) => line.replace(/^ {2}/, ''));
}

const planOf = (report: string): string => report.trimEnd().split('\n').at(-1)!;

describe('after a dry run, the command that is printed makes the same plan and writes it', () => {
  test.each<[string, string[]]>([
    ['with nothing else', []],
    [
      'with flags that answer',
      ['--provider-region=azure-westeurope', '--webhook-secret', 'none', '--name', 'other_shop'],
    ],
    [
      'with answers by id and by kind',
      ['--answer', 'legacy-rule=deny', '--answer', 'cluster:mongodb-atlas=it'],
    ],
    ['of the supported part', ['--supported-only']],
    ['of the same app', ['--same-app', '--normalize']],
    ['of an older layout', ['--to', '20210101', '--new-app']],
    ['without broken files', ['--skip-broken']],
    [
      'whatever else was asked of the report',
      ['--diff', '--verbose', '--strict', '--provider-region', 'aws-eu-central-1'],
    ],
  ])('%s', (_, args) => {
    const folder = temporaryFolder();
    const tree = args.includes('--skip-broken') ? { ...awkwardShop, 'values/broken.json': '{' } : awkwardShop;
    writeTree(join(folder, awkward), tree);
    const planned = runCommand([awkward, '--dry-run', ...args], { cwd: folder });
    expect(planned.error).toBe('');
    const { out } = runLines(nextOf(planned.out), folder);
    expect(planOf(out)).toBe(planOf(planned.out));
    expect(runCommand([awkward, '--out', 'direct', ...args], { cwd: folder }).error).toBe('');
    expect(readTree(join(folder, 'NEW_FOLDER'))).toEqual(readTree(join(folder, 'direct')));
  });

  test('into the folder that --out names', () => {
    const folder = temporaryFolder();
    writeTree(join(folder, '-shop'), shop);
    const { out } = runCommand(['./-shop', '--out', './-new app', '--dry-run'], { cwd: folder });
    runLines(nextOf(out), folder);
    expect(readTree(join(folder, '-new app'))).toHaveProperty(['root_config.json']);
  });
});

describe('after a run, the commands that are printed call the App Services CLI', () => {
  const run = (args: readonly string[], out = 'new'): { calls: string[][]; report: string; json: any } => {
    const folder = temporaryFolder();
    writeTree(join(folder, 'shop'), awkwardShop);
    mkdirSync(join(folder, 'json'));
    const { out: report } = runCommand(['shop', '--out', out, ...args], { cwd: folder });
    const again = runCommand(['shop', '--out', out, '--force', '--format', 'json', ...args], { cwd: folder });
    const json = JSON.parse(again.out);
    const calls = runLines(nextOf(report), folder);
    // The lines of the JSON report are the same commands.
    expect(runLines(json.next, folder)).toEqual(calls);
    return { calls: calls.calls, report, json };
  };

  test('with every secret by its name, then a dry push, then the push', () => {
    const { calls, json } = run([]);
    const names = json.secrets.map(({ name }: { name: string }) => name);
    expect(names).toContain(awkwardSecret);
    expect(calls).toEqual([
      ...names.map((name: string) => [
        'secrets',
        'create',
        '--app=YOUR_APP_ID',
        `--name=${name}`,
        '--value=VALUE',
      ]),
      ['push', '--local', 'new', '--remote=YOUR_APP_ID', '--include-package-json', '--dry-run'],
      ['push', '--local', 'new', '--remote=YOUR_APP_ID', '--include-package-json'],
    ]);
  });

  test('with the id of the deployed app, where its link was kept', () => {
    const { calls } = run(['--same-app']);
    expect(calls.at(-1)).toEqual(['push', '--local', 'new', '--remote=shop-abcde', '--include-package-json']);
  });

  test('with the folder as one word', () => {
    expect(run([], awkward).calls.at(-1)!.slice(0, 3)).toEqual(['push', '--local', awkward]);
  });

  test('of the supported part: what it needs, and the triggers to watch', () => {
    const { calls, report } = run(['--supported-only']);
    expect(calls.map(([command]) => command)).toEqual(['secrets', 'secrets', 'push', 'push']);
    expect(nextOf(report).join('\n')).toMatch(/^# Then check .* that these run: nightly, ordered\.$/m);
    expect(nextOf(report).join('\n')).not.toContain('webhooks');
  });

  test('never of an older layout, which leads on to the current one', () => {
    const folder = temporaryFolder();
    writeTree(join(folder, 'shop'), awkwardShop);
    const { out } = runCommand(['shop', '--out', 'old', '--to', '20210101', '--same-app'], { cwd: folder });
    const { calls } = runLines(nextOf(out), folder);
    expect(calls).toEqual([]);
    const written = readTree(join(folder, 'NEW_FOLDER'));
    expect(written).toHaveProperty(['root_config.json']);
    expect(JSON.parse(written['.mdb/meta.json']!)).toMatchObject({ client_app_id: 'shop-abcde' });
  });
});
