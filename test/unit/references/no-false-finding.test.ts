import { planMigration, type Finding, type PlanOptions } from '../../../src';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree, type Tree } from '../../support/write-tree';

const current: Tree = {
  'root_config.json': { name: 'shop', provider_region: 'aws-us-east-1', deployment_model: 'GLOBAL' },
  '.mdb/meta.json': { config_version: 20230101 },
};
const legacy: Tree = {
  'realm_config.json': {
    config_version: 20210101,
    name: 'shop',
    provider_region: 'aws-us-east-1',
    deployment_model: 'GLOBAL',
  },
};
const source = (name: string, body = ''): Tree => ({
  [`functions/${name}.js`]: `exports = async function (a, b) {\n  ${body}\n};\n`,
});
const manifest = (...names: string[]): Tree => ({
  'functions/config.json': names.map((name) => ({ name, private: true })),
});
const scheduled = (calls: unknown): Tree => ({
  'triggers/t.json': {
    name: 't',
    type: 'SCHEDULED',
    config: { schedule: '* * * * *' },
    event_processors: { FUNCTION: { config: { function_name: calls } } },
  },
});
const atlas = (clusterName: string): Tree => ({
  'data_sources/atlas/config.json': {
    name: 'atlas',
    type: 'mongodb-atlas',
    config: { clusterName, readPreference: 'primary', wireProtocolEnabled: false },
  },
});

const findingsOf = (tree: Tree, options?: PlanOptions): readonly Finding[] =>
  planMigration(writeTree(temporaryFolder(), tree), options).report.findings;

/** The findings whose code begins so, as `code subject`. */
const told = (tree: Tree, code: RegExp, options?: PlanOptions): string[] =>
  findingsOf(tree, options)
    .filter((finding) => code.test(finding.code))
    .map((finding) => `${finding.code} ${finding.subject}`);

