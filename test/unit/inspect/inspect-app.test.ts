import { join } from 'node:path';
import { inspectApp, UserError } from '../../../src';
import { shop } from '../../cli/shop';
import { inspectTree } from '../../support/inspect-tree';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree, type Tree } from '../../support/write-tree';

const current: Tree = {
  'root_config.json': { name: 'shop', provider_region: 'aws-us-east-1', deployment_model: 'LOCAL' },
};
const twoSynchronised: Tree = Object.fromEntries(
  ['a', 'b'].map((name) => [
    `services/${name}/config.json`,
    {
      name,
      type: 'mongodb-atlas',
      config: { clusterName: 'C', sync: { state: 'enabled', database_name: name } },
    },
  ]),
);

function refusal(tree: Tree, answers: Readonly<Record<string, string>> = {}): UserError {
  try {
    inspectTree(tree, answers);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('not refused');
}

describe('the app', () => {
  test('is told as its files have it, and as a migration would make it', () => {
    expect(inspectTree(shop).app).toEqual({
      version: 20200603,
      title: 'Realm (legacy)',
      current: false,
      because: 'config.json is the root file of 20200603 (Realm (legacy)).',
      name: 'shop',
      appId: 'shop-abcde',
      location: 'DE',
      deploymentModel: 'LOCAL',
      migrated: { name: 'shop', deploymentModel: 'LOCAL', providerRegion: 'aws-us-east-1' },
    });
  });

  test.each(['', 'none'])('has its ids in the link, too, and the environment %j is none', (environment) => {
    const link = { config_version: 20230101, app_id: '1'.repeat(24), group_id: '2'.repeat(24) };
    const { app } = inspectTree({
      ...current,
      'root_config.json': { ...(current['root_config.json'] as object), environment },
      '.mdb/meta.json': { ...link, client_app_id: 'shop-abcde' },
    });
    expect(app).toMatchObject({
      current: true,
      appId: 'shop-abcde',
      objectId: '1'.repeat(24),
      projectId: '2'.repeat(24),
    });
    expect(app).not.toHaveProperty('environment');
  });

  test('is looked for below the folder that was given, and the folder is named', () => {
    const folder = temporaryFolder();
    writeTree(join(folder, 'backend/app'), shop);
    expect(inspectApp(folder, { shownAs: 'repository' }).input).toEqual({
      path: 'repository',
      folder: 'backend/app',
    });
    expect(inspectApp(join(folder, 'backend/app')).input).not.toHaveProperty('folder');
  });
});

describe('decisions', () => {
  test('that are open are listed with id, default and the flag that answers them', () => {
    const { decisions } = inspectTree(shop);
    expect(decisions.map(({ id, default: byDefault, flag }) => [id, byDefault, flag])).toEqual([
      ['legacy-rule:mongodb-atlas/shop.old', 'deny', '--answer legacy-rule:mongodb-atlas/shop.old=VALUE'],
      ['provider-region', 'aws-us-east-1', '--provider-region VALUE'],
      ['webhook-functions', 'private', '--answer webhook-functions=VALUE'],
      ['webhook-secret:hooks/paid', 'hooks_paid_secret', '--answer webhook-secret:hooks/paid=VALUE'],
    ]);
    expect(decisions[1]).toMatchObject({ kind: 'provider-region', place: { file: 'config.json', line: 5 } });
  });

  test('that are answered are not, and the answer counts', () => {
    const { app, decisions, findings } = inspectTree(shop, { 'provider-region': 'azure-westeurope' });
    expect(app.migrated).toMatchObject({ providerRegion: 'azure-westeurope' });
    expect(decisions.map(({ id }) => id)).not.toContain('provider-region');
    expect(findings.map(({ code }) => code)).not.toContain('decision/answer-unused');
  });

  test('without a default are no failure: the question is listed, and all the rest is told', () => {
    const tree = { ...shop, ...twoSynchronised };
    const { decisions, components, functions } = inspectTree(tree);
    const open = decisions.find(({ id }) => id === 'sync-service')!;
    expect(open).not.toHaveProperty('default');
    expect(open.choices.map(({ value }) => value)).toEqual(['a', 'b']);
    expect(components).toContainEqual(
      expect.objectContaining({ part: 'data sources that are synchronised', count: 2 }),
    );
    expect(functions.map(({ name }) => name)).toEqual(['onOrder', 'hooks_paid']);
  });

  test('about the layout must be answered', () => {
    const twoApps = {
      'config.json': { config_version: 20200603, app_id: 'one-abcde', name: 'one' },
      'realm_config.json': { config_version: 20210101, app_id: 'two-abcde', name: 'two' },
    };
    const { message, problems } = refusal(twoApps);
    expect(message).toBe('The app cannot be inspected: 1 question without an answer.');
    expect(problems[0]?.action).toContain('--answer layout=20200603');
    expect(inspectTree(twoApps, { layout: '20200603' }).app).toMatchObject({
      version: 20200603,
      name: 'one',
    });
  });

  test('refuse what they do not accept', () => {
    const { message, problems } = refusal(shop, { 'provider-region': 'mars', 'legacy-rule': 'ask' });
    expect(message).toBe('The app cannot be inspected: 2 answers that no decision accepts.');
    expect(problems).toHaveLength(2);
  });
});

describe('findings', () => {
  test('are those of reading and of what refers to nothing, not those of the migration', () => {
    const { findings } = inspectTree({
      ...shop,
      'values/a.json': '{ "name": "a", "value": 1, }',
      'values/b.json': { name: 'b', value: 1, colour: 'red' },
      'triggers/lost.json': { name: 'lost', type: 'SCHEDULED', function_name: 'gone', config: {} },
    });
    const codes = findings.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(['json/trailing-comma', 'key/unknown', 'reference/missing-function']),
    );
    // All of these are raised by a migration of the same app.
    for (const code of [
      'webhook/became-endpoint',
      'rule/of-2018',
      'decision/default-taken',
      'secret/to-create',
    ])
      expect(codes).not.toContain(code);
  });

  test('name answers that nothing asked for', () => {
    expect(inspectTree(shop, { 'cluster:none': 'C' }).findings).toContainEqual(
      expect.objectContaining({ code: 'decision/answer-unused', subject: 'cluster:none' }),
    );
  });

  test('are all the problems of an app that cannot be read, at once', () => {
    const { message, problems } = refusal({ ...shop, 'values/a.json': '{', 'triggers/b.json': 'no' });
    expect(message).toBe('The app cannot be inspected: 2 problems in the input.');
    expect(problems.map(({ place }) => place?.file).sort()).toEqual(['triggers/b.json', 'values/a.json']);
  });
});

