/** What the properties found, as small as fast-check made it. */
import { join } from 'node:path';
import { applyPlan, planMigration, type Plan, type PlanOptions } from '../../src';
import { renderDiffs } from '../../src/plan/render-diffs';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree, type Tree } from '../support/write-tree';
import { textsOfPlan } from './run-sample';

const legacy = {
  config_version: 20200603,
  name: 'shop',
  provider_region: 'aws-us-east-1',
  deployment_model: 'LOCAL',
};
const realm = { ...legacy, config_version: 20210101 };

function plan(tree: Tree, options: PlanOptions = {}): Plan {
  return planMigration(writeTree(temporaryFolder(), tree), options);
}

const written = (made: Plan, path: string): any => JSON.parse(textsOfPlan(made)[path] ?? 'null');

const gapsOf = ({ report }: Plan): string[] =>
  report.findings.filter(({ code }) => code === 'ledger/gap').map(({ message }) => message);

describe('names that every JavaScript object has', () => {
  test.each(['constructor', 'toString', '__proto__'])('the location %s is one that never was', (location) => {
    const alone = plan({ 'config.json': { config_version: 20200603, name: 'shop', location } });
    expect(alone.report.decisions.map(({ id }) => id)).toContain('provider-region');
    const beside = plan({ 'config.json': { ...legacy, location } });
    expect(written(beside, 'root_config.json')).toMatchObject({ provider_region: 'aws-us-east-1' });
  });

  test.each(['constructor', 'toString', '__proto__'])(
    'a service of the type %s is left out by its type',
    (type) => {
      const { report } = plan({ 'config.json': legacy, 'services/s/config.json': { name: 's', type } });
      expect(report.findings).toContainEqual(
        expect.objectContaining({
          code: 'service/left-out',
          message: expect.stringContaining(`of type ${type} has`),
        }),
      );
    },
  );

  test.each(['constructor', 'toString', '__proto__'])(
    'a trigger with the key %s is printed with it',
    (key) => {
      const text = `{"name": "t", "id": "1", "type": "DATABASE", "${key}": {"b": [1]}, "config": {"match": {"${key}": {}}}}`;
      const made = textsOfPlan(plan({ 'realm_config.json': realm, 'triggers/t.json': text }))[
        'triggers/t.json'
      ]!;
      expect(made.replace(/\s/g, '')).toContain(`"${key}":{"b":[1]}`);
      expect(made.replace(/\s/g, '')).toContain(`"match":{"${key}":{}}`);
    },
  );
});

