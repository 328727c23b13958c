import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listDisk } from '../support/list-disk';
import { readTree } from '../support/read-tree';
import { runCommand } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree, type Tree } from '../support/write-tree';
import { shop } from './shop';

/** Migrates a tree, which must succeed, and gives what was written. */
function migrate(args: readonly string[], tree: Tree = shop): Record<string, any> {
  const folder = temporaryFolder();
  const out = join(folder, 'out');
  const { code, error } = runCommand([writeTree(join(folder, 'shop'), tree), '--out', out, ...args]);
  expect([code, error]).toEqual([0, '']);
  const parse = ([path, text]: [string, string]): [string, unknown] => [
    path,
    path.endsWith('.json') ? JSON.parse(text) : text,
  ];
  return Object.fromEntries(Object.entries(readTree(out)).map(parse));
}

/** What a dry run prints. */
function planned(args: readonly string[], tree: Tree = shop): string {
  const { code, out, error } = runCommand([writeTree(temporaryFolder(), tree), '--dry-run', ...args]);
  expect([code, error]).toEqual([0, '']);
  return out;
}

describe('about the command', () => {
  test('--help lists every option that these tests name, and the exit codes', () => {
    const { code, out, error } = runCommand(['--help']);
    expect([code, error]).toEqual([0, '']);
    expect(out).toMatch(/^Usage: migrate-functions /);
    expect(out).toContain('Exit codes: 0 done');
    // Every long option starts a line of its own.
    const options = [...out.matchAll(/^ +(?:-\w, )?(--[a-z-]+)/gm)].map(([, option]) => option!);
    const tests = [
      'options',
      'answers',
      'exit-codes',
      'target',
      'dry-run',
      'input',
      'zip',
      'terminal',
      'rewrite',
      'typings',
    ]
      .map((name) => readFileSync(join(__dirname, `${name}.test.ts`), 'utf8'))
      .join('\n');
    expect(options.length).toBeGreaterThan(20);
    expect(options.filter((option) => !tests.includes(`'${option}`))).toEqual([]);
  });

  test('-h is --help', () => {
    expect(runCommand(['-h'])).toEqual(runCommand(['--help']));
  });

  test('--version prints the version of the package, and nothing else', () => {
    const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
    expect(runCommand(['--version'])).toEqual({ code: 0, out: `${version}\n`, error: '' });
  });
});

