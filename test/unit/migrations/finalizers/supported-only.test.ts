import { supportedOnly } from '../../../../migrations/finalizers/supported-only';
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
  const result = runTransform(supportedOnly, tree, { supportedOnly: true });
  expect(result.after.providers.items).toEqual([]);
  expect(result.after.triggers.map(({ name }) => name)).toEqual(['odd']);
  expect(result.after.functions).toEqual(result.before.functions);
  expect(result.dropped).toEqual([{}, { name: 'login', type: 'AUTHENTICATION' }]);
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
