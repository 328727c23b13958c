import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { listDisk } from '../support/list-disk';
import { packTree } from '../support/pack-tree';
import { plainEnvironment, runCommand, type Ran } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree, type Tree } from '../support/write-tree';
import { credential, secrets, shop } from './shop';

const example = join(__dirname, '../../docs/example-app');
const current: Tree = {
  'root_config.json': { name: 'shop', provider_region: 'aws-us-east-1', deployment_model: 'LOCAL' },
  'functions/config.json': [{ name: 'a', private: true }],
  'functions/a.js': 'exports = () => 1;',
  'triggers/t.json': {
    name: 't',
    type: 'SCHEDULED',
    disabled: false,
    config: { schedule: '0 * * * *' },
    event_processors: { FUNCTION: { config: { function_name: 'a' } } },
  },
};

const inspect = (app: string, ...args: string[]): Ran => runCommand(['inspect', app, ...args]);
const inspectTree = (tree: Tree, ...args: string[]): Ran =>
  inspect(writeTree(temporaryFolder(), tree), ...args);
const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

function inventoryOf({ code, out, error }: Ran): any {
  expect([code, error]).toEqual([0, '']);
  return JSON.parse(out);
}

test('the example app is told whole', () => {
  const { code, out, error } = inspect(example);
  expect([code, error]).toEqual([0, '']);
  const titles = out.split('\n').filter((line) => /^[A-Z]/.test(line));
  // Before them stands the verdict.
  expect(titles.slice(titles.indexOf('App'))).toEqual([
    'App',
    'Components',
    'Still runs',
    'Runs only if something else calls it',
    'Not known',
    'No longer runs since 2025-09-30',
    'Functions that still run, and what calls them',
    'Functions that no longer run, and what called them',
    'Functions that nothing here calls',
    'Secrets',
    'To create the secrets before a push, in this order',
    'Addresses',
    'Dependencies of functions',
    'Broken or odd',
    'What a migration would ask',
  ]);
  expect(out).toContain('\n  functions (8): ');
  expect(out).toContain('\n  onOrderPlaced (private) <- trigger orderPlaced\n');
  expect(out).toContain(
    '/incoming_webhook/delivered\n      -> https://eu-central-1.aws.data.mongodb-api.com/',
  );
  expect(out).toContain('\n  functions/package.json: dayjs 1.11.10\n');
});

test('a current app is told as one, in text and in JSON', () => {
  const { code, out, error } = inspectTree(current);
  expect([code, error]).toEqual([0, '']);
  expect(out).toMatch(/^\S+: 20230101 \(App Services\), the current layout\n/);
  expect(out).not.toContain('What a migration would ask');
  expect(inventoryOf(inspectTree(current, '--format', 'json'))).toMatchObject({
    formatVersion: '1.0',
    tool: { name: 'migrate-functions' },
    app: { version: 20230101, current: true, name: 'shop' },
    functions: [{ name: 'a', life: 'runs', reached: true, calledBy: [{ component: 'triggers', name: 't' }] }],
    decisions: [],
  });
});

test('a legacy app with webhooks has old and new addresses', () => {
  expect(inventoryOf(inspectTree(shop, '--format=json')).addresses).toEqual([
    {
      kind: 'webhook',
      name: 'hooks/paid',
      method: 'POST',
      oldUrl:
        'https://webhooks.mongodb-realm.com/api/client/v2.0/app/shop-abcde/service/hooks/incoming_webhook/paid',
      newUrl: 'https://us-east-1.aws.data.mongodb-api.com/app/shop-abcde/endpoint/hooks/paid',
      route: '/hooks/paid',
      functionName: 'hooks_paid',
    },
  ]);
});

test('--verbose shows every name, and every finding with its rule', () => {
  const [short, long] = [inspect(example), inspect(example, '--verbose')];
  expect(short.out).toMatch(/ and \d more\n/);
  expect(long.out).not.toMatch(/ and \d more\n/);
  expect(long.out).toMatch(/^ {2}info json\/trailing-comma {2}values\/lowStock\.json:5:25$/m);
  expect(long.out).toMatch(/^ +rule: files\/lenient$/m);
});

test('nothing is written, wherever it runs and whatever it says', () => {
  const folder = temporaryFolder();
  cpSync(example, join(folder, 'app'), { recursive: true });
  writeTree(join(folder, 'current'), {});
  const temporary = writeTree(join(folder, 'temporary'), { 'a.txt': '' });
  const before = listDisk(folder);
  for (const args of [[], ['--verbose'], ['--format', 'json'], ['--skip-broken', '--answer', 'name=x']]) {
    const ran = runCommand(['inspect', join(folder, 'app'), ...args], {
      cwd: folder,
      env: { ...plainEnvironment(), TMPDIR: temporary, HOME: temporary },
    });
    expect(ran).toMatchObject({ code: 0, error: '' });
  }
  expect(listDisk(folder)).toEqual(before);
});

test.each([[[]], [['--verbose']], [['--format', 'json']]])(
  'no secret and no credential is shown with %j',
  (args: string[]) => {
    const tree = {
      ...shop,
      'functions/package.json': { dependencies: { ours: `git+https://${credential}@host.example/ours.git` } },
    };
    const { code, out } = inspectTree(tree, ...args);
    expect(code).toBe(0);
    expect(out).toContain('hooks_paid_secret');
    expect(out).toContain('git+https://********@host.example/ours.git');
    for (const secret of [...secrets, credential]) expect(out).not.toContain(secret);
  },
);

