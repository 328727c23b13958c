import { planMigration, type Finding, type PlanOptions } from '../../../src';
import { formatPlace } from '../../../src/model/place';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree, type Tree } from '../../support/write-tree';

const root = {
  'root_config.json': { name: 'shop', provider_region: 'aws-us-east-1', deployment_model: 'GLOBAL' },
  '.mdb/meta.json': { config_version: 20230101 },
};
const dataSource = {
  'data_sources/atlas/config.json': {
    name: 'atlas',
    type: 'mongodb-atlas',
    config: { clusterName: 'Cluster0', readPreference: 'primary', wireProtocolEnabled: false },
  },
};

const scheduled = (name: string, calls: string): Tree => ({
  [`triggers/${name}.json`]: {
    name,
    type: 'SCHEDULED',
    config: { schedule: '* * * * *' },
    event_processors: { FUNCTION: { config: { function_name: calls } } },
  },
});
const endpoint = (calls: string, more: object = {}): Tree => ({
  'https_endpoints/config.json': [
    {
      route: '/a',
      http_method: 'GET',
      function_name: calls,
      validation_method: 'NO_VALIDATION',
      respond_result: true,
      ...more,
    },
  ],
});
const source = (name: string, body: string): Tree => ({
  [`functions/${name}.js`]: `exports = async function (a, b) {\n  ${body}\n};\n`,
});
const entries = (...items: [name: string, isPrivate: boolean][]): Tree => ({
  'functions/config.json': items.map(([name, isPrivate]) => ({ name, private: isPrivate })),
});

const reportOf = (tree: Tree, options?: PlanOptions) =>
  planMigration(writeTree(temporaryFolder(), { ...root, ...tree }), options).report;

const isOurs = ({ code }: Finding): boolean => /^source\/|^endpoint\/secret-missing$/.test(code);

/** The findings about sources, as `code place`. */
const findingsOf = (tree: Tree, options?: PlanOptions): string[] =>
  reportOf(tree, options)
    .findings.filter(isOurs)
    .map(({ code, place }) => `${code} ${place && formatPlace(place)}`);

/** The findings about sources, as `severity code`. */
const severitiesOf = (tree: Tree): string[] =>
  reportOf(tree)
    .findings.filter(isOurs)
    .map(({ severity, code }) => `${severity} ${code}`);

const messagesOf = (tree: Tree, code: string): string[] =>
  reportOf(tree)
    .findings.filter((finding) => finding.code === code)
    .map(({ message }) => message);

describe('names', () => {
  test('what the app has is not reported', () => {
    const tree = {
      ...dataSource,
      ...source(
        'a',
        'context.services.get("atlas"); context.values.get("v"); await context.functions.execute("b/c"); context.environment.values.e;',
      ),
      ...source('b/c', ''),
      'values/v.json': { name: 'v', value: 1, from_secret: false },
      'environments/qa.json': { values: { e: 1 } },
    };
    expect(findingsOf(tree)).toEqual([]);
  });

  test.each([
    ['context.services.get("x");', 'source/missing-service functions/a.js:2:24'],
    ['context.values.get("x");', 'source/missing-value functions/a.js:2:22'],
    ['context.functions.execute("x");', 'source/missing-function functions/a.js:2:29'],
    ['context.environment.values.x;', 'source/missing-environment-value functions/a.js:2:30'],
    ['context.services.get("Atlas");', 'source/differs-by-case functions/a.js:2:24'],
    ['context.functions.execute("A");', 'source/differs-by-case functions/a.js:2:29'],
    ['context.values.get(a);', 'source/unresolved-name functions/a.js:2:22'],
    ['a(context);', 'source/unresolved-name functions/a.js:2:5'],
  ])('%s', (body, finding) => {
    expect(findingsOf({ ...dataSource, ...source('a', body) })).toEqual([finding]);
  });

  test('names of two kinds that cannot be followed are two findings', () => {
    const body = 'context.values.get(a); context.services.get(a); context.values.get(b);';
    expect(findingsOf(source('a', body))).toEqual([
      'source/unresolved-name functions/a.js:2:22',
      'source/unresolved-name functions/a.js:2:47',
    ]);
  });

  test.each([
    ['d', 'coll_name', 'warning'],
    ['db_name', 'c', 'warning'],
    ['db_name', 'coll_name', 'info'],
  ])('the collection %s.%s of a service that is missing is a matter of %s', (database, collection, says) => {
    const body = `context.services.get("x").db("${database}").collection("${collection}");`;
    expect(severitiesOf(source('a', body))).toEqual([`${says} source/missing-service`]);
  });

  test("a value that is called as the service in MongoDB's template is missing as others are", () => {
    const body = 'context.services.get("x").db("db_name").collection("coll_name"); context.values.get("x");';
    expect(severitiesOf(source('a', body))).toEqual([
      'info source/missing-service',
      'warning source/missing-value',
    ]);
  });

  test('the same name in one source is one finding, in two sources two', () => {
    const body = 'context.values.get("x"); context.values.get("x"); context.values.get("x");';
    expect(messagesOf({ ...source('a', body), ...source('b', body) }, 'source/missing-value')).toEqual([
      'It reads the value x 3 times, which the app does not have.',
      'It reads the value x 3 times, which the app does not have.',
    ]);
  });
});

