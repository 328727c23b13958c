import { supportedOnly } from '../../../../migrations/finalizers/supported-only';
import { getItems } from '../../../../src/model/json';
import type { Tree } from '../../../support/write-tree';
import { migrateTree } from '../../../support/run-stages';
import { runTransform } from '../../../support/run-transform';

const tree = {
  'root_config.json': { name: 'a', provider_region: 'aws-us-east-1', deployment_model: 'LOCAL' },
  'auth/providers.json': { 'api-key': {} },
  'triggers/login.json': { name: 'login', type: 'AUTHENTICATION' },
  'triggers/odd.json': { name: 'odd', type: 'OTHER' },
  'functions/config.json': [{ name: 'f' }],
  'functions/f.js': '',
};

test('without the option nothing changes', () => {
  const result = runTransform(supportedOnly, tree);
  expect(result.after).toEqual({ ...result.before });
  expect(result.dropped).toEqual([]);
});

test('with it, what ended goes, and a trigger of an unknown type does not', () => {
  const result = runTransform(supportedOnly, tree, {
    supportedOnly: true,
    answers: { 'unreached-functions': 'keep' },
  });
  expect(result.after.providers.items).toEqual([]);
  expect(result.after.triggers.map(({ name }) => name)).toEqual(['odd']);
  expect(result.after.functions).toEqual(result.before.functions);
  expect(result.dropped).toEqual([{}, { name: 'login', type: 'AUTHENTICATION' }]);
});

describe('functions that no trigger leads to', () => {
  const calls = (name: string): object => ({
    event_processors: { FUNCTION: { config: { function_name: name } } },
  });
  const withTrigger: Tree = {
    'root_config.json': { name: 'a', provider_region: 'aws-us-east-1', deployment_model: 'LOCAL' },
    'triggers/t.json': { name: 't', type: 'SCHEDULED', config: { schedule: '* * * * *' }, ...calls('a') },
    'functions/config.json': ['a', 'b', 'c', 'd'].map((name) => ({ name, private: true })),
    'functions/a.js': 'exports = () => [context.functions.execute("b"), context.values.get("va")];',
    'functions/b.js': 'exports = () => 1;',
    'functions/c.js':
      'exports = () => [context.functions.execute("d"), context.values.get("vc"), require("x")];',
    'functions/d.js': 'exports = () => 1;',
    'functions/package.json': { dependencies: { x: '1' } },
    'values/va.json': { name: 'va', value: 1, from_secret: false },
    'values/vc.json': { name: 'vc', value: 'secretOfC', from_secret: true },
    'log_forwarders/old.json': { name: 'old', log_types: ['auth', 'sync'], disabled: false },
    'log_forwarders/live.json': { name: 'live', log_types: ['trigger', 'auth'], disabled: false },
  };
  const namesIn = (items: readonly { readonly name: string }[]): string[] => items.map(({ name }) => name);

  test('go by default where every call was followed, with their values, packages and secrets', () => {
    const { after, decisions, held, dropped } = runTransform(supportedOnly, withTrigger, {
      supportedOnly: true,
    });
    expect(decisions).toMatchObject([
      { id: 'unreached-functions', answeredBy: 'default', answer: 'leave-out' },
    ]);
    expect(namesIn(after.functions.items)).toEqual(['a', 'b']);
    expect(namesIn(after.values)).toEqual(['va']);
    expect(namesIn(after.logForwarders)).toEqual(['live']);
    expect(after.functionFiles).toEqual([]);
    expect(held).toEqual([
      { name: 'c', private: true },
      'functions/c.js',
      { name: 'd', private: true },
      'functions/d.js',
    ]);
    expect(dropped).toContain('functions/package.json');
  });

  test('stay with all that they use when that is answered', () => {
    const { after } = runTransform(supportedOnly, withTrigger, {
      supportedOnly: true,
      answers: { 'unreached-functions': 'keep' },
    });
    expect(namesIn(after.functions.items)).toEqual(['a', 'b', 'c', 'd']);
    expect(namesIn(after.values)).toEqual(['va', 'vc']);
    expect(after.functionFiles).toHaveLength(1);
  });

  test('stay by default where something that runs calls what cannot be followed; the question says where', () => {
    const tree = { ...withTrigger, 'functions/b.js': 'exports = (x) => context.functions.execute(x);' };
    const { after, decisions } = runTransform(supportedOnly, tree, { supportedOnly: true });
    expect(decisions).toMatchObject([
      {
        answer: 'keep',
        place: { file: 'functions/b.js', line: 1 },
        why: expect.stringContaining('functions/b.js:1'),
      },
    ]);
    expect(after.functions.items).toHaveLength(4);
  });

  test('a value is kept when what is read cannot be followed, and so is a package', () => {
    const tree = {
      ...withTrigger,
      'functions/b.js': 'exports = (x) => [context.values.get(x), require(x)];',
    };
    const { after } = runTransform(supportedOnly, tree, { supportedOnly: true });
    expect(namesIn(after.values)).toEqual(['va', 'vc']);
    expect(after.functionFiles).toHaveLength(1);
  });

  test('what a disabled trigger leads to stays: it can be switched on again', () => {
    const tree = {
      ...withTrigger,
      'triggers/u.json': { name: 'u', type: 'SCHEDULED', disabled: true, ...calls('c') },
    };
    const { after } = runTransform(supportedOnly, tree, { supportedOnly: true });
    expect(namesIn(after.triggers)).toEqual(['t', 'u']);
    expect(namesIn(after.functions.items)).toEqual(['a', 'b', 'c', 'd']);
    expect(namesIn(after.values)).toEqual(['va', 'vc']);
  });
});