describe('names', () => {
  test('the rule for names of secrets is none for functions', () => {
    const tree = {
      ...current,
      ...manifest('shop/onPaid'),
      ...source('shop/onPaid'),
      ...scheduled('shop/onPaid'),
    };
    expect(told(tree, /^name\//)).toEqual([]);
  });

  test('each secret is held to the rule by itself', () => {
    const value = (name: string, secret: string): Tree => ({
      [`values/${name}.json`]: { name, value: secret, from_secret: true },
    });
    expect(told({ ...current, ...value('v', 'ok'), ...value('w', 'a b') }, /^name\//)).toEqual([
      'name/not-allowed w',
    ]);
  });

  test('what a source calls and the app lacks is told of the source only', () => {
    const tree = { ...current, ...source('f', 'await context.functions.execute("gone");') };
    expect(told(tree, /^reference\/|^source\//)).toEqual(['source/missing-function f']);
  });

  test.each<[string, Tree]>([
    [
      'an empty secret',
      {
        'https_endpoints/config.json': [
          {
            route: '/a',
            http_method: 'GET',
            function_name: 'f',
            validation_method: 'NO_VALIDATION',
            secret_name: '',
            respond_result: true,
          },
        ],
      },
    ],
    [
      'an empty function',
      { 'auth/custom_user_data.json': { enabled: false, on_user_creation_function_name: '' } },
    ],
    ['null', scheduled(null)],
    ['a number', scheduled(5)],
  ])('%s refers to nothing', (_, tree) => {
    expect(told({ ...current, ...source('f'), ...tree }, /^reference\/|^name\//)).toEqual([]);
  });
});

describe('the manifest of functions', () => {
  test('is not missed where there is none', () => {
    expect(told({ ...current, ...source('f') }, /^function\/not-in-manifest$/)).toEqual([]);
  });

  test('that lists nothing lacks each source', () => {
    expect(told({ ...current, ...manifest(), ...source('f') }, /^function\/not-in-manifest$/)).toEqual([
      'function/not-in-manifest f',
    ]);
  });

  test('that a webhook brings about lacks the others', () => {
    const tree = {
      ...legacy,
      ...source('f'),
      'http_endpoints/web/config.json': { name: 'web', type: 'http', version: 1 },
      'http_endpoints/web/incoming_webhooks/hook/config.json': {
        name: 'hook',
        options: { httpMethod: 'POST', validationMethod: 'NO_VALIDATION' },
      },
      'http_endpoints/web/incoming_webhooks/hook/source.js': 'exports = () => 1;\n',
    };
    expect(told(tree, /^function\/not-in-manifest$/)).toEqual(['function/not-in-manifest f']);
  });
});

test('a third-party service is well in the layout that has services', () => {
  const tree = { ...legacy, 'services/aws/config.json': { name: 'aws', type: 'aws', config: {} } };
  expect(told(tree, /^output\/invalid$/, { to: 20210101 })).toEqual([]);
});

describe('packages', () => {
  test.each([
    ['lodash', '^4.17.21'],
    ['node-fetch', '<3'],
    ['node-fetch', '<=3'],
  ])('%s %s is well', (name, range) => {
    const tree = {
      ...current,
      ...source('f', `require("${name}");`),
      'functions/package.json': { dependencies: { [name]: range } },
    };
    expect(told(tree, /^source\//)).toEqual([]);
  });
});

test('a function that a trigger calls may use what is no request', () => {
  const tree = { ...current, ...source('f', 'context.http.get({}); BSON.ObjectId();'), ...scheduled('f') };
  expect(told(tree, /^source\//)).toEqual([]);
});

describe('the environment of the app', () => {
  const settings = (environment: string): Tree => ({
    'root_config.json': {
      name: 'shop',
      provider_region: 'aws-us-east-1',
      deployment_model: 'GLOBAL',
      environment,
    },
  });
  const tree = {
    ...current,
    ...atlas('%(%%environment.values.c)'),
    'environments/qa.json': { values: { c: 'a' } },
    'environments/production.json': { values: { c: 'b' } },
  };

  test.each(['', 'none', '%(%%environment.tag)'])('%j is none that lacks a value', (name) => {
    expect(told({ ...tree, ...settings(name) }, /^expansion\//)).toEqual([]);
  });
});

describe('what is half there stops no plan:', () => {
  test('an environment without values', () => {
    const tree = {
      ...current,
      ...atlas('%(%%environment.values.c)'),
      ...source('f', 'return context.environment.values.c;'),
      'environments/qa.json': {},
    };
    expect(told(tree, /^expansion\/|^source\//)).toEqual([
      'expansion/unknown-value atlas',
      'source/missing-environment-value f',
    ]);
  });

  test('an environment of the app that has no file', () => {
    const tree = {
      ...current,
      'root_config.json': {
        name: 'shop',
        provider_region: 'aws-us-east-1',
        deployment_model: 'GLOBAL',
        environment: 'qa',
      },
      ...atlas('%(%%environment.values.c)'),
      'environments/production.json': { values: { c: 'b' } },
    };
    expect(findingsOf(tree).filter(({ code }) => code.startsWith('expansion/'))).toMatchObject([
      {
        code: 'expansion/not-everywhere',
        severity: 'warning',
        action: 'Add c to environments/qa.json.',
      },
    ]);
  });

  const withoutConfig = {
    ...current,
    'data_sources/atlas/shop/orders/rules.json': {
      database: 'shop',
      collection: 'orders',
      roles: [{ name: 'r', apply_when: {}, read: true }],
    },
    'data_sources/atlas/shop/orders/schema.json': { title: 'order', bsonType: 'object', properties: {} },
  };

  test('a data source with rules and no config.json', () => {
    expect(findingsOf(withoutConfig).filter(({ code }) => code.startsWith('data-source/'))).toMatchObject([
      {
        code: 'data-source/without-config',
        subject: 'atlas',
        place: { file: 'data_sources/atlas/shop/orders/rules.json' },
      },
    ]);
  });

  test('the same without its rules, of which nothing is said then', () => {
    const findings = findingsOf(withoutConfig, { supportedOnly: true });
    expect(findings.filter(({ code }) => code.startsWith('data-source/'))).toMatchObject([
      {
        code: 'data-source/without-config',
        subject: 'atlas',
        message:
          'The data source atlas has no config.json, so that nothing says which cluster it is linked to.',
      },
    ]);
  });

  test('a service of the current layout that has a source only', () => {
    const tree = { ...current, 'services/web/incoming_webhooks/hook/source.js': 'exports = () => 1;\n' };
    expect(told(tree, /^output\/invalid$/)).toEqual(['output/invalid web']);
  });

  test('a source that is too large to be read, which a trigger calls', () => {
    const tree = {
      ...current,
      ...manifest('f', 'g'),
      ...scheduled('f'),
      'functions/f.js': Buffer.alloc(10_000_001, ' '),
      ...source('g'),
    };
    expect(told(tree, /^source\/|^function\//)).toEqual(['source/unreadable f', 'function/never-called g']);
  });

  test('hosting metadata without paths', () => {
    const tree = {
      ...current,
      'hosting/config.json': { enabled: true, app_default_domain: 'a.example' },
      'hosting/metadata.json': [{ path: '' }, { attrs: [] }, { path: 5 }],
    };
    expect(told(tree, /^hosting\//)).toEqual([]);
  });
});