describe('third-party services', () => {
  const legacy: Tree = {
    'realm_config.json': {
      config_version: 20210101,
      name: 'shop',
      provider_region: 'aws-us-east-1',
      deployment_model: 'GLOBAL',
    },
    'services/mail/config.json': { name: 'mail', type: 'aws', version: 1 },
    'http_endpoints/web/config.json': { name: 'web', type: 'http', version: 1 },
    'http_endpoints/web/incoming_webhooks/hook/config.json': {
      name: 'hook',
      options: { httpMethod: 'POST', validationMethod: 'NO_VALIDATION' },
    },
    'http_endpoints/web/incoming_webhooks/hook/source.js':
      'exports = () => context.services.get("gone").get({});\n',
    'functions/a.js':
      'exports = () => {\n  context.services.get("mail").ses();\n  return context.services.get("web").get({});\n};\n',
  };
  const plan = (options?: PlanOptions) =>
    planMigration(writeTree(temporaryFolder(), legacy), options).report.findings.filter(isOurs);

  test('are told with what replaces them, as they are left out; the source of a webhook is read, too', () => {
    expect(
      plan().map(({ code, subject, place, action }) => [code, subject, formatPlace(place!), action]),
    ).toEqual([
      [
        'source/third-party-service',
        'a',
        'functions/a.js:2:24',
        'Use the aws-sdk package (version 2) with keys in values that refer to secrets.',
      ],
      [
        'source/third-party-service',
        'a',
        'functions/a.js:3:31',
        'Call context.http, or a package such as axios, from the function. --rewrite http-service changes the calls where that is safe.',
      ],
      [
        'source/missing-service',
        'web_hook',
        'http_endpoints/web/incoming_webhooks/hook/source.js:1:38',
        'Correct the name, or add the data source.',
      ],
    ]);
  });

  test('give their names to no value and no function', () => {
    const calling = {
      ...legacy,
      'functions/a.js':
        'exports = () => {\n  context.values.get("mail");\n  return context.functions.execute("mail");\n};\n',
    };
    const findings = planMigration(writeTree(temporaryFolder(), calling)).report.findings;
    expect(
      findings
        .filter((finding) => isOurs(finding) && finding.subject === 'a')
        .map(({ severity, code }) => `${severity} ${code}`),
    ).toEqual(['warning source/missing-value', 'warning source/missing-function']);
  });

  test('stay in 20210101, where the webhook stays as well', () => {
    expect(plan({ to: 20210101 }).map(({ code, component, subject }) => [code, component, subject])).toEqual([
      ['source/missing-service', 'services', 'web/hook'],
    ]);
  });
});

