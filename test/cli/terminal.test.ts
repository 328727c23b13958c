import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { commandFile, plainEnvironment, runCommand, type Ran } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree, type Tree } from '../support/write-tree';
import { shop } from './shop';

/** Runs a line of a shell, in which `$run` is the command; it fails as soon as any command of a pipe does. */
function shell(line: string, cwd: string): Ran {
  const run = `run() { "${process.execPath}" "${commandFile}" "$@"; }`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `${run}; ${line}`], {
    cwd,
    env: plainEnvironment(),
    encoding: 'utf8',
    timeout: 50_000,
  });
  return { code: status, out: stdout, error: stderr };
}

describe('without anybody to ask', () => {
  const tree: Tree = { 'config.json': { config_version: 20200603, location: 'DE-FF' } };
  const folder = (): string => writeTree(temporaryFolder(), tree);

  test.each([
    ['a closed standard input', 'run . --dry-run <&-'],
    ['an empty standard input', 'run . --dry-run </dev/null'],
    ['CI=1', 'CI=1 run . --dry-run'],
    ['CI=true and --yes', 'CI=true run . --dry-run --yes'],
    ['--no-input', 'run . --dry-run --no-input'],
  ])('%s changes nothing: the defaults are taken', (_, line) => {
    const app = folder();
    const plain = runCommand(['.', '--dry-run'], { cwd: app });
    const { out, ...rest } = shell(line, app);
    expect(rest).toEqual({ code: 0, error: '' });
    expect(out).toContain('Taken by default');
    expect(out).toBe(plain.out);
  });

  test('closed streams for results or errors are no crash', () => {
    expect(shell('run . --dry-run >&-', folder())).toMatchObject({ error: '' });
    expect(shell('run . --dry-run 2>&- >/dev/null', folder())).toMatchObject({ code: 0 });
    expect(shell('run none --dry-run 2>&-', folder())).toMatchObject({ code: 1 });
  });
});

describe('a reader that stops early', () => {
  // More than a pipe holds.
  const values = Array.from({ length: 400 }, (_, n) => [`values/v${n}.json`, { name: `v${n}`, value: n }]);
  const large: Tree = { ...shop, ...Object.fromEntries(values) };

  test.each(['head -1', 'head -c 10', 'true'])('%s makes no noise', (reader) => {
    const app = writeTree(temporaryFolder(), large);
    const { code, error } = shell(
      `run . --dry-run --format json | ${reader} >/dev/null; exit \${PIPESTATUS[0]}`,
      app,
    );
    expect([code, error]).toEqual([0, '']);
  });

  test('does not keep the app from being written', () => {
    const app = writeTree(join(temporaryFolder(), 'app'), large);
    const { error } = shell(
      'run . --out ../out --format json | true; test -f ../out/root_config.json && echo written >&2',
      app,
    );
    expect(error).toBe('written\n');
  });
});

