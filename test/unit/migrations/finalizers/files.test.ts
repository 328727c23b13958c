import { files } from '../../../../migrations/finalizers/files';
import { runTransform, type TransformResult } from '../../../support/run-transform';
import type { TargetVersion } from '../../../../src/model/config-version';

const run = (paths: readonly string[], to: TargetVersion = 20230101): TransformResult =>
  runTransform(
    files,
    {
      'realm_config.json': { config_version: 20210101, name: 'a' },
      ...Object.fromEntries(paths.map((path) => [path, ''])),
    },
    { to, migrates: false },
  );
const carried = ({ after }: TransformResult): string[] =>
  [...after.extras, ...after.functionFiles].map(({ path }) => path);

test.each(['values/a.txt', 'log_forwarders/a.yaml', 'environments/a', 'graphql/custom_resolvers/a.md'])(
  '%s is left out, as the tools read every file of its folder',
  (path) => {
    const result = run([path]);
    expect(carried(result)).toEqual([]);
    expect(result.dropped).toEqual([path]);
    expect(result.findings).toMatchObject([{ code: 'file/would-be-misread', subject: path }]);
  },
);

test.each(['values/.gitkeep', 'triggers/.keep', 'triggers/.DS_Store'])('%s goes without a word', (path) => {
  const result = run([path]);
  expect(carried(result)).toEqual([]);
  expect(result.dropped).toEqual([path]);
  expect(result.findings).toEqual([]);
});

test.each([
  'functions/lib/stitch.json',
  'auth/config.json',
  'graphql/stitch.json',
  'sync/root_config.json',
  'hosting/app_config.json',
])('%s is left out, as its name is reserved', (path) => {
  expect(run([path]).dropped).toEqual([path]);
});

test.each(['services/sms/a.txt', 'http_endpoints/web/a.txt'])(
  '%s is left out of the current layout alone, which has no such folder',
  (path) => {
    expect(run([path]).dropped).toEqual([path]);
    expect(carried(run([path], 20210101))).toEqual([path]);
  },
);

test.each([
  'auth/a.txt',
  'functions/README.md',
  'functions/.eslintrc.json',
  'graphql/schema.graphql',
  'hosting/a.txt',
  'values/more/a.txt',
  'data_sources/m/a.txt',
  'functions/services/a.md',
  'functions/a.ts.map',
])('%s is carried, and told', (path) => {
  const result = run([path]);
  expect(carried(result)).toEqual([path]);
  const component = path.startsWith('functions/') ? 'functions' : 'other';
  expect(result.findings).toMatchObject([{ code: 'file/unknown', component, subject: path }]);
});

test.each([
  'functions/package.json',
  'functions/package-lock.json',
  'functions/yarn.lock',
  'functions/node_modules.zip',
  'functions/node_modules.tar.gz',
  'functions/node_modules/a/package.json',
  'functions/node_modules/a/config.json',
])('%s is what dependencies are, and nothing is said', (path) => {
  const result = run([path]);
  expect(carried(result)).toEqual([path]);
  expect(result.codes).toEqual([]);
});

test('TypeScript is carried with the word that it is not deployed, that of dependencies without', () => {
  const result = run(['functions/a.ts', 'functions/b.tsx', 'functions/node_modules/x/index.d.ts']);
  expect(carried(result)).toHaveLength(3);
  expect(result.findings.map(({ code, subject }) => `${code} ${subject}`)).toEqual([
    'function/typescript functions/a.ts',
    'function/typescript functions/b.tsx',
  ]);
});

test('unknown files of one folder are told once', () => {
  const result = run(['functions/docs/a.md', 'functions/docs/b.md', 'functions/c.md']);
  expect(result.findings.map(({ subject }) => subject)).toEqual(['functions/c.md', 'functions/docs/']);
  expect(result.findings[1]!.message).toContain('2 files in functions/docs/');
});

test('of dependencies, unknown files of one folder are told once at any depth', () => {
  const result = run(['graphql/node_modules/a/x.md', 'graphql/node_modules/b/c/y.md', 'graphql/z.md']);
  expect(result.findings).toMatchObject([
    { code: 'file/unknown', subject: 'graphql/z.md' },
    { code: 'file/unknown', subject: 'graphql/node_modules/' },
  ]);
});

test("files that are hosted are nobody's business", () => {
  expect(run(['hosting/files/index.html', 'hosting/files/app.js']).findings).toEqual([]);
});

describe('what may hold a secret', () => {
  test.each([
    'auth/providers.json.bak',
    'data_sources/a/config.old.json',
    'http_endpoints/config copy.json',
    'services/a/config.json~',
    'functions/config.json.bak',
    'functions/my-config.old.json',
    'functions/secrets.json',
    'graphql/Secrets.json',
  ])('%s is left out in every version', (path) => {
    for (const to of [20210101, 20230101] as const) {
      const result = run([path], to);
      expect(carried(result)).toEqual([]);
      expect(result.dropped).toEqual([path]);
      expect(result.findings).toMatchObject([{ code: 'file/copy-left-out', subject: path }]);
    }
  });

  test.each([
    'functions/data.old.json',
    'functions/node_modules/a/config.json.bak',
    'functions/a/source.js.bak',
    'functions/my-config/data.old.json',
  ])('%s is carried', (path) => {
    const result = run([path]);
    expect(carried(result)).toEqual([path]);
    expect(result.findings).not.toContainEqual(expect.objectContaining({ code: 'file/copy-left-out' }));
  });

  test.each(['functions/.env', 'graphql/server.pem', 'hosting/files/.npmrc', 'hosting/files/secrets.json'])(
    '%s is carried with a warning, and called unknown by nobody',
    (path) => {
      const result = run([path]);
      expect(result.dropped).toEqual([]);
      expect(result.findings).toMatchObject([
        { code: 'file/holds-credentials', severity: 'warning', subject: path, place: { file: path } },
      ]);
    },
  );

  test('packages have keys of their own tests', () => {
    expect(run(['functions/node_modules/a/test.pem']).findings).not.toContainEqual(
      expect.objectContaining({ code: 'file/holds-credentials' }),
    );
  });
});