describe('values that give way have an account', () => {
  test.each([{}, '', 'text', true, null, []])(
    'event_processors %j beside function_name',
    (event_processors) => {
      const made = plan({
        'realm_config.json': realm,
        'triggers/t.json': { name: 't', type: 'DATABASE', config: {}, function_name: 'f', event_processors },
      });
      expect(gapsOf(made)).toEqual([]);
      expect(written(made, 'triggers/t.json').event_processors).toEqual({
        FUNCTION: { config: { function_name: 'f' } },
      });
    },
  );

  test.each(['', 7, null, {}])('the name %j beside an id that is known', (nothing) => {
    const made = plan(
      {
        'config.json': {
          ...legacy,
          custom_user_data_config: { enabled: true, mongo_service_id: 's1', mongo_service_name: nothing },
        },
        'services/db/config.json': { id: 's1', name: 'db', type: 'mongodb-atlas', config: {} },
        'functions/f/config.json': { id: 'f1', name: 'f' },
        'functions/f/source.js': '',
        'triggers/t.json': {
          name: 't',
          type: 'DATABASE',
          function_id: 'f1',
          function_name: nothing,
          config: { service_id: 's1', service_name: nothing },
        },
        'auth_providers/local-userpass.json': {
          name: 'local-userpass',
          type: 'local-userpass',
          config: { resetFunctionId: 'f1', resetFunctionName: nothing },
        },
      },
      { to: 20210101 },
    );
    expect(gapsOf(made)).toEqual([]);
    expect(written(made, 'auth/custom_user_data.json')).toEqual({ enabled: true, mongo_service_name: 'db' });
    expect(written(made, 'triggers/t.json')).toMatchObject({
      function_name: 'f',
      config: { service_name: 'db' },
    });
    expect(textsOfPlan(made)['triggers/t.json']!.match(/"(?:function|service)_name"/g)).toHaveLength(2);
    expect(written(made, 'auth/providers.json')['local-userpass'].config).toEqual({ resetFunctionName: 'f' });
  });

  test.each(['', 7])('the validation method %j of a webhook', (validationMethod) => {
    const made = plan({
      'config.json': legacy,
      'services/s/incoming_webhooks/w/config.json': { name: 'w', options: { validationMethod } },
      'services/s/incoming_webhooks/w/source.js': '',
    });
    expect(gapsOf(made)).toEqual([]);
  });

  test.each(['config.json', 'realm_config.json'])(
    'the empty config.json of a webhook, in an app with %s',
    (root) => {
      const made = plan({
        [root]: root === 'config.json' ? legacy : realm,
        'services/s/incoming_webhooks/w/config.json': {},
        'services/s/incoming_webhooks/w/source.js': '',
      });
      expect(gapsOf(made)).toEqual([]);
      expect(made.report.ledger.values.input.total).toBe(Object.keys(legacy).length + 1);
    },
  );

  test.each(['[]', 'null'])('manifests that hold %s and gain an entry that is left out again', (manifest) => {
    const made = plan(
      {
        'realm_config.json': realm,
        'functions/config.json': manifest,
        'http_endpoints/config.json': manifest,
        'http_endpoints/s/incoming_webhooks/w/config.json': { name: 'w' },
        'http_endpoints/s/incoming_webhooks/w/source.js': '',
      },
      { supportedOnly: true },
    );
    expect(gapsOf(made)).toEqual([]);
  });

  test('the root file of an app that has none', () => {
    const made = plan({ 'auth/providers.json': {} }, { to: 20210101 });
    expect(gapsOf(made)).toEqual([]);
    expect(made.report.ledger.files.output.total).toBe(made.files.length);
  });

  test('the secret of a webhook that stays one, and is no text', () => {
    const path = 'http_endpoints/a/incoming_webhooks/a/config.json';
    const { values } = plan(
      {
        'realm_config.json': realm,
        [path]: '{"name": "a", "options": {"secret": 7}, "__proto__": {"a": 9007199254740993}}',
      },
      { to: 20210101 },
    ).report.ledger;
    const { total, ...parts } = values.input;
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(total);
  });
});

test('a function that is named by its folder alone has its name in the manifest, and is read again', () => {
  const made = plan({
    'config.json': legacy,
    'functions/f/config.json': { private: true },
    'functions/f/source.js': '',
  });
  expect(written(made, 'functions/config.json')).toEqual([{ name: 'f', private: true }]);
  const out = join(temporaryFolder(), 'out');
  applyPlan(made, out);
  expect(textsOfPlan(planMigration(out))).toEqual(textsOfPlan(made));
});

test('a file that is in the form of the exporter already is unchanged with --normalize, and said to be', () => {
  const first = plan(
    { 'realm_config.json': realm, 'values/v.json': '{"name":"v","value":1,"from_secret":false}' },
    { normalize: true },
  );
  const out = join(temporaryFolder(), 'out');
  applyPlan(first, out);
  const { counts } = planMigration(out, { normalize: true }).report;
  expect(counts).toMatchObject({ create: 0, rewrite: 0, move: 0 });
});

test('a line separator inside a JSON5 string is carried, and nothing is written to the console', () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  const made = plan({
    'realm_config.json': realm,
    'values/v.json': "{name: 'v', value: 'a\u2028b\\\u2029c\\u2028'}",
  });
  expect(written(made, 'values/v.json').value).toBe('a\u2028bc\u2028');
  expect(warn).not.toHaveBeenCalled();
});

test.each([
  "{name: 'w', options: {secret: 'hush-hush'}}",
  '{"name": "w", "options": {"s\\u0065cret": ["hush-hush", {"a": "hush-hush"}]}}',
])('a diff does not show the secret in %s', (config) => {
  const path = 'http_endpoints/s/incoming_webhooks/w';
  const tree = { 'realm_config.json': realm, [`${path}/config.json`]: config, [`${path}/source.js`]: '' };
  for (const to of [20210101, 20230101] as const)
    expect(renderDiffs(plan(tree, { to }))).not.toContain('hush');
});

test('a root file that its folders contradict says the version of the layout that is written', () => {
  const made = plan({ 'config.json': legacy, 'auth/providers.json': {} }, { to: 20210101 });
  expect(written(made, 'realm_config.json')).toEqual(realm);
  expect(gapsOf(made)).toEqual([]);
});