describe('the text', () => {
  const example = join(__dirname, '../../docs/example-app');

  test('has no colour, with or without NO_COLOR', () => {
    const run = (more: NodeJS.ProcessEnv): string =>
      runCommand([example, '--dry-run', '--verbose'], { env: { ...plainEnvironment(), ...more } }).out;
    const texts = [{}, { NO_COLOR: '1' }, { FORCE_COLOR: '3' }, { TERM: 'dumb' }].map(run);
    expect(texts[0]).not.toContain('\u001b');
    for (const text of texts) expect(text).toBe(texts[0]);
  });

  /** What no wrapping can shorten: one word, after what stands before it on its line. */
  const unbreakable = /^ *(?:[-+>~!=#] +|-> |! +\d+\. )?\S+(?: {2}# from \d+ files)?$/;

  test.each([
    ['the plan', []],
    ['the plan with everything', ['--verbose']],
    ['the plan of the supported part', ['--supported-only', '--same-app']],
    ['the plan of 20210101', ['--to', '20210101', '--verbose']],
  ])('has no line of more than 80 columns but for paths and commands: %s', (_, args) => {
    for (const app of [example, writeTree(temporaryFolder(), shop)]) {
      const lines = runCommand([app, '--dry-run', ...args]).out.split('\n');
      const next = lines.indexOf('Next');
      const long = lines.filter(
        (line, index) => line.length > 80 && !(index > next && next >= 0) && !unbreakable.test(line),
      );
      expect(long).toEqual([]);
    }
  });

  test('has no line of more than 80 columns in errors, either', () => {
    const broken = Object.fromEntries(
      Object.keys(shop)
        .filter((path) => path.endsWith('.json'))
        .map((path) => [path, '{']),
    );
    const { error } = runCommand([writeTree(temporaryFolder(), { ...shop, ...broken }), '--dry-run']);
    const lines = error.split('\n').slice(1);
    expect(lines.filter((line) => line.length > 80 && !unbreakable.test(line))).toEqual([]);
  });

  test('has no trailing blanks and no empty lines in a row', () => {
    const { out } = runCommand([example, '--dry-run', '--verbose']);
    expect(out).not.toMatch(/ $/m);
    expect(out).not.toMatch(/\n\n\n/);
  });
});

describe('names with control characters', () => {
  const evil = 'a\u001b[31m\u0007\u009b2J\u007f\r\nPlan: 0 to create';
  const controls = /[^\P{Cc}\n]/u;

  /** Every name that a plan tells of, but for those that become paths, which end the run. */
  const tree: Tree = {
    'config.json': { config_version: 20200603, name: 'shop', location: evil, [evil]: 1, app_id: evil },
    'secrets.json': { [evil]: 'a' },
    'auth_providers/p.json': { name: evil, type: evil, [evil]: evil },
    'auth_providers/q.json': { name: evil, type: 'oauth2-google', secret_config: { clientSecret: evil } },
    'services/s/config.json': { name: evil, type: evil, secret_config: { [evil]: evil } },
    'services/s/rules/r.json': { name: evil, actions: [evil], when: {} },
    'services/db/config.json': { name: 'db', type: 'mongodb-atlas', config: { [evil]: 1, uri: evil } },
    'services/db/rules/r.json': { namespace: 'a.b', [evil]: evil },
    'triggers/t.json': {
      name: 't',
      type: evil,
      function_name: evil,
      function_id: evil,
      config: { service_name: evil },
    },
    'values/v.json': { name: 'v', from_secret: true, value: evil },
    'graphql/custom_resolvers/r.json': { on_type: evil, field_name: evil, function_name: evil },
    'hosting/metadata.json': [{ path: `/${evil}` }],
    'functions/f/config.json': {
      name: 'f',
      can_evaluate: { '%%true': { '%function': { name: evil } } },
      run_as_user_id: evil,
    },
    'functions/f/source.js': '',
  };
  const onDisk: Tree = {
    [`functions/${evil.replace(/\//g, '')}.txt`]: '',
    [`auth_providers/${evil}.json`]: { name: 'x', type: 'api-key' },
    [`values/${evil}.json`]: '{',
  };

  test.each([
    ['the plan', []],
    ['the plan with everything', ['--verbose']],
    ['the diffs', ['--diff']],
    ['the JSON report', ['--format', 'json']],
    ['the plan of 20210101', ['--to', '20210101', '--verbose']],
  ])('are shown as what they are in %s', (_, args) => {
    // In 20210101 the name of a service is that of a folder, and such a name ends the run.
    const paths = Object.entries(tree).filter(
      ([path]) => !args.includes('20210101') || !path.includes('/s/'),
    );
    const app = writeTree(temporaryFolder(), Object.fromEntries(paths));
    const { code, out, error } = runCommand([app, '--dry-run', ...args]);
    expect([code, error]).toEqual([0, '']);
    expect(out).not.toMatch(controls);
    expect(out.match(/^Plan: .*$/gm)?.length ?? 0).toBe(args.includes('json') ? 0 : 1);
  });

  test('are shown as what they are where they are names of files and of the app itself', () => {
    const app = join(temporaryFolder(), evil);
    mkdirSync(app);
    writeTree(app, { ...tree, ...onDisk });
    for (const args of [[], ['--skip-broken'], ['--skip-broken', '--verbose'], ['--skip-broken', '--diff']]) {
      const { out, error } = runCommand([app, '--dry-run', ...args]);
      expect(out).not.toMatch(controls);
      expect(error).not.toMatch(controls);
      expect(`${out}${error}`.match(/^Plan: 0 to create$/gm)).toBeNull();
    }
  });

  test('are shown as what they are in errors', () => {
    const app = writeTree(temporaryFolder(), { ...shop, 'values/v.json': { name: evil, value: 1 } });
    for (const args of [
      [],
      ['--answer', evil],
      ['--answer', `cluster=${evil}`],
      ['--report', evil],
      ['--out', evil],
    ]) {
      const { error } = runCommand([app, '--dry-run', ...args]);
      expect(error).not.toBe('');
      expect(error).not.toMatch(controls);
      expect(error).not.toMatch(/^Plan: /m);
    }
    const missing = runCommand([evil, '--dry-run']);
    expect([missing.code, controls.test(missing.error), /^Plan: /m.test(missing.error)]).toEqual([
      1,
      false,
      false,
    ]);
  });
});