describe('what is written', () => {
  test('-o is --out', () => {
    const folder = temporaryFolder();
    const out = join(folder, 'out');
    expect(runCommand([writeTree(join(folder, 'shop'), shop), '-o', out])).toMatchObject({
      code: 0,
      error: '',
    });
    expect(readTree(out)).toHaveProperty(['root_config.json']);
  });

  test('--to 20210101 stops at that layout, and 20230101 is the default', () => {
    const older = migrate(['--to', '20210101']);
    expect(older['realm_config.json']).toMatchObject({ config_version: 20210101, name: 'shop' });
    expect(older).toHaveProperty(['http_endpoints/hooks/incoming_webhooks/paid/config.json']);
    expect(migrate(['--to', '20230101'])).toEqual(migrate([]));
    expect(migrate([])).not.toHaveProperty(['realm_config.json']);
  });

  test('--same-app keeps the link to the deployed app, and --new-app, the default of a migration, does not', () => {
    expect(migrate(['--same-app'])['.mdb/meta.json']).toMatchObject({ client_app_id: 'shop-abcde' });
    expect(migrate(['--new-app'])).toEqual(migrate([]));
    expect(JSON.stringify(migrate([]))).not.toContain('shop-abcde');
  });

  test('--supported-only leaves out what no longer runs', () => {
    const all = migrate([]);
    const rest = migrate(['--supported-only']);
    expect(Object.keys(all)).toEqual(
      expect.arrayContaining(['https_endpoints/config.json', 'hosting/files/index.html']),
    );
    expect(Object.keys(rest).filter((path) => /^(?:https_endpoints|hosting|auth)\//.test(path))).toEqual([]);
    expect(rest).toMatchObject({ 'triggers/ordered.json': all['triggers/ordered.json'] });
  });

  test('--normalize writes files that do not change in the form of the exporter, too', () => {
    const tree = {
      'root_config.json': { name: 'shop', provider_region: 'aws-us-east-1', deployment_model: 'LOCAL' },
      'values/v.json': '{"value":1,"name":"v"}',
    };
    const written = (...args: string[]): string => {
      const folder = temporaryFolder();
      runCommand([writeTree(join(folder, 'app'), tree), '--out', join(folder, 'out'), ...args]);
      return readFileSync(join(folder, 'out/values/v.json'), 'utf8');
    };
    expect(written()).toBe('{"value":1,"name":"v"}');
    expect(written('--normalize')).toBe('{\n    "name": "v",\n    "value": 1\n}\n');
  });

  test('--skip-broken leaves out files that are not JSON, and says so', () => {
    const tree = { ...shop, 'values/payment.json': '{ "name": ' };
    expect(migrate(['--skip-broken'], tree)).not.toHaveProperty(['values/payment.json']);
    expect(planned(['--skip-broken'], tree)).toMatch(/values\/payment\.json:1:11: .*not JSON/s);
  });
});

describe('answers', () => {
  const nameless = { ...shop, 'config.json': { config_version: 20200603, location: 'XX' } };
  const clusterless = {
    ...shop,
    'services/mongodb-atlas/config.json': { name: 'mongodb-atlas', type: 'mongodb-atlas', config: {} },
  };

  test('--name, --provider-region and --deployment-model say what the root file does not', () => {
    const given = [
      '--name',
      'corner',
      '--provider-region',
      'azure-westeurope',
      '--deployment-model',
      'LOCAL',
    ];
    expect(migrate(given, nameless)['root_config.json']).toEqual({
      name: 'corner',
      provider_region: 'azure-westeurope',
      deployment_model: 'LOCAL',
    });
  });

  test('--cluster names the cluster of a data source that names none', () => {
    expect(
      migrate(['--cluster', 'Cluster7'], clusterless)['data_sources/mongodb-atlas/config.json'],
    ).toMatchObject({
      config: { clusterName: 'Cluster7' },
    });
  });

  test('--webhook-secret names the secret of converted webhooks', () => {
    const [endpoint] = migrate(['--webhook-secret', 'mine'])['https_endpoints/config.json'];
    expect(endpoint).toMatchObject({ secret_name: 'mine', validation_method: 'SECRET_AS_QUERY_PARAM' });
  });

  test('--answer answers by id and by kind, more than once, and beats a flag', () => {
    const written = migrate([
      '--answer',
      'legacy-rule:mongodb-atlas/shop.old=convert',
      '--answer=provider-region=aws-eu-central-1',
      '--provider-region',
      'azure-westeurope',
    ]);
    expect(written['root_config.json']).toMatchObject({ provider_region: 'aws-eu-central-1' });
    expect(written['data_sources/mongodb-atlas/shop/old/rules.json'].roles).toHaveLength(1);
    expect(
      migrate(['--answer', 'legacy-rule=convert'])['data_sources/mongodb-atlas/shop/old/rules.json'].roles,
    ).toHaveLength(1);
  });

  test('what was answered is in the plan', () => {
    expect(planned(['--provider-region', 'azure-westeurope'])).toMatch(
      /^Decided\n {2}provider-region = azure-westeurope$/m,
    );
  });

  test('-y, --yes and --no-input take the defaults, as a run without a terminal does', () => {
    const [plain, ...others] = [[], ['-y'], ['--yes'], ['--no-input'], ['--yes', '--no-input']].map((args) =>
      migrate(args),
    );
    for (const other of others) expect(other).toEqual(plain);
  });
});

describe('reports', () => {
  test('--quiet prints nothing, and still writes', () => {
    const folder = temporaryFolder();
    const out = join(folder, 'out');
    expect(runCommand([writeTree(join(folder, 'shop'), shop), '--out', out, '--quiet'])).toEqual({
      code: 0,
      out: '',
      error: '',
    });
    expect(readTree(out)).toHaveProperty(['root_config.json']);
  });

  test('--verbose shows what is unchanged, and every finding with its code and rule', () => {
    expect(planned([])).not.toMatch(/^ {2}= /m);
    const more = planned(['--verbose']);
    expect(more).toMatch(/^ {2}= hosting\/files\/index\.html$/m);
    expect(more).toMatch(/^ {2}warning secret\/file-left-out {2}secrets\.json:1:1$/m);
    expect(more).toMatch(/^ +rule: safety\/secrets$/m);
  });

  test('--report writes the form of its ending, beside the report on stdout', () => {
    const folder = temporaryFolder();
    const app = writeTree(join(folder, 'shop'), shop);
    const save = (name: string): string => {
      const { out, ...rest } = runCommand([app, '--dry-run', '--report', join(folder, name)]);
      expect(rest).toEqual({ code: 0, error: '' });
      expect(out).toMatch(/\nPlan: .*\n$/);
      return readFileSync(join(folder, name), 'utf8');
    };
    expect(save('plan.txt')).toBe(runCommand([app, '--dry-run']).out);
    expect(save('plan.json')).toBe(runCommand([app, '--dry-run', '--format', 'json']).out);
  });

  test('--report to a place that cannot be fails before anything is written', () => {
    const folder = temporaryFolder();
    const app = writeTree(join(folder, 'shop'), shop);
    writeTree(folder, { file: 'mine' });
    const before = listDisk(folder);
    for (const to of [join(folder, 'file/plan.txt'), join(app, 'plan.txt'), join(folder, 'out/plan.txt')]) {
      const ran = runCommand([app, '--out', join(folder, 'out'), '--report', to]);
      expect(ran).toMatchObject({
        code: 1,
        out: '',
        error: expect.stringMatching(
          /^The report cannot be written to .*\nName (?:a|another) file elsewhere with --report\.\n$/,
        ),
      });
    }
    expect(listDisk(folder)).toEqual(before);
  });

  test('--report that names a folder fails, and the folder stays', () => {
    const folder = temporaryFolder();
    const app = writeTree(join(folder, 'shop'), { ...shop, 'plans.json/mine': 'mine' });
    const ran = runCommand([app, '--dry-run', '--report', join(app, 'plans.json')]);
    expect(ran).toMatchObject({ code: 1, out: '', error: expect.stringContaining('cannot be written') });
    expect(readTree(join(app, 'plans.json'))).toEqual({ mine: 'mine' });
  });

  test('--report replaces an earlier report, makes missing folders, and leaves nothing else there', () => {
    const folder = temporaryFolder();
    const app = writeTree(join(folder, 'shop'), shop);
    const to = join(folder, 'a/b/plan.txt');
    const [first, second] = [[], ['--verbose']].map((args) => {
      expect(runCommand([app, '--dry-run', '--report', to, ...args])).toMatchObject({ code: 0, error: '' });
      return readTree(join(folder, 'a'));
    });
    expect(Object.keys(second!)).toEqual(['b/plan.txt']);
    expect(second!['b/plan.txt']!.length).toBeGreaterThan(first!['b/plan.txt']!.length);
  });
});
