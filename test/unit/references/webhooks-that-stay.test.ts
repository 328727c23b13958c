import { planMigration, type Plan } from '../../../src';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree, type Tree } from '../../support/write-tree';

// A webhook stays in 20210101, and its name is `web/hook`, which a function may have, too.
const app: Tree = {
  'realm_config.json': {
    config_version: 20210101,
    name: 'shop',
    provider_region: 'aws-us-east-1',
    deployment_model: 'GLOBAL',
  },
  'http_endpoints/web/config.json': { name: 'web', type: 'http', version: 1 },
  'http_endpoints/web/incoming_webhooks/hook/config.json': {
    name: 'hook',
    options: { httpMethod: 'POST', validationMethod: 'NO_VALIDATION' },
  },
  'triggers/t.json': {
    name: 't',
    type: 'SCHEDULED',
    config: { schedule: '* * * * *' },
    event_processors: { FUNCTION: { config: { function_name: 'web/hook' } } },
  },
  'functions/config.json': ['web/hook', 'idle'].map((name) => ({ name, private: true })),
  'functions/idle.js': 'exports = () => 1;\n',
};
const plan = (ofFunction: string, ofWebhook: string, supportedOnly = false): Plan =>
  planMigration(
    writeTree(temporaryFolder(), {
      ...app,
      'functions/web/hook.js': `exports = async (a, b) => { ${ofFunction} };\n`,
      'http_endpoints/web/incoming_webhooks/hook/source.js': `exports = async (a, b) => { ${ofWebhook} };\n`,
    }),
    { to: 20210101, supportedOnly },
  );

test('a webhook may use its request, whatever calls the function of its name', () => {
  const told = ({ report }: Plan): (string | undefined)[] =>
    report.findings.flatMap(({ code, place }) => (code === 'source/request-in-trigger' ? [place?.file] : []));
  expect(told(plan('', 'b.setBody("");'))).toEqual([]);
  expect(told(plan('b.setBody("");', ''))).toEqual(['functions/web/hook.js']);
});

const unreached = ({ report }: Plan) => report.decisions.filter(({ kind }) => kind === 'unreached-functions');

test('a call of a function that could not be followed keeps the others, beside a webhook of its name', () => {
  expect(unreached(plan('context.functions.execute(a);', '', true))).toMatchObject([
    {
      default: 'keep',
      why: expect.stringContaining('what it calls at functions/web/hook.js:1:55 could not be followed'),
    },
  ]);
  expect(unreached(plan('', 'context.functions.execute(a);', true))).toMatchObject([
    { default: 'leave-out' },
  ]);
});

test('a source that cannot be read as a script may call any of them, from its beginning', () => {
  expect(unreached(plan('}', '', true))).toMatchObject([
    {
      default: 'keep',
      why: expect.stringContaining('what it calls at functions/web/hook.js:1:1 could not be followed'),
    },
  ]);
});