/** A trigger that runs: without one there is nothing to push. */
const running: Tree = {
  'functions/f.js': 'exports = () => 1;',
  'triggers/runs.json': {
    name: 'runs',
    type: 'SCHEDULED',
    config: { schedule: '* * * * *' },
    event_processors: { FUNCTION: { config: { function_name: 'f' } } },
  },
};

describe('secrets', () => {
  const tree: Tree = {
    ...shop,
    'services/sms/config.json': {
      name: 'sms',
      type: 'twilio',
      config: { sid: 'AC' },
      secret_config: { auth_token: 'smsToken' },
    },
  };

  test('are listed by name with what uses them, and with the command where a push needs them', () => {
    const secrets = inspectTree(tree).secrets.map(({ usedBy, ...secret }) => ({
      ...secret,
      usedBy: usedBy.map(({ component, name }) => `${component} ${name}`),
    }));
    const create = (name: string): string =>
      `appservices secrets create --app=YOUR_APP_ID --name=${name} --value=VALUE`;
    expect(secrets).toEqual([
      { name: 'apiKey', usedBy: ['values key'], create: create('apiKey') },
      {
        name: 'hooks_paid_secret',
        usedBy: ['endpoints POST /hooks/paid'],
        create: create('hooks_paid_secret'),
      },
      { name: 'smsToken', usedBy: ['services sms'] },
    ]);
  });

  test('of an app that is linked are created in that app', () => {
    const { secrets } = inspectTree({
      ...current,
      ...running,
      '.mdb/meta.json': { config_version: 20230101, client_app_id: 'shop-abcde' },
      'values/key.json': { name: 'key', value: "it's", from_secret: true },
    });
    expect(secrets).toMatchObject([
      { create: "appservices secrets create --app=shop-abcde --name='it'\\''s' --value=VALUE" },
    ]);
  });
});

describe('what still runs', () => {
  const lives = (tree: Tree): Record<string, string> =>
    Object.fromEntries(
      inspectTree(tree).life.map(({ part, status, names }) => [part, `${status}: ${names.join(', ')}`]),
    );

  test('is told in the terms of the files: webhooks and services, not what a migration makes of them', () => {
    expect(lives(shop)).toMatchObject({
      'functions that a trigger calls': 'runs: onOrder',
      'third-party services': 'ended: hooks',
      'incoming webhooks': 'ended: hooks/paid',
    });
    expect(lives(shop)).not.toHaveProperty(['HTTPS endpoints']);
    expect(lives(shop)).not.toHaveProperty(['functions that no trigger leads to']);
  });

  test('of functions agrees with what calls them', () => {
    const call = { '%%true': { '%function': { name: 'helper', arguments: [] } } };
    const tree = {
      ...current,
      'functions/config.json': [
        { name: 'onOrder', private: true, can_evaluate: call },
        { name: 'helper', private: true },
        { name: 'unused', private: true },
      ],
      ...Object.fromEntries(
        ['onOrder', 'helper', 'unused'].map((name) => [`functions/${name}.js`, 'exports = () => 1;']),
      ),
      'triggers/t.json': { name: 't', type: 'SCHEDULED', function_name: 'onOrder', config: {} },
    };
    expect(lives(tree)).toMatchObject({
      'functions that a trigger calls': 'runs: onOrder',
      'functions that those call': 'runs: helper',
      'functions that no trigger leads to': 'ended: unused',
    });
    expect(inspectTree(tree).functions.map(({ name, life }) => `${name} ${life}`)).toEqual([
      'onOrder runs',
      'helper runs',
      'unused ended',
    ]);
  });
});

test('an app in the current layout is not migrated, and all the same is told', () => {
  const inventory = inspectTree({
    ...current,
    'functions/config.json': [{ name: 'a', private: true }],
    'functions/a.js': 'exports = () => 1;',
    'https_endpoints/config.json': [
      { route: '/a', http_method: 'GET', function_name: 'a', secret_name: 's' },
    ],
    'functions/package.json': { dependencies: { dayjs: '1' } },
  });
  expect(inventory.app.migrated).toEqual({
    name: 'shop',
    deploymentModel: 'LOCAL',
    providerRegion: 'aws-us-east-1',
  });
  expect(inventory.decisions).toEqual([]);
  expect(inventory.functions).toMatchObject([{ name: 'a', life: 'ended', reached: true }]);
  expect(inventory.references).toEqual([
    {
      component: 'endpoints',
      by: 'GET /a',
      kind: 'function',
      name: 'a',
      place: { file: 'https_endpoints/config.json', line: 5, column: 26 },
    },
    expect.objectContaining({ kind: 'secret', name: 's' }),
  ]);
  expect(inventory.addresses).toHaveLength(1);
  expect(inventory.dependencies).toMatchObject({ packages: [{ name: 'dayjs', version: '1' }] });
});