describe('packages', () => {
  const json = (dependencies: object): Tree => ({ 'functions/package.json': { dependencies } });
  const uses = (name: string): Tree => source('a', `require("${name}");`);
  const at = 'functions/a.js:2:11';

  test.each<[string, Tree, string[]]>([
    ['there', { ...uses('x'), ...json({ x: '1' }) }, []],
    ['there, a part of it', { ...uses('@s/x/y/z'), ...json({ '@s/x': '1' }) }, []],
    ['in a folder', { ...uses('x'), 'functions/node_modules/x/index.js': '' }, []],
    ['not listed', { ...uses('x'), ...json({}) }, [`source/missing-package ${at}`]],
    ['not listed, of a scope', { ...uses('@s/x'), ...json({}) }, [`source/missing-package ${at}`]],
    ['not listed, a part of it', { ...uses('lodash/get'), ...json({}) }, [`source/missing-package ${at}`]],
    ['not listed, with a dot', { ...uses('socket.io'), ...json({}) }, [`source/missing-package ${at}`]],
    ['not listed anywhere', uses('x'), [`source/missing-package ${at}`]],
    [
      'of development only',
      { ...uses('x'), 'functions/package.json': { devDependencies: { x: '1' } } },
      [`source/missing-package ${at}`],
    ],
    [
      'maybe in an archive',
      { ...uses('x'), 'functions/node_modules.tar.gz': 'x' },
      [`source/unresolved-name ${at}`],
    ],
    [
      'in a file that is no JSON',
      { ...uses('x'), 'functions/package.json': '{' },
      [`source/unresolved-name ${at}`],
    ],
    ['a file', uses('./b'), [`source/unresolved-name ${at}`]],
    ['of Node', uses('crypto'), []],
    ['of Node, by its scheme', uses('node:path'), []],
    ['of Node, and missing', uses('child_process'), [`source/unsupported-package ${at}`]],
    ['of Node, and missing in part', uses('fs/promises'), [`source/unsupported-package ${at}`]],
    ['of Node, of a later version', uses('node:test'), [`source/unsupported-package ${at}`]],
    ['a part of one of Node', uses('path/posix'), [`source/unsupported-package ${at}`]],
    ['a part of one of Node, by its scheme', uses('node:util/types'), [`source/unsupported-package ${at}`]],
    ['called like one of Node', { ...uses('readline'), ...json({ readline: '1' }) }, []],
    [
      'of the AWS SDK 3',
      { ...uses('@aws-sdk/client-s3'), ...json({ '@aws-sdk/client-s3': '3' }) },
      [`source/unsupported-package ${at}`],
    ],
    ['of the AWS SDK 2', { ...uses('aws-sdk'), ...json({ 'aws-sdk': '2.1' }) }, []],
    [
      'node-fetch 3',
      { ...uses('node-fetch'), ...json({ 'node-fetch': '>=3.0.1' }) },
      [`source/unsupported-package ${at}`],
    ],
    ['node-fetch 2', { ...uses('node-fetch'), ...json({ 'node-fetch': '^2.7.0' }) }, []],
    ['node-fetch of any version', { ...uses('node-fetch'), ...json({ 'node-fetch': '*' }) }, []],
  ])('%s', (_, tree, findings) => {
    expect(findingsOf(tree)).toEqual(findings);
  });

  test.each([
    ['x', 'It requires x; whether functions/node_modules.tar.gz has it was not checked.'],
    ['@s/x', 'It requires @s/x; whether functions/node_modules.tar.gz has it was not checked.'],
    ['x/y', 'It requires x/y; whether functions/node_modules.tar.gz has it was not checked.'],
    [
      './x',
      'It requires the file ./x; functions call each other by context.functions.execute, and whether App Services loads a file was not checked.',
    ],
  ])('%s beside an archive', (name, message) => {
    const tree = { ...uses(name), 'functions/node_modules.tar.gz': 'x' };
    expect(messagesOf(tree, 'source/unresolved-name')).toEqual([message]);
  });

  test('one that several functions lack is one finding', () => {
    const body = 'require("x"); require("x/y");';
    expect(messagesOf({ ...source('a', body), ...source('b', body) }, 'source/missing-package')).toEqual([
      'It requires x, and so do 1 more; there is neither functions/package.json nor functions/node_modules.',
    ]);
  });

  test('outside of a function', () => {
    const tree = {
      ...json({ x: '1', y: '1' }),
      'functions/a.js': 'const x = require("x"), y = require("y");\nexports = () => x(y);\n',
    };
    expect(findingsOf(tree)).toEqual(['source/require-at-top-level functions/a.js:1:19']);
  });

  test('a value that is read outside of a function is no package', () => {
    const tree = {
      'values/v.json': { name: 'v', value: 1, from_secret: false },
      'functions/a.js': 'const v = context.values.get("v");\nexports = () => v;\n',
    };
    expect(findingsOf(tree)).toEqual([]);
  });
});

