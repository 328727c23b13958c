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