test('origins of requests go, wherever they stand', () => {
  const origins = { allowed_request_origins: ['https://shop.example'] };
  const modern = runTransform(
    supportedOnly,
    { ...tree, 'root_config.json': { name: 'a', ...origins } },
    { supportedOnly: true },
  );
  expect(getItems(modern.after.settings, 'allowed_request_origins')).toEqual([]);
  const legacy = { 'config.json': { config_version: 20200603, name: 'a', security: origins } };
  const { after } = runTransform(supportedOnly, legacy, { supportedOnly: true });
  expect(getItems(after.settings, 'security', 'allowed_request_origins')).toEqual([]);
});

test('nothing is asked about what is left out', () => {
  const legacy = {
    'stitch.json': {
      config_version: 20180301,
      name: 'a',
      location: 'AU',
      deployment_model: 'GLOBAL',
      custom_user_data_config: { enabled: true, mongo_service_id: '1' },
    },
    'services/gh/config.json': { name: 'gh', type: 'github' },
    'services/gh/incoming_webhooks/w/config.json': { name: 'w', options: { secret: 's' } },
    'services/gh/incoming_webhooks/w/source.js': '',
    'services/m/config.json': {
      id: '2',
      name: 'm',
      type: 'mongodb-atlas',
      config: { clusterName: 'C', sync: { state: 'enabled' } },
    },
    'services/m/rules/a.json': { namespace: 'd.c' },
    'services/n/config.json': {
      id: '3',
      name: 'n',
      type: 'mongodb-atlas',
      config: { clusterName: 'C', sync: { state: 'enabled' } },
    },
  };
  const { decisions, ledger, output } = migrateTree(legacy, { supportedOnly: true });
  expect(decisions).toEqual([]);
  expect(ledger.gaps).toEqual([]);
  expect(Object.keys(output).filter((path) => path.startsWith('data_sources'))).toEqual([
    'data_sources/m/config.json',
    'data_sources/n/config.json',
  ]);
  expect(
    Object.keys(output).some((path) => /^(?:auth|graphql|hosting|https_endpoints|sync)\//.test(path)),
  ).toBe(false);
});

describe('a whole app of before 20210101', () => {
  const legacy: Tree = {
    'config.json': {
      config_version: 20200603,
      name: 'a',
      location: 'AU',
      deployment_model: 'GLOBAL',
      custom_user_data_config: { enabled: false },
      hosting: { enabled: true },
      realm_config: { development_mode_enabled: true },
      sync: { x: 1 },
      security: { allowed_request_origins: ['https://a'], other: 1 },
      allowed_request_origins: ['https://b'],
    },
    'auth_providers/api-key.json': { name: 'api-key', type: 'api-key', disabled: false },
    'hosting/files/index.html': '<p>',
    'graphql/config.json': { use_natural_pluralization: true },
    'graphql/custom_resolvers/r.json': { on_type: 'Query', field_name: 'r', function_name: 'f' },
    'services/m/config.json': {
      name: 'm',
      type: 'mongodb-atlas',
      config: { clusterName: 'C', sync: { state: 'enabled' } },
    },
    'services/m/rules/a.json': { database: 'd', collection: 'c', roles: [] },
    'services/bare/config.json': { name: 'bare', type: 'mongodb-atlas' },
    'services/web/config.json': { name: 'web', type: 'http', config: { a: 1 }, version: 1 },
    'services/web/rules/r.json': { name: 'r', actions: ['get'], when: { a: 1 } },
    'services/web/incoming_webhooks/w/config.json': {
      name: 'w',
      options: { secret: 's', httpMethod: 'GET' },
    },
    'services/web/incoming_webhooks/w/source.js': 'exports = () => 1;',
    'functions/f/config.json': { name: 'f', private: false },
    'functions/f/source.js': 'exports = () => 2;',
    'triggers/t.json': {
      name: 't',
      type: 'SCHEDULED',
      config: { schedule: '* * * * *' },
      function_name: 'f',
      disabled: false,
    },
    'triggers/l.json': {
      name: 'l',
      type: 'AUTHENTICATION',
      config: { operation_type: 'LOGIN', providers: [] },
      function_name: 'f',
      disabled: false,
    },
  };
  const partsOf = (output: Readonly<Record<string, string>>): readonly string[] =>
    Object.keys(output).filter((path) => !path.startsWith('environments/'));
  const clusterOf = (config: object): object => ({ name: 'm', type: 'mongodb-atlas', config, version: 1 });

  test('keeps a cluster, a function and its trigger in 20210101, and accounts for all that goes', () => {
    const { output, ledger, findings } = migrateTree(legacy, { supportedOnly: true, to: 20210101 });
    expect(partsOf(output)).toEqual([
      'data_sources/bare/config.json',
      'data_sources/m/config.json',
      'functions/config.json',
      'functions/f.js',
      'realm_config.json',
      'triggers/t.json',
    ]);
    expect(JSON.parse(output['realm_config.json']!)).toEqual({
      config_version: 20210101,
      name: 'a',
      location: 'AU',
      deployment_model: 'GLOBAL',
      security: { other: 1 },
    });
    expect(JSON.parse(output['data_sources/m/config.json']!)).toEqual(clusterOf({ clusterName: 'C' }));
    expect(ledger.gaps).toEqual([]);
    expect(findings.map(({ code }) => code)).toEqual([]);
  });

  test('and in the current version, where the step says what replaces a service', () => {
    const { output, ledger, findings } = migrateTree(legacy, { supportedOnly: true });
    expect(partsOf(output)).toEqual([
      'data_sources/bare/config.json',
      'data_sources/m/config.json',
      'functions/config.json',
      'functions/f.js',
      'root_config.json',
      'triggers/t.json',
    ]);
    expect(ledger.gaps).toEqual([]);
    expect(findings.map(({ code, subject }) => `${code} ${subject}`)).toEqual([
      'service/left-out web',
      'service/rule-left-out web/r',
    ]);
  });
});

test('of an app of 20210101, services with rules and webhooks go, and whatever else ended', () => {
  const realm: Tree = {
    'realm_config.json': {
      config_version: 20210101,
      name: 'a',
      location: 'AU',
      deployment_model: 'GLOBAL',
      security: { a: 1 },
      // No layout of this version has these keys in its root: they are carried like any other.
      hosting: { mine: true },
    },
    'http_endpoints/web/config.json': { name: 'web', type: 'http', config: {} },
    'http_endpoints/web/incoming_webhooks/w/config.json': { name: 'w', options: { secret: 's' } },
    'http_endpoints/web/incoming_webhooks/w/source.js': 'exports = () => 1;',
    'services/sms/config.json': { name: 'sms', type: 'twilio', config: { sid: '1' } },
    'services/sms/rules/r.json': { name: 'r', actions: ['send'], when: { a: 1 } },
    'graphql/config.json': {},
    'graphql/custom_resolvers/q.json': { on_type: 'Query', field_name: 'q', function_name: 'f' },
    'sync/config.json': { state: 'enabled' },
    'data_sources/m/config.json': { name: 'm', type: 'mongodb-atlas', config: { clusterName: 'C' } },
    'data_sources/m/default_rule.json': { roles: [] },
    'data_sources/m/d/c/rules.json': { database: 'd', collection: 'c', roles: [] },
    'data_sources/m/d/c/schema.json': { title: 'c' },
    'data_sources/m/d/c/relationships.json': { r: { ref: '#/relationship/m/d/e', foreign_key: 'a' } },
  };
  const { output, ledger } = migrateTree(realm, { supportedOnly: true, to: 20210101 });
  expect(Object.keys(output).filter((path) => !path.startsWith('environments/'))).toEqual([
    'data_sources/m/config.json',
    'realm_config.json',
  ]);
  expect(JSON.parse(output['realm_config.json']!)).toMatchObject({
    security: { a: 1 },
    hosting: { mine: true },
  });
  expect(ledger.gaps).toEqual([]);
});

describe('what is left of functions, values and packages', () => {
  const root = { name: 'a', provider_region: 'aws-us-east-1', deployment_model: 'LOCAL' };
  const trigger = (type: string, name: string): object => ({
    name: 't',
    type,
    config: { schedule: '* * * * *' },
    event_processors: { FUNCTION: { config: { function_name: name } } },
  });

  test.each<[string, Tree]>([
    ['that a manifest lists', { 'functions/config.json': [{ name: 'a' }, { name: 'b' }] }],
    ['that an empty manifest does not list', { 'functions/config.json': [] }],
    ['without a manifest', {}],
  ])('an empty manifest, where all functions go %s', (_, manifest) => {
    const tree = {
      'root_config.json': root,
      ...manifest,
      'functions/a.js': 'exports = () => 1;',
      'functions/b.js': 'exports = () => 2;',
    };
    const { output, ledger, decisions } = migrateTree(tree, { supportedOnly: true });
    expect(Object.keys(output).filter((path) => path.startsWith('functions'))).toEqual([
      'functions/config.json',
    ]);
    expect(JSON.parse(output['functions/config.json']!)).toEqual([]);
    expect(ledger.gaps).toEqual([]);
    expect(decisions).toMatchObject([
      {
        id: 'unreached-functions',
        kind: 'unreached-functions',
        subject: '2 functions',
        choices: [{ value: 'leave-out' }, { value: 'keep' }],
        default: 'leave-out',
      },
    ]);
  });

  test('the question counts those that no trigger leads to, and no others', () => {
    const tree = {
      'root_config.json': root,
      'functions/config.json': [{ name: 'a' }, { name: 'b' }],
      'functions/a.js': 'exports = () => 1;',
      'functions/b.js': 'exports = () => 2;',
      'triggers/t.json': trigger('SCHEDULED', 'a'),
    };
    const { output, ledger, decisions } = migrateTree(tree, { supportedOnly: true });
    expect(decisions).toMatchObject([{ subject: '1 function', answer: 'leave-out' }]);
    expect(JSON.parse(output['functions/config.json']!)).toEqual([{ name: 'a' }]);
    expect(output).not.toHaveProperty(['functions/b.js']);
    expect(ledger.gaps).toEqual([]);
  });

  test('all stay by default where what a trigger of an unknown type calls cannot be followed', () => {
    const tree = {
      'root_config.json': root,
      'functions/config.json': [{ name: 'a' }, { name: 'b' }],
      'functions/a.js': 'exports = (x) => context.functions.execute(x);',
      'functions/b.js': 'exports = () => 2;',
      'triggers/t.json': trigger('OTHER', 'a'),
    };
    const { decisions, ledger } = migrateTree(tree, { supportedOnly: true });
    expect(decisions).toMatchObject([{ default: 'keep', answer: 'keep', place: { file: 'functions/a.js' } }]);
    expect(ledger.gaps).toEqual([]);
  });

  test('packages go without what only looks like them; of values, those that are read stay, each accounted for', () => {
    const tree: Tree = {
      'root_config.json': root,
      'functions/config.json': [{ name: 'a' }],
      'functions/a.js': 'exports = () => context.values.get("read");',
      'triggers/t.json': trigger('SCHEDULED', 'a'),
      'values/read.json': { name: 'read', value: 1, from_secret: false },
      'values/other.json': { name: 'other', value: 2, from_secret: false },
      'functions/package.json': { dependencies: {} },
      'functions/package-lock.json': {},
      'functions/node_modules.zip': 'PK',
      'functions/node_modules/x/index.md': 'x',
      'functions/package.json.md': 'stays',
      'functions/node_modules2/a.md': 'stays',
      'functions/in/functions/package.json': {},
      'functions/README.md': 'stays',
    };
    const { output, ledger } = migrateTree(tree, { supportedOnly: true });
    expect(Object.keys(output).filter((path) => /^(?:functions|values)/.test(path))).toEqual([
      'functions/README.md',
      'functions/a.js',
      'functions/config.json',
      'functions/in/functions/package.json',
      'functions/node_modules2/a.md',
      'functions/package.json.md',
      'values/read.json',
    ]);
    expect(ledger.gaps).toEqual([]);
    const left = ledger.leftOut.map(({ file }) => file.path).sort();
    expect(left).toEqual([
      'functions/node_modules.zip',
      'functions/node_modules/x/index.md',
      'functions/package-lock.json',
      'functions/package.json',
      'values/other.json',
    ]);
  });
});

test('of an app of the current version, services go that no export of it has', () => {
  const tree: Tree = {
    'root_config.json': { name: 'a', provider_region: 'aws-us-east-1', deployment_model: 'LOCAL' },
    '.mdb/meta.json': { config_version: 20230101 },
    'services/sms/config.json': { name: 'sms', type: 'twilio', config: { sid: '1' } },
  };
  const { after, dropped } = runTransform(supportedOnly, tree, { supportedOnly: true });
  expect(after.services).toEqual([]);
  expect(dropped).toEqual([tree['services/sms/config.json']]);
});