describe('callers', () => {
  const neverCalled = (tree: Tree): string[] =>
    reportOf(tree).findings.flatMap(({ code, message }) =>
      code === 'function/never-called' ? [message] : [],
    );

  test('a private function that nothing calls is named, the others are counted', () => {
    const tree = {
      ...entries(['a', true], ['b', true], ['c', false], ['d', false], ['e', true], ['f', true]),
      ...scheduled('t', 'a'),
      ...source('a', 'await context.functions.execute("b");'),
      ...source('b', ''),
      ...source('c', ''),
      ...source('d', ''),
      ...source('e', 'await context.functions.execute("e");'),
      ...source('f', ''),
      'data_sources/atlas/config.json': dataSource['data_sources/atlas/config.json'],
      'data_sources/atlas/default_rule.json': {
        roles: [{ name: 'r', apply_when: { '%%true': { '%function': { name: 'f', arguments: [] } } } }],
      },
    };
    expect(neverCalled(tree)).toEqual([
      'Nothing in the app calls the function e; it is private, so that no client could call it either.',
      'Nothing in the app calls 2 functions; clients could: c, d.',
    ]);
  });

  test('a call that could not be followed is mentioned', () => {
    const tree = {
      ...entries(['a', true], ['b', true]),
      ...scheduled('t', 'a'),
      ...source('a', 'context.functions.execute(a);'),
      ...source('b', ''),
    };
    expect(neverCalled(tree)).toEqual([
      'Nothing in the app calls the function b; it is private, so that no client could call it either. Functions with calls that could not be followed: 1; they may call it.',
    ]);
  });

  const callsOfB =
    'Nothing in the app calls the function b; it is private, so that no client could call it either.';

  test.each([
    ['a(context);', ' Functions with calls that could not be followed: 1; they may call it.'],
    [
      'context.functions.execute(a);',
      ' Functions with calls that could not be followed: 1; they may call it.',
    ],
    ['context.values.get(a);', ''],
    ['context.services.get(a);', ''],
    ['require(a);', ''],
  ])('%s may call what nothing calls, or not', (body, note) => {
    const tree = {
      ...entries(['a', true], ['b', true]),
      ...scheduled('t', 'a'),
      ...source('a', body),
      ...source('b', ''),
    };
    expect(neverCalled(tree)).toEqual([callsOfB + note]);
  });

  test.each(['context.values.get("b");', 'context.services.get("b");', 'require("b");'])(
    '%s calls no function',
    (body) => {
      const tree = {
        ...entries(['a', true], ['b', true]),
        ...scheduled('t', 'a'),
        ...source('a', body),
        ...source('b', ''),
      };
      expect(neverCalled(tree)).toEqual([callsOfB]);
    },
  );

  test('what a trigger does not give is told of the function', () => {
    const { findings } = reportOf({ ...source('f', 'b.setBody("");'), ...scheduled('t', 'f') });
    expect(findings.filter(({ code }) => code === 'source/request-in-trigger')).toMatchObject([
      { component: 'functions', subject: 'f' },
    ]);
  });

  test.each<[string, Tree, string[]]>([
    ['b.setBody("");', scheduled('t', 'f'), ['source/request-in-trigger functions/f.js:2:3']],
    ['return a.body.text();', scheduled('t', 'f'), ['source/request-in-trigger functions/f.js:2:10']],
    [
      'return context.request.rawQueryString;',
      scheduled('t', 'f'),
      ['source/request-in-trigger functions/f.js:2:10'],
    ],
    ['if (b) b.setBody("");', scheduled('t', 'f'), []],
    ['if (a.body) a.body.text();', scheduled('t', 'f'), []],
    [
      'if (context.user) b.setBody("");',
      scheduled('t', 'f'),
      ['source/request-in-trigger functions/f.js:2:21'],
    ],
    ['return context.request && context.request.rawQueryString;', scheduled('t', 'f'), []],
    ['b.setBody("");', { ...scheduled('t', 'f'), ...endpoint('f') }, []],
    [
      'b.setBody("");',
      { ...scheduled('t', 'f'), ...source('g', 'context.functions.execute("f", a, b);') },
      [],
    ],
    ['b.setBody("");', {}, []],
    ['return a.body.text;', scheduled('t', 'f'), []],
  ])('%s of a function that %j calls', (body, tree, findings) => {
    expect(findingsOf({ ...source('f', body), ...tree })).toEqual(findings);
  });
});

describe('secrets of endpoints', () => {
  test.each([
    [{ validation_method: 'VERIFY_PAYLOAD' }, 1],
    [{ validation_method: 'SECRET_AS_QUERY_PARAM', secret_name: '' }, 1],
    [{ validation_method: 'VERIFY_PAYLOAD', secret_name: 's' }, 0],
    [{ validation_method: 'NO_VALIDATION' }, 0],
  ])('%j', (more, count) => {
    expect(findingsOf({ ...source('f', ''), ...endpoint('f', more) })).toHaveLength(count);
  });
});