describe('a folder above', () => {
  const inFolder = (name: string, tree: Tree): Tree =>
    Object.fromEntries(Object.entries(tree).map(([path, content]) => [`${name}/${path}`, content]));

  test('of one app is enough, and of two a question with its answers', () => {
    const one = writeTree(temporaryFolder(), inFolder('backend/app', shop));
    expect(inventoryOf(inspect(one, '--format', 'json')).input).toEqual({ path: one, folder: 'backend/app' });
    const two = writeTree(temporaryFolder(), { ...inFolder('live', shop), ...inFolder('test', current) });
    const { code, out, error } = inspect(two);
    expect([code, out]).toEqual([1, '']);
    expect(error).toMatch(/^The app cannot be inspected: 1 question without an answer\.\n/);
    expect(oneLine(error)).toContain('--answer app-folder=live or --answer app-folder=test');
    const answered = inventoryOf(inspect(two, '--format', 'json', '--answer', 'app-folder=test'));
    expect(answered).toMatchObject({ input: { folder: 'test' }, app: { version: 20230101 } });
  });

  test('two roots in one folder that name two apps are a question, too', () => {
    const tree = {
      'config.json': { config_version: 20200603, app_id: 'one-abcde', name: 'one' },
      'realm_config.json': { config_version: 20210101, app_id: 'two-abcde', name: 'two' },
    };
    const { code, out, error } = inspectTree(tree);
    expect([code, out]).toEqual([1, '']);
    expect(oneLine(error)).toContain('--answer layout=20200603 or --answer layout=20210101');
    expect(inspectTree(tree, '--answer', 'layout=20210101')).toMatchObject({ code: 0, error: '' });
  });
});

test('files that are not JSON are all listed, and --skip-broken tells the rest', () => {
  const tree = { ...shop, 'values/payment.json': '{ "name": ', 'triggers/ordered.json': 'hush' };
  const { code, out, error } = inspectTree(tree);
  expect([code, out]).toEqual([1, '']);
  expect(error).toMatch(/^The app cannot be inspected: 2 problems in the input\.\n/);
  for (const place of ['values/payment.json:1:11', 'triggers/ordered.json:1:1'])
    expect(error).toContain(`  ${place}: `);
  expect(error).not.toContain('hush');
  const skipped = inspectTree(tree, '--skip-broken');
  expect(skipped).toMatchObject({ code: 0, error: '' });
  expect(skipped.out).toContain('\n  values (1): key\n');
  expect(skipped.out).toMatch(/^ {2}error values\/payment\.json:1:11: /m);
});

test('a .zip file gives the same as its folder, and is called by its own name', async () => {
  const folder = temporaryFolder();
  const zip = await packTree(join(folder, 'shop.zip'), shop);
  const app = writeTree(join(folder, 'shop'), shop);
  const fromZip = inspect(zip, '--format', 'json');
  const fromFolder = inspect(app, '--format', 'json');
  expect(fromZip.out).toBe(fromFolder.out.replaceAll(app, zip));
  expect(inventoryOf(fromZip).input).toEqual({ path: zip });
});

describe('the command line', () => {
  test('--help has examples, and lists every option that these tests use', () => {
    const { code, out, error } = runCommand(['inspect', '--help']);
    expect([code, error]).toEqual([0, '']);
    expect(out).toMatch(/^Usage: migrate-functions inspect /);
    expect(out).toContain('\nExamples:\n  migrate-functions inspect ./app ');
    for (const option of ['--answer', '--skip-broken', '--format', '--verbose'])
      expect(out).toMatch(new RegExp(`^ {2}${option}\\b`, 'm'));
    expect(runCommand(['--help']).out).toMatch(/^ {2}inspect \[options\] <app> /m);
  });

  test.each([
    ['without an app', ['inspect'], /missing required argument 'app'/],
    ['with two apps', ['inspect', 'a', 'b'], /too many arguments/],
    ['for an option of another command', ['inspect', 'a', '--out', 'b'], /unknown option '--out'/],
    ['for a format that is none', ['inspect', 'a', '--format', 'xml'], /Allowed choices are text, json/],
  ])('is refused %s, with the way to help', (_, args, message) => {
    const { code, out, error } = runCommand(args);
    expect([code, out]).toEqual([1, '']);
    expect(error).toMatch(message);
    expect(error).toContain('migrate-functions inspect --help lists the options');
  });

  test('options stand after the name of the command: before it they would be lost', () => {
    const { code, out, error } = runCommand(['--format', 'json', 'inspect', example]);
    expect([code, out]).toEqual([1, '']);
    expect(error).toContain('--format after inspect');
  });

  test('an app in a folder that is called inspect is migrated as ./inspect', () => {
    const folder = temporaryFolder();
    writeTree(join(folder, 'inspect'), shop);
    const migrated = runCommand(['./inspect', '--dry-run'], { cwd: folder });
    expect(migrated).toMatchObject({ code: 0, error: '' });
    expect(migrated.out).toMatch(/\nPlan: .*\n$/);
    expect(runCommand(['inspect', 'inspect'], { cwd: folder }).out).toMatch(/^inspect: 20200603 /);
  });

  test('an answer that no decision accepts, and one of no kind, are refused', () => {
    const refused = inspectTree(shop, '--answer', 'provider-region=mars');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(oneLine(refused.error)).toContain('"mars" is no answer to provider-region');
    expect(inspectTree(shop, '--answer', 'colour=red')).toMatchObject({
      code: 1,
      error: expect.stringContaining('There is no decision "colour"'),
    });
  });

  test('a folder without an app is refused', () => {
    expect(inspectTree({ 'a.txt': '' })).toMatchObject({
      code: 1,
      out: '',
      error: expect.stringContaining('There is no app in'),
    });
  });
});
