import { planMigration, type Finding, type PlanOptions } from '../../../src';
import { formatPlace } from '../../../src/model/place';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree, type Tree } from '../../support/write-tree';

const root = {
  'root_config.json': { name: 'shop', provider_region: 'aws-us-east-1', deployment_model: 'GLOBAL' },
  '.mdb/meta.json': { config_version: 20230101 },
  'data_sources/atlas/config.json': {
    name: 'atlas',
    type: 'mongodb-atlas',
    config: { clusterName: 'Cluster0', readPreference: 'primary', wireProtocolEnabled: false },
  },
  'functions/config.json': [
    { name: 'onOrder', private: true },
    { name: 'shop/onPaid', private: true },
  ],
  'functions/onOrder.js': 'exports = () => {};\n',
  'functions/shop/onPaid.js': 'exports = () => {};\n',
};
const trigger = (functionName: string, service = 'atlas'): Tree => ({
  'triggers/t.json': {
    name: 't',
    type: 'DATABASE',
    config: { service_name: service, database: 'shop', collection: 'orders', operation_types: ['INSERT'] },
    event_processors: { FUNCTION: { config: { function_name: functionName } } },
  },
});
const environment = (name: string, values: object): Tree => ({ [`environments/${name}.json`]: { values } });

const findingsOf = (tree: Tree, options?: PlanOptions): readonly Finding[] =>
  planMigration(writeTree(temporaryFolder(), tree), options).report.findings;
const about = (tree: Tree, code: RegExp): Finding[] =>
  findingsOf({ ...root, ...tree }).filter((finding) => code.test(finding.code));

describe('a reference that differs by case', () => {
  test('to a function names the one that the app has, and that to write', () => {
    const [finding, ...more] = about(trigger('onorder'), /^reference\//);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      code: 'reference/differs-by-case',
      severity: 'error',
      subject: 't',
      message:
        'It refers to the function onorder, and the app has onOrder: the names differ by case only, and App Services tells them apart.',
      action: 'Write onOrder in both places.',
    });
    expect(finding!.place && formatPlace(finding!.place)).toBe('triggers/t.json:15:34');
  });

  test('to a data source, too', () => {
    expect(about(trigger('onOrder', 'Atlas'), /^reference\//)).toMatchObject([
      {
        code: 'reference/differs-by-case',
        message: expect.stringMatching(/the data source Atlas, and the app has atlas:/),
        action: 'Write atlas in both places.',
      },
    ]);
  });
});