describe('the form of a source', () => {
  test.each<[string | Buffer, string[]]>([
    ['', ['source/no-export functions/a.js']],
    ['exports.a = () => 1;', ['source/no-export functions/a.js:1:1']],
    ['exports = 1;', ['source/no-export functions/a.js:1:1']],
    ['exports = () => 1;\nexports = () => 2;', ['source/several-exports functions/a.js:2:1']],
    ['exports = module.exports = () => 1;', []],
    ['exports = wrap(() => 1);', ['source/unresolved-name functions/a.js:1:1']],
    ['export default () => 1;', ['source/module-syntax functions/a.js:1:1']],
    ['export default 5;', ['source/module-syntax functions/a.js:1:1']],
    ['import a from "a";', ['source/module-syntax functions/a.js:1:1']],
    [
      'import a from "a";\nexports = 5;',
      ['source/no-export functions/a.js:2:1', 'source/module-syntax functions/a.js:1:1'],
    ],
    ['exports = () => {', ['source/syntax-error functions/a.js:1:18']],
    [Buffer.from('exports = () => "\xe9";', 'latin1'), ['source/unreadable functions/a.js']],
    ['\ufeffexports = () => 1;\r\n', []],
  ])('%j', (text, findings) => {
    expect(findingsOf({ 'functions/a.js': text })).toEqual(findings);
  });
});

test('what exports a call is told as that', () => {
  const tree = { 'functions/a.js': 'exports = wrap(() => 1);\n' };
  expect(messagesOf(tree, 'source/unresolved-name')).toEqual([
    expect.stringMatching(/^What it exports could not be followed to a function: /),
  ]);
});

test('each host that is no more is told', () => {
  const body =
    'const hosts = ["https://realm.mongodb.com/a", "https://stitch.mongodb.com/a", "https://stitch.mongodb.com/b"];';
  expect(messagesOf(source('a', body), 'source/old-host')).toEqual([
    expect.stringMatching(/^It names the host realm\.mongodb\.com;/),
    expect.stringMatching(/^It names the host stitch\.mongodb\.com twice;/),
  ]);
});

test('a credential is shown nowhere, in no format', () => {
  const random = ['q7Rt0', 'Zw9', 'kLm3Xy', 'P2'].join('');
  const report = reportOf(
    source('a', `const apiKey = "${random}"; context.values.get("x" + a + "${random}");`),
  );
  expect(report.findings.map(({ code }) => code)).toContain('source/secret-in-plain-text');
  expect(JSON.stringify(report)).not.toContain(random);
});

describe('what a trigger leads to', () => {
  const life = (tree: Tree): [string, readonly string[], string?][] =>
    reportOf(tree)
      .life.filter(({ component }) => component === 'functions')
      .map(({ part, names, instead }) => [part, names, instead?.split('. ')[0]]);

  test('are the functions that it calls, and those that they call, in circles, too', () => {
    const tree = {
      ...scheduled('t', 'a'),
      ...source('a', 'await context.functions.execute("b");'),
      ...source('b', 'await context.functions.execute("c");'),
      ...source('c', 'await context.functions.execute("b");'),
      ...source('d', 'await context.functions.execute("a");'),
    };
    expect(life(tree)).toEqual([
      ['functions that a trigger calls', ['a'], undefined],
      ['functions that those call', ['b', 'c'], undefined],
      [
        'functions that no trigger leads to',
        ['d'],
        'Move those that clients called to a backend of your own, such as Cloud Run functions, AWS Lambda, Azure Functions or Vercel.',
      ],
    ]);
  });

  test('may be any other one, where a call could not be followed', () => {
    const tree = {
      ...scheduled('t', 'a'),
      ...source('a', 'await context.functions.execute(a);'),
      ...source('b', ''),
    };
    expect(life(tree)[1]).toEqual([
      'functions that no trigger is known to lead to',
      ['b'],
      'A function that runs may call them in a way that could not be followed; functions with such calls: 1',
    ]);
  });

  test('an unfollowed call of a function that nothing runs changes nothing', () => {
    const tree = {
      ...scheduled('t', 'a'),
      ...source('a', ''),
      ...source('b', 'await context.functions.execute(a);'),
    };
    expect(life(tree)[1]?.[2]).toMatch(/^Move those/);
  });
});

test('an app without sources is planned without the compiler', () => {
  jest.isolateModules(() => {
    jest.doMock('../../../src/sources/read-source', () => {
      throw new Error('loaded');
    });
    const isolated = require('../../../src') as { planMigration: typeof planMigration };
    const plan = (tree: Tree): unknown =>
      isolated.planMigration(writeTree(temporaryFolder(), { ...root, ...tree }));
    expect(() => plan({})).not.toThrow();
    expect(() => plan(source('a', ''))).toThrow('loaded');
  });
  jest.dontMock('../../../src/sources/read-source');
});