describe('a reference to what is not there', () => {
  test.each([
    ['onOrder.js', 'onOrder', 'without .js'],
    ['functions/onOrder', 'onOrder', 'from the folder'],
    ['./functions/shop/onPaid.js', 'shop/onPaid', 'without .js'],
    ['onPaid', 'shop/onPaid', 'has the folder in it'],
    ['onPaid.js', 'shop/onPaid', 'has the folder in it'],
    ['onOrders', 'onOrder', 'the nearest'],
  ])('says of %s that %s is meant', (written, meant, says) => {
    const findings = about(trigger(written), /^reference\//);
    expect(findings).toMatchObject([{ code: 'reference/missing-function', severity: 'error' }]);
    expect(findings[0]!.message).toContain(says);
    expect(findings[0]!.action).toBe(`Write ${meant}, or add the function, before you push.`);
  });

  test('guesses no further', () => {
    expect(about(trigger('sendMail'), /^reference\//)).toMatchObject([
      {
        message: 'It refers to the function sendMail, which the app does not have.',
        action: 'Add the function, or take the reference out, before you push.',
      },
    ]);
  });

  test('guesses nothing among several functions of the name', () => {
    const twice = {
      'functions/config.json': ['a/onPaid', 'b/onPaid'].map((name) => ({ name, private: true })),
      'functions/a/onPaid.js': 'exports = () => {};\n',
      'functions/b/onPaid.js': 'exports = () => {};\n',
    };
    const [finding] = about({ ...twice, ...trigger('onPaid') }, /^reference\/missing-function$/);
    expect(finding!.action).toBe('Add the function, or take the reference out, before you push.');
  });

  test('of a source is told with what is meant, too', () => {
    const source = { 'functions/onOrder.js': 'exports = () => context.functions.execute("onPaid");\n' };
    expect(about(source, /^source\/missing-function$/)).toMatchObject([
      { action: 'Write shop/onPaid, or add what is meant.' },
    ]);
  });
});

describe('a trigger on a federated database', () => {
  const lake = {
    'data_sources/lake/config.json': { name: 'lake', type: 'datalake', config: { dataLakeName: 'Lake0' } },
  };

  test('is an error at the name of the data source', () => {
    expect(about({ ...lake, ...trigger('onOrder', 'lake') }, /^trigger\//)).toMatchObject([
      { code: 'trigger/no-change-stream', severity: 'error', place: { file: 'triggers/t.json', line: 5 } },
    ]);
  });

  test('is told of triggers of a database only', () => {
    const leftover = {
      'triggers/t.json': {
        name: 't',
        type: 'SCHEDULED',
        config: { schedule: '* * * * *', service_name: 'lake' },
        event_processors: { FUNCTION: { config: { function_name: 'onOrder' } } },
      },
    };
    expect(about({ ...lake, ...leftover }, /^trigger\//)).toEqual([]);
  });

  test('beside it, one on a cluster is well', () => {
    expect(about({ ...lake, ...trigger('onOrder') }, /^trigger\//)).toEqual([]);
  });
});

describe('names of secrets', () => {
  const value = (secret: string): Tree => ({
    'values/v.json': { name: 'v', value: secret, from_secret: true },
  });

  test.each(['a b', 'x'.repeat(65), 'key.pem'])('%j can be none', (name) => {
    expect(about(value(name), /^name\//)).toMatchObject([
      { code: 'name/not-allowed', severity: 'error', component: 'values', place: { file: 'values/v.json' } },
    ]);
  });

  test('are told once, wherever they are', () => {
    const endpoints = {
      'https_endpoints/config.json': [
        {
          route: '/a',
          http_method: 'GET',
          function_name: 'onOrder',
          validation_method: 'VERIFY_PAYLOAD',
          secret_name: 'a b',
          respond_result: true,
        },
      ],
    };
    const findings = about({ ...endpoints, ...value('a b') }, /^name\//);
    expect(findings).toHaveLength(1);
    expect(findings[0]!.message).toContain('in 2 places');
    expect(about(endpoints, /^name\//)).toMatchObject([{ component: 'endpoints' }]);
  });

  test.each(['a-B_9', 'x'.repeat(64), '%(%%environment.values.s)'])('%j is well', (name) => {
    expect(about({ ...value(name), ...environment('qa', { s: 'a' }) }, /^name\//)).toEqual([]);
  });

  test('a value that is no secret holds what it likes', () => {
    expect(about({ 'values/v.json': { name: 'v', value: 'a b', from_secret: false } }, /^name\//)).toEqual(
      [],
    );
  });
});

describe('expansions', () => {
  const takes = (cluster: string): Tree => ({
    'data_sources/atlas/config.json': {
      name: 'atlas',
      type: 'mongodb-atlas',
      config: { clusterName: cluster, readPreference: 'primary', wireProtocolEnabled: false },
    },
  });
  const inEnvironment = (name: string): Tree => ({
    'root_config.json': { ...root['root_config.json'], environment: name },
  });
  const expansion = '%(%%environment.values.clusterName)';

  test.each([
    ['%(%%environment.values.clusterNmae)', 'clusterNmae', 'Write clusterName,'],
    ['%(%%environment.values.ClusterName)', 'ClusterName', 'Write clusterName,'],
    ['prefix-%(%%environment.values.region)', 'region', 'Add region to'],
    ['%(%%environments.values.clusterName)', 'no expansion', 'Write %(%%environment.values.clusterName).'],
    ['%(%%environment.value.clusterName)', 'no expansion', 'Write %(%%environment.values.clusterName).'],
    ['%(%environment.values.clusterName)', 'no expansion', 'Write %(%%environment.values.clusterName).'],
    ['%(%%environment.tags)', 'no expansion', 'Write %(%%environment.values.tags).'],
    ['%(%%environment.tag.x)', 'no expansion', 'Write %(%%environment.values.tag.x).'],
    ['%(%%environment.clusterName)', 'no expansion', 'Write %(%%environment.values.clusterName).'],
  ])('%s is told', (text, says, action) => {
    const findings = about({ ...takes(text), ...environment('qa', { clusterName: 'a' }) }, /^expansion\//);
    expect(findings).toMatchObject([
      {
        code: 'expansion/unknown-value',
        severity: 'warning',
        component: 'data-sources',
        place: { file: 'data_sources/atlas/config.json', line: 5 },
      },
    ]);
    expect(findings[0]!.message).toContain(says);
    expect(findings[0]!.action).toContain(action);
  });

  test('of one value in many places are told once', () => {
    const more = {
      'https_endpoints/config.json': [
        {
          route: '/%(%%environment.values.clusterName)',
          http_method: 'GET',
          function_name: 'onOrder',
          validation_method: 'NO_VALIDATION',
        },
      ],
      'values/v.json': { name: 'v', value: { deep: [expansion] }, from_secret: false },
    };
    const findings = about({ ...takes(expansion), ...more }, /^expansion\//);
    expect(findings).toHaveLength(1);
    expect(findings[0]!.message).toContain('in 3 places');
  });

  test('of two values that no environment has are told apart', () => {
    const tree = {
      ...takes('%(%%environment.values.one)-%(%%environment.values.two)'),
      ...environment('qa', { other: 'a' }),
    };
    expect(about(tree, /^expansion\//).map(({ code, message }) => [code, message])).toEqual([
      ['expansion/unknown-value', 'It takes the value one of the environment, which no environment has.'],
      ['expansion/unknown-value', 'It takes the value two of the environment, which no environment has.'],
    ]);
  });

  test('of a value that every environment in use has are well', () => {
    const tree = {
      ...takes(expansion),
      ...inEnvironment('qa'),
      ...environment('qa', { clusterName: 'a' }),
      ...environment('production', { clusterName: 'b' }),
      ...environment('testing', {}),
    };
    expect(about(tree, /^expansion\//)).toEqual([]);
  });

  test('of a value that the environment of the app lacks are a warning', () => {
    const tree = {
      ...takes(expansion),
      ...inEnvironment('qa'),
      ...environment('qa', {}),
      ...environment('production', { clusterName: 'b' }),
    };
    expect(about(tree, /^expansion\//)).toMatchObject([
      {
        code: 'expansion/not-everywhere',
        severity: 'warning',
        action: 'Add clusterName to environments/qa.json.',
      },
    ]);
  });

  test('of a value that another environment lacks are an info', () => {
    const tree = {
      ...takes(expansion),
      ...environment('qa', { other: 1 }),
      ...environment('production', { clusterName: 'b' }),
    };
    expect(about(tree, /^expansion\//)).toMatchObject([
      { code: 'expansion/not-everywhere', severity: 'info', message: expect.stringContaining('qa') },
    ]);
  });

  test('of a value that the environment of the app has, and another one lacks, ask for nothing', () => {
    const others = { ...environment('qa', { other: 1 }), ...environment('production', { clusterName: 'b' }) };
    for (const own of [{}, inEnvironment('production')]) {
      const [finding, ...more] = about({ ...takes(expansion), ...others, ...own }, /^expansion\//);
      expect(more).toEqual([]);
      expect(finding).toMatchObject({ code: 'expansion/not-everywhere', severity: 'info' });
      expect(finding!.action).toBeUndefined();
    }
  });

  test('of a member of a value, of the tag, and of other things are passed over', () => {
    const tree = {
      ...takes('%(%%environment.values.db.cluster)-%(%%environment.tag)-%(%%values.x)-%(other)'),
      ...environment('qa', { db: { cluster: 'a' } }),
    };
    expect(about(tree, /^expansion\//)).toEqual([]);
  });

  test('in the environments themselves and in sources are none', () => {
    const tree = {
      ...environment('qa', { a: '%(%%environment.values.b)' }),
      'functions/onOrder.js': 'exports = () => "%(%%environment.values.b)";\n',
    };
    expect(about(tree, /^expansion\//)).toEqual([]);
  });
});

describe('a MongoDB outside of Atlas', () => {
  const legacy = {
    'config.json': {
      config_version: 20200603,
      name: 'shop',
      provider_region: 'aws-us-east-1',
      deployment_model: 'GLOBAL',
    },
    'services/db/config.json': { name: 'db', type: 'mongodb', config: {}, version: 1 },
    'functions/f/config.json': { name: 'f', private: false },
    'functions/f/source.js': 'exports = () => context.services.get("db").db("a");\n',
    'triggers/t.json': {
      name: 't',
      type: 'DATABASE',
      config: { service_name: 'db', database: 'a', collection: 'b', operation_types: ['INSERT'] },
      function_name: 'f',
    },
  };

  test('that a decision left out is told as that, with the decision', () => {
    const findings = findingsOf(legacy);
    const found = findings.filter(({ code }) => /left-out-service$/.test(code));
    expect(found).toMatchObject([
      { code: 'reference/left-out-service', severity: 'error', place: { file: 'triggers/t.json' } },
      { code: 'source/left-out-service', severity: 'warning', place: { file: 'functions/f/source.js' } },
    ]);
    for (const { message, action } of found) {
      expect(message).toContain('mongodb-service:db=leave-out');
      expect(action).toContain('mongodb-service:db=atlas');
    }
    expect(findings.map(({ message }) => message).join()).not.toContain('which the app does not have');
  });

  test('gives its name to no function and to no value', () => {
    const tree = {
      ...legacy,
      'functions/f/source.js':
        'exports = () => {\n  context.values.get("db");\n  return context.functions.execute("db");\n};\n',
      'triggers/t.json': {
        name: 't',
        type: 'SCHEDULED',
        config: { schedule: '* * * * *' },
        function_name: 'db',
      },
    };
    const found = findingsOf(tree).filter(({ code }) => /^(?:reference|source)\//.test(code));
    expect(found.map(({ severity, code, subject }) => `${severity} ${code} ${subject}`)).toEqual([
      'error reference/missing-function t',
      'warning source/missing-value f',
      'warning source/missing-function f',
    ]);
  });

  test('is no cluster of which several have one name and none is carried', () => {
    const clusters = Object.fromEntries(
      ['a', 'b'].map((folder) => [
        `services/${folder}/config.json`,
        { name: 'db', type: 'mongodb-atlas', config: { clusterName: folder } },
      ]),
    );
    const tree = { ...legacy, ...clusters, 'services/db/config.json': undefined };
    const given = Object.fromEntries(Object.entries(tree).filter(([, content]) => content !== undefined));
    const answers = new Map([['duplicate', 'none']]);
    expect(
      findingsOf(given as Tree, { answers }).flatMap(({ code, subject }) =>
        /^reference\/|^source\/(?:missing|left)/.test(code) ? [`${code} ${subject}`] : [],
      ),
    ).toEqual(['reference/missing-data-source t', 'source/missing-service f']);
  });

  test('that becomes a data source is there', () => {
    const answers = new Map([
      ['mongodb-service:db', 'atlas'],
      ['cluster:db', 'Cluster0'],
    ]);
    expect(findingsOf(legacy, { answers }).filter(({ code }) => /left-out|missing-/.test(code))).toEqual([]);
  });
});

describe('a third-party service', () => {
  const service = {
    ...root,
    'root_config.json': undefined,
    '.mdb/meta.json': undefined,
    'realm_config.json': { config_version: 20210101, name: 'shop', provider_region: 'aws-us-east-1' },
    'services/aws/config.json': { name: 'aws', type: 'aws', config: {} },
    'services/aws/rules/mine.json': { name: 'mine', actions: ['s3:*'], when: { '%%args.bucket': 'a' } },
    'services/aws/rules/all.json': { name: 'all', actions: ['ses:*'], when: {} },
  };
  const tree = Object.fromEntries(Object.entries(service).filter(([, content]) => content !== undefined));

  test('that no source calls is told, with nothing to do', () => {
    const found = findingsOf(tree).filter(({ component }) => component === 'services');
    expect(found.map(({ code, severity, action }) => [code, severity, action])).toEqual([
      ['service/left-out', 'info', undefined],
      ['service/rule-left-out', 'info', undefined],
    ]);
  });

  test('that a source calls is told there, with the rules that had conditions', () => {
    const calling = {
      ...tree,
      'functions/onOrder.js': 'exports = () => context.services.get("aws").s3("a");\n',
    };
    const [finding] = findingsOf(calling).filter(({ code }) => code === 'source/third-party-service');
    expect(finding!.action).toMatch(/aws-sdk.* Check there what its rules demanded: mine\.$/);
  });
});
