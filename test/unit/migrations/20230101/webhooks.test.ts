import { webhooks } from '../../../../migrations/20230101/webhooks';
import { plain } from '../../../support/plain';
import { migrateTree, type StageOptions } from '../../../support/run-stages';
import { runTransform, type TransformResult } from '../../../support/run-transform';
import type { Tree } from '../../../support/write-tree';

const root = { 'realm_config.json': { config_version: 20210101, name: 'a' } };
const at = (service: string, name: string, config: object): Tree => ({
  [`http_endpoints/${service}/config.json`]: { name: service, type: 'http' },
  [`http_endpoints/${service}/incoming_webhooks/${name}/config.json`]: { name, ...config },
  [`http_endpoints/${service}/incoming_webhooks/${name}/source.js`]: `${service} ${name}`,
});
/** Converts a webhook. Whatever becomes of it, each value is accounted for. */
function run(
  config: object,
  { tree: more, ...options }: StageOptions & { tree?: Tree } = {},
): TransformResult {
  const tree = { ...root, ...at('s', 'w', config), ...more };
  const result = runTransform(webhooks, tree, options);
  expect(migrateTree(tree, options).ledger.gaps).toEqual([]);
  return result;
}
const endpoints = ({ after }: TransformResult): any[] => after.endpoints.items.map(plain);
const ofSecrets = ({ decisions }: TransformResult): any[] =>
  decisions.filter(({ kind }) => kind === 'webhook-secret');
const functions = ({ after }: TransformResult): any[] =>
  after.functions.items.map(({ config }) => plain(config));
const none = {
  respond_result: false,
  fetch_custom_user_data: false,
  create_user_on_auth: false,
  disabled: false,
};

test('a webhook becomes an endpoint and a function that is its source', () => {
  const result = run({
    respond_result: true,
    options: { httpMethod: 'PUT', validationMethod: 'NO_VALIDATION' },
  });
  expect(endpoints(result)).toEqual([
    {
      ...none,
      http_method: 'PUT',
      route: '/s/w',
      function_name: 's_w',
      validation_method: 'NO_VALIDATION',
      respond_result: true,
    },
  ]);
  expect(functions(result)).toEqual([{ name: 's_w', private: true, run_as_system: true }]);
  expect(result.after.functions.items[0]).toMatchObject({
    name: 's_w',
    webhook: 's/w',
    source: { path: 'http_endpoints/s/incoming_webhooks/w/source.js' },
  });
  expect(result.after.services).toMatchObject([{ name: 's', webhooks: [] }]);
  expect(result.findings).toMatchObject([
    { code: 'webhook/became-endpoint', component: 'endpoints', subject: 's/w' },
  ]);
  expect(result.findings[0]!.message).toBe(
    'The webhook becomes the endpoint PUT /s/w and the function s_w. Its address changes.',
  );
});

describe('the method', () => {
  test.each([
    ['GET', 'GET'],
    ['DELETE', 'DELETE'],
    ['ANY', '*'],
    ['', 'POST'],
    [undefined, 'POST'],
  ])('%s is %s', (httpMethod, method) => {
    expect(endpoints(run({ options: { httpMethod } }))[0]).toMatchObject({ http_method: method });
  });

  test('HEAD is none of an endpoint: the webhook is left out until somebody answers', () => {
    const result = run({ options: { httpMethod: 'HEAD' } });
    expect(endpoints(result)).toEqual([]);
    expect(result.after.services).toMatchObject([{ name: 's', webhooks: [] }]);
    expect(result.decisions).toMatchObject([
      {
        id: 'webhook-method:s/w',
        kind: 'webhook-method',
        choices: [{ value: 'leave-out' }, { value: '*' }, { value: 'GET' }],
        answer: 'leave-out',
      },
    ]);
    expect(result.held).toEqual([{ name: 'w', options: { httpMethod: 'HEAD' } }]);
    expect(result.dropped).toEqual(['http_endpoints/s/incoming_webhooks/w/source.js']);
    for (const method of ['*', 'GET']) {
      expect(
        endpoints(run({ options: { httpMethod: 'HEAD' } }, { answers: { 'webhook-method': method } }))[0],
      ).toMatchObject({ http_method: method });
    }
  });
});

describe('the secret', () => {
  const secret = { httpMethod: 'POST', secret: 'hidden', validationMethod: 'VERIFY_PAYLOAD' };

  test('becomes a name that stands where the exporter has it', () => {
    const result = run({ options: secret });
    expect(endpoints(result)[0]).toMatchObject({
      secret_name: 's_w_secret',
      validation_method: 'VERIFY_PAYLOAD',
    });
    expect(ofSecrets(result)).toMatchObject([
      {
        id: 'webhook-secret:s/w',
        kind: 'webhook-secret',
        subject: 's/w',
        choices: [{ value: 's_w_secret' }, { value: 'none' }],
        answer: 's_w_secret',
        answeredBy: 'default',
      },
    ]);
    expect(result.findings).toMatchObject([
      { code: 'webhook/secret-in-plain-text', component: 'endpoints', subject: 's/w' },
      { code: 'webhook/became-endpoint', component: 'endpoints', subject: 's/w' },
    ]);
    expect(result.findings[0]!.action).toContain('Give the secret s_w_secret a new value');
    expect(result.findings[0]!.place).toEqual({
      file: 'http_endpoints/s/incoming_webhooks/w/config.json',
      line: 5,
      column: 19,
    });
    expect(result.findings[1]!.message).toContain('Endpoint-Signature instead of X-Hook-Signature');
    expect(JSON.stringify([result.findings, result.decisions, endpoints(result)])).not.toContain('hidden');
  });

  test('becomes the name that is answered, or none', () => {
    expect(endpoints(run({ options: secret }, { answers: { 'webhook-secret': 'mine' } }))[0]).toMatchObject({
      secret_name: 'mine',
    });
    expect(
      endpoints(run({ options: secret }, { answers: { 'webhook-secret': 'none' } }))[0],
    ).not.toHaveProperty('secret_name');
    const { findings } = run({ options: secret }, { answers: { 'webhook-secret': 'none' } });
    expect(findings[0]!.action).toBe('Set secret_name of the endpoint before you push.');
    expect(() => run({ options: secret }, { answers: { 'webhook-secret': 'my secret' } })).toThrow('refused');
  });

  test.each([
    ['that the export left out', {}],
    ['that is empty', { secret: '' }],
  ])('%s is named all the same, and the finding stands where the question does: one point', (_, more) => {
    const result = run({ options: { validationMethod: 'SECRET_AS_QUERY_PARAM', ...more } });
    expect(endpoints(result)[0]).toMatchObject({ secret_name: 's_w_secret' });
    expect(result.findings[0]!.place).toEqual(ofSecrets(result)[0]!.place);
    expect(result.codes).toContain('webhook/secret-unknown');
  });

  test('of a long name is suggested as long as a name may be', () => {
    const service = 's'.repeat(80);
    const result = run({ options: secret }, { tree: at(service, 'w', { options: secret }) });
    expect(
      endpoints(result)
        .map((each) => each.secret_name)
        .sort(),
    ).toEqual(['s_w_secret', 's'.repeat(64)]);
  });

  test('is dropped as what it was', () => {
    const reasonOf = (validationMethod: string): (string | undefined)[] => {
      const tree = { ...root, ...at('s', 'w', { options: { secret: 'hidden', validationMethod } }) };
      const { dropped } = migrateTree(tree).migrated;
      return [...dropped].flatMap(([what, { text }]) =>
        'value' in what && what.value === 'hidden' ? [text] : [],
      );
    };
    expect(reasonOf('NO_VALIDATION')).toEqual([
      'The webhook had no validation, so its secret was never compared.',
    ]);
    expect(reasonOf('VERIFY_PAYLOAD')).toEqual([
      'A secret in plain text never reaches the output; a named secret takes its place.',
    ]);
  });

  test('that was never compared is left out without a name', () => {
    const result = run({ options: { secret: 'hidden', validationMethod: 'NO_VALIDATION' } });
    expect(endpoints(result)[0]).not.toHaveProperty('secret_name');
    expect(ofSecrets(result)).toEqual([]);
  });

  test.each([
    [{ secret: 'x' }, 'VERIFY_PAYLOAD'],
    [{ secret: 'x', validationMethod: '' }, 'VERIFY_PAYLOAD'],
    [{ secret: 'x', secretAsQueryParam: true }, 'SECRET_AS_QUERY_PARAM'],
    [{}, 'NO_VALIDATION'],
    [{ validationMethod: '', secretAsQueryParam: false, secret: 'x' }, 'VERIFY_PAYLOAD'],
    [{ secretAsQueryParam: false }, 'NO_VALIDATION'],
  ])('%j without a method never opens the endpoint', (options, method) => {
    expect(endpoints(run({ options }))[0]).toMatchObject({ validation_method: method });
  });
});

describe('a validation that cannot be read demands a secret', () => {
  test.each<[string, unknown, string]>([
    ['options that are none', 'none', 'VERIFY_PAYLOAD'],
    ['options in a list', [], 'VERIFY_PAYLOAD'],
    ['a method that is none', { validationMethod: 5 }, 'VERIFY_PAYLOAD'],
    ['a method in a list', { validationMethod: ['SECRET_AS_QUERY_PARAM'] }, 'VERIFY_PAYLOAD'],
    ['a flag that is a text', { secretAsQueryParam: 'true' }, 'SECRET_AS_QUERY_PARAM'],
  ])('%s', (_, options, method) => {
    const result = run({ options });
    expect(endpoints(result)).toMatchObject([{ validation_method: method, secret_name: 's_w_secret' }]);
    expect(result.findings).toContainEqual(
      expect.objectContaining({
        code: 'access/unreadable',
        severity: 'error',
        subject: 's/w',
        place: expect.objectContaining({ file: 'http_endpoints/s/incoming_webhooks/w/config.json' }),
      }),
    );
  });

  test('in 2018, too, and it is told once', () => {
    const { output, findings, ledger } = migrateTree({
      'stitch.json': { config_version: 20180301, name: 'a' },
      'services/s/config.json': { name: 's', type: 'http' },
      'services/s/incoming_webhooks/w/config.json': { name: 'w', options: { secretAsQueryParam: 1 } },
      'services/s/incoming_webhooks/w/source.js': '',
    });
    expect(JSON.parse(output['https_endpoints/config.json']!)).toMatchObject([
      { validation_method: 'SECRET_AS_QUERY_PARAM', secret_name: 's_w_secret' },
    ]);
    expect(findings.filter(({ code }) => code === 'access/unreadable')).toHaveLength(1);
    expect(ledger.gaps).toEqual([]);
  });
});

test('a webhook that is switched off stays so', () => {
  expect(endpoints(run({ disabled: true }))).toMatchObject([{ disabled: true }]);
});

describe('what a webhook says by nothing is accounted for', () => {
  test.each<object>([
    { options: {} },
    { options: { validationMethod: 'VERIFY_PAYLOAD', secretAsQueryParam: true } },
    { options: { validationMethod: '', secretAsQueryParam: true } },
    { disable_arg_logs: false, private: false, run_as_system: false },
    { can_evaluate: {}, run_as_authed_user: false, run_as_user_id: '9' },
  ])('%j', (config) => {
    expect(endpoints(run(config))).toHaveLength(1);
  });

  test('by a config that is empty, as well as by one that an earlier step filled', () => {
    const empty = { ...root, ...at('s', 'w', {}), 'http_endpoints/s/incoming_webhooks/w/config.json': '{}' };
    const first = {
      'stitch.json': { config_version: 20180301, name: 'a' },
      'services/s/config.json': { name: 's', type: 'http' },
      'services/s/incoming_webhooks/w/source.js': '',
    };
    for (const config of ['{}', '{"options": {}}', '{"options": {"secret": "x"}}']) {
      const { ledger, output } = migrateTree({
        ...first,
        'services/s/incoming_webhooks/w/config.json': config,
      });
      expect(ledger.gaps).toEqual([]);
      expect(JSON.parse(output['https_endpoints/config.json']!)).toMatchObject([{ route: '/s/w' }]);
    }
    expect(migrateTree(empty).ledger.gaps).toEqual([]);
  });

  test('and what stays is not made anew', () => {
    const tree = {
      ...root,
      ...at('s', 'w', { private: true, options: { validationMethod: 'NO_VALIDATION' } }),
      ...at('s', 'v', { private: false, options: {} }),
    };
    const fates = migrateTree(tree, { answers: { 'webhook-functions': 'public' } })
      .ledger.entries()
      .flatMap(({ fate, input }) =>
        input?.pointer ? [`${fate} ${input.file.slice(33)}${input.pointer}`] : [],
      );
    expect(fates).toEqual(
      expect.arrayContaining([
        'moved s/v/config.json/private',
        'moved s/w/config.json/private',
        'moved s/w/config.json/options/validationMethod',
      ]),
    );
  });
});

describe('who can call the function', () => {
  test('is one question for all webhooks, and by default clients cannot', () => {
    const result = run({}, { tree: at('t', 'v', {}) });
    expect(functions(result).map((each) => each.private)).toEqual([true, true]);
    expect(result.decisions).toMatchObject([
      {
        id: 'webhook-functions',
        kind: 'webhook-functions',
        choices: [{ value: 'private' }, { value: 'public' }],
        answer: 'private',
        answeredBy: 'default',
        place: { file: 'http_endpoints/s/incoming_webhooks/w/config.json' },
      },
    ]);
    const { decisions } = run({ options: { httpMethod: 'HEAD' } }, { tree: at('t', 'v', {}) });
    expect(decisions.find(({ kind }) => kind === 'webhook-functions')).toMatchObject({
      place: { file: 'http_endpoints/s/incoming_webhooks/w/config.json' },
    });
  });

  test.each([
    ['nothing', {}, false],
    ['that it is not', { private: false }, false],
    ['that it is', { private: true }, true],
    ['something that cannot be read', { private: 'false' }, true],
  ])('answered with public, of a webhook that says %s', (_, config, wanted) => {
    expect(functions(run(config, { answers: { 'webhook-functions': 'public' } }))).toMatchObject([
      { private: wanted },
    ]);
    const { findings, decisions } = run(config);
    expect(functions(run(config))).toMatchObject([{ private: true }]);
    expect(decisions.map(({ kind }) => kind)).toEqual(wanted ? [] : ['webhook-functions']);
    expect(findings.filter(({ code }) => code === 'access/unreadable')).toMatchObject(
      (config as any).private === 'false' ? [{ component: 'functions', subject: 's_w' }] : [],
    );
  });

  test('where no webhook is converted, nobody is asked', () => {
    const tree = { ...at('s', 'w', { options: { httpMethod: 'HEAD' } }) };
    expect(run({}, { tree }).decisions.map(({ id }) => id)).toEqual(['webhook-method:s/w']);
  });
});

describe('the function runs', () => {
  test.each<[string, object, object]>([
    [
      'as system where nobody is named',
      { run_as_authed_user: false, run_as_user_id: '', run_as_user_id_script_source: '' },
      { run_as_system: true },
    ],
    ['as the caller', { run_as_authed_user: true }, {}],
    ['as a user', { run_as_user_id: '9', run_as_authed_user: false }, { run_as_user_id: '9' }],
    ['as whom a script finds', { run_as_user_id_script_source: 'x' }, { run_as_user_id_script_source: 'x' }],
    ['as system where that is set', { run_as_system: true }, { run_as_system: true }],
    ['as it was where that cannot be read', { run_as_user_id: 9 }, { run_as_user_id: 9 }],
  ])('%s', (_, config, wanted) => {
    expect(functions(run(config))).toEqual([{ name: 's_w', private: true, ...wanted }]);
  });

  test('under its condition, quietly where that is set', () => {
    expect(functions(run({ can_evaluate: { a: 1 }, disable_arg_logs: true }))).toEqual([
      { name: 's_w', private: true, run_as_system: true, can_evaluate: { a: 1 }, disable_arg_logs: true },
    ]);
    expect(functions(run({ can_evaluate: {}, disable_arg_logs: false }))).toEqual([
      { name: 's_w', private: true, run_as_system: true },
    ]);
  });
});

test('names are made of what names may be, and numbered where they are taken', () => {
  const tree = {
    ...at('my  service', 'a..b', {}),
    'functions/config.json': [{ name: 's_w' }, { name: 's_w_2' }],
  };
  expect(functions(run({}, { tree })).map(({ name }) => name)).toEqual([
    's_w',
    's_w_2',
    'my_service_a_b',
    's_w_3',
  ]);
});

test('keys that neither knows are left out, each with a finding', () => {
  const result = run({ odd: 1, options: { httpMethod: 'GET', strange: true } });
  expect(result.findings.filter(({ code }) => code === 'key/left-out')).toMatchObject([
    { component: 'endpoints', subject: 'odd' },
    { component: 'endpoints', subject: 'strange' },
  ]);
  expect(result.dropped).toEqual([1, true]);
});

test('a webhook that was converted before is not converted again, whatever it is called now', () => {
  const tree = {
    'http_endpoints/config.json': [{ http_method: '*', route: '/s/w', function_name: 'renamed' }],
  };
  const result = run({ options: { httpMethod: 'ANY', secret: 'x' } }, { tree });
  expect(result.after.endpoints.root).toBe(result.before.endpoints.root);
  expect(result.after.functions.items).toEqual([]);
  expect(result.findings).toMatchObject([
    { code: 'webhook/converted-before', component: 'endpoints', subject: 's/w' },
  ]);
  expect(result.dropped).toHaveLength(3);
  expect(endpoints(run({ options: { httpMethod: 'GET' } }, { tree }))).toHaveLength(2);
});

describe('a webhook beside what it was converted to before', () => {
  const source = 'exports = function (payload, response) { return 1; };\n';
  const endpoint = {
    http_method: 'POST',
    route: '/s/w',
    function_name: 's_w',
    validation_method: 'NO_VALIDATION',
    respond_result: true,
  };
  const hook = {
    respond_result: true,
    options: { httpMethod: 'POST', validationMethod: 'NO_VALIDATION' },
  };
  const files = (more: { endpoint?: object; source?: string } = {}): Tree => ({
    'http_endpoints/config.json': [{ ...endpoint, ...more.endpoint }],
    'functions/config.json': [{ name: 's_w', private: false, run_as_system: true }],
    'functions/s_w.js': more.source ?? source,
    'http_endpoints/s/incoming_webhooks/w/source.js': source,
  });
  const both = (
    more: { endpoint?: object; source?: string; hook?: object } = {},
    answer?: string,
  ): TransformResult =>
    run(
      { ...hook, ...more.hook },
      { tree: files(more), ...(answer && { answers: { 'webhook-converted': answer } }) },
    );

  test.each<[string, Parameters<typeof both>[0]]>([
    ['the same', {}],
    ['the same but for line ends and the last one', { source: `${source.trimEnd()}\r\n\r\n` }],
    ['the same but for what one side does not say', { endpoint: { respond_result: undefined } }],
    ['the same without validation', { endpoint: { validation_method: undefined } }],
    ['the same but for what the webhook does not say', { hook: { respond_result: undefined } }],
    ['the same but for what the webhook says by what is no flag', { hook: { respond_result: 'yes' } }],
    ['of an endpoint that calls nothing', { endpoint: { function_name: undefined }, source: 'other' }],
    [
      'the same, both with a secret',
      {
        endpoint: { validation_method: 'VERIFY_PAYLOAD' },
        hook: { options: { ...hook.options, validationMethod: '', secret: 'x' } },
      },
    ],
  ])('that is %s is no question', (_, more) => {
    const result = both(more);
    expect(result.decisions).toEqual([]);
    expect(result.codes).toEqual(['webhook/converted-before']);
    expect(result.held).toEqual([]);
  });

  test.each<[string, Parameters<typeof both>[0], RegExp]>([
    [
      'source',
      { source: 'exports = () => 2;' },
      /^http_endpoints\/s\/incoming_webhooks\/w\/source\.js and functions\/s_w\.js are two different sources\./,
    ],
    [
      'method',
      { endpoint: { http_method: 'GET' } },
      /^method is POST in http_endpoints\/s\/incoming_webhooks\/w\/config\.json, and GET in http_endpoints\/config\.json\./,
    ],
    [
      'validation',
      { endpoint: { validation_method: 'VERIFY_PAYLOAD' } },
      /^validation is NO_VALIDATION in .*, and VERIFY_PAYLOAD in/,
    ],
    [
      'respond_result',
      { endpoint: { respond_result: false } },
      /^respond_result is true in .*, and false in/,
    ],
  ])('that differs in its %s is one, and what is there stays', (_, more, why) => {
    const result = both({ ...more, hook: { options: { ...hook.options, secret: 'hidden' } } });
    expect(result.decisions).toMatchObject([
      {
        id: 'webhook-converted:s/w',
        kind: 'webhook-converted',
        subject: 's/w',
        choices: [{ value: 'endpoint' }, { value: 'webhook' }],
        default: 'endpoint',
        answeredBy: 'default',
        place: { file: 'http_endpoints/s/incoming_webhooks/w/config.json' },
      },
    ]);
    expect(result.decisions[0]!.why).toMatch(why);
    expect(JSON.stringify([result.decisions, result.findings])).not.toContain('hidden');
    expect(result.after.endpoints.items).toEqual(result.before.endpoints.items);
    expect(result.after.functions.items).toEqual(result.before.functions.items);
    expect(result.held).toHaveLength(2);
    expect(result.dropped).toEqual(['hidden']);
  });

  test('may count: the function and the endpoint get what it says', () => {
    const result = both(
      { source: 'exports = () => 2;', endpoint: { http_method: 'GET', respond_result: false } },
      'webhook',
    );
    expect(endpoints(result)).toEqual([endpoint]);
    expect(functions(result)).toEqual([{ name: 's_w', private: false, run_as_system: true }]);
    expect(result.after.functions.items.map((item) => item.source?.path)).toEqual([
      'http_endpoints/s/incoming_webhooks/w/source.js',
    ]);
  });

  test('is known by its route, and not by its method alone', () => {
    const other = { ...endpoint, route: '/s/other', function_name: 'other' };
    const result = run(hook, { tree: { 'http_endpoints/config.json': [other] } });
    expect(result.codes).toEqual(['webhook/became-endpoint']);
    expect(endpoints(result).map(({ route }) => route)).toEqual(['/s/other', '/s/w']);
  });

  const renamed = (ofMine: string): Tree => ({
    'http_endpoints/config.json': [{ ...endpoint, function_name: 'mine' }],
    'functions/config.json': [{ name: 's_w' }, { name: 'mine', private: false }],
    'functions/s_w.js': 'exports = () => 3;',
    'functions/mine.js': ofMine,
    'http_endpoints/s/incoming_webhooks/w/source.js': source,
  });

  test('is compared with the function that the endpoint calls, and that one gets its source', () => {
    expect(run(hook, { tree: renamed(source) }).decisions).toEqual([]);
    const tree = renamed('exports = () => 2;');
    expect(run(hook, { tree }).decisions).toMatchObject([
      { id: 'webhook-converted:s/w', why: expect.stringContaining('functions/mine.js') },
    ]);
    const result = run(hook, { tree, answers: { 'webhook-converted': 'webhook' } });
    expect(result.after.functions.items.map(({ name, source: of }) => [name, of?.path])).toEqual([
      ['s_w', 'functions/s_w.js'],
      ['mine', 'http_endpoints/s/incoming_webhooks/w/source.js'],
    ]);
    // The endpoint says all that the webhook does: it is not made anew.
    expect(result.after.endpoints.items[0]).toBe(result.before.endpoints.items[0]);
  });

  test('gives its source to a function that has none', () => {
    const tree = {
      'http_endpoints/config.json': [endpoint],
      'functions/config.json': [{ name: 's_w', private: false }],
    };
    const open = run(hook, { tree });
    expect(open.decisions[0]!.why).toContain('has a source, and the function s_w has none.');
    const result = run(hook, { tree, answers: { 'webhook-converted': 'webhook' } });
    expect(result.after.functions.items).toMatchObject([
      { name: 's_w', source: { path: 'http_endpoints/s/incoming_webhooks/w/source.js' } },
    ]);
  });

  test.each([
    [{ function_name: 'gone' }, 'gone'],
    [{ function_name: undefined }, 's_w'],
  ])('makes the function that is nowhere (%j), which no client can call', (more, name) => {
    const tree = { 'http_endpoints/config.json': [{ ...endpoint, ...more, respond_result: false }] };
    const result = run(hook, { tree, answers: { 'webhook-converted': 'webhook' } });
    expect(functions(result)).toEqual([{ name, private: true, run_as_system: true }]);
    expect(endpoints(result)).toMatchObject([{ respond_result: true }]);
  });

  test('that takes HEAD leaves the endpoint its method; what the endpoint lacks it gets', () => {
    const result = run(
      { ...hook, options: { httpMethod: 'HEAD', validationMethod: 'NO_VALIDATION' } },
      {
        tree: files({ source: '2', endpoint: { http_method: 'GET', validation_method: undefined } }),
        answers: { 'webhook-converted': 'webhook' },
      },
    );
    expect(endpoints(result)).toEqual([
      { ...endpoint, http_method: 'GET', validation_method: 'NO_VALIDATION' },
    ]);
  });

  test('says nothing of what it does not know, when it counts', () => {
    const result = run(
      { options: hook.options },
      { tree: files({ source: '2' }), answers: { 'webhook-converted': 'webhook' } },
    );
    expect(endpoints(result)).toEqual([endpoint]);
    expect(result.after.endpoints.items[0]).toBe(result.before.endpoints.items[0]);
  });

  test('is what the settings of the endpoint are made from, when it counts', () => {
    const tree = {
      ...root,
      ...at('s', 'w', hook),
      ...files({
        endpoint: { http_method: 'GET', validation_method: 'VERIFY_PAYLOAD', respond_result: false },
      }),
    };
    const { ledger } = migrateTree(tree, { answers: { 'webhook-converted': 'webhook' } });
    const file = 'http_endpoints/s/incoming_webhooks/w/config.json';
    const fates = ledger
      .entries()
      .flatMap(({ fate, input }) =>
        input?.file === file && input.pointer ? [`${fate} ${input.pointer}`] : [],
      );
    expect(fates).toEqual([
      'dropped /name',
      'rewritten /respond_result',
      'rewritten /options/httpMethod',
      'rewritten /options/validationMethod',
    ]);
  });

  test.each(['endpoint', 'webhook'])('has an account of every value when %s counts', (answer) => {
    const tree = {
      'realm_config.json': {
        config_version: 20210101,
        name: 'a',
        provider_region: 'aws-us-east-1',
        deployment_model: 'LOCAL',
      },
      ...at('s', 'w', { ...hook, options: { ...hook.options, secret: 'hidden' }, more: [1] }),
      ...files({ source: '2', endpoint: { http_method: 'GET', validation_method: 'VERIFY_PAYLOAD' } }),
    };
    const { ledger, output } = migrateTree(tree, { answers: { 'webhook-converted': answer } });
    expect(ledger.gaps).toEqual([]);
    expect(output['functions/s_w.js']).toBe(answer === 'webhook' ? source : '2');
    expect(JSON.parse(output['https_endpoints/config.json']!)).toMatchObject([
      answer === 'webhook'
        ? { http_method: 'POST', validation_method: 'NO_VALIDATION' }
        : { http_method: 'GET', validation_method: 'VERIFY_PAYLOAD' },
    ]);
  });
});

test('two services of one name cannot have one route', () => {
  const result = run(
    {},
    {
      tree: {
        'services/other/config.json': { name: 's', type: 'http' },
        'services/other/incoming_webhooks/w/config.json': { name: 'w' },
        'services/other/incoming_webhooks/w/source.js': '',
      },
    },
  );
  expect(endpoints(result)).toHaveLength(1);
  expect(result.findings).toMatchObject([
    { code: 'webhook/became-endpoint' },
    { code: 'webhook/route-taken', severity: 'error', component: 'endpoints', subject: 's/w' },
  ]);
});

test('half a webhook is left out as an error', () => {
  const result = runTransform(webhooks, {
    ...root,
    'http_endpoints/s/incoming_webhooks/a/config.json': { name: 'a', options: { secret: 'x' } },
    'http_endpoints/s/incoming_webhooks/b/source.js': '',
  });
  const common = { code: 'webhook/incomplete', severity: 'error', component: 'endpoints' };
  const folder = 'http_endpoints/s/incoming_webhooks';
  expect(result.findings).toMatchObject([
    {
      ...common,
      subject: 's/a',
      place: { file: `${folder}/a/config.json` },
      message: 'The webhook has no source.js; it is left out.',
      action: 'Restore its source.js and run again.',
    },
    {
      ...common,
      subject: 's/b',
      place: { file: `${folder}/b/source.js` },
      message: 'The webhook has no config.json; it is left out.',
      action: 'Restore its config.json and run again.',
    },
  ]);
  expect(result.after.endpoints.items).toHaveLength(0);
  expect(result.after.functions.items).toHaveLength(0);
  expect(result.after.services.map((service) => service.webhooks)).toEqual([[]]);
  expect(result.dropped).toEqual([
    { name: 'a', options: {} },
    'x',
    'http_endpoints/s/incoming_webhooks/b/source.js',
  ]);
});

test('a GitHub webhook waits for an answer, and is never called signed as an endpoint is', () => {
  const tree = {
    ...root,
    'services/g/config.json': { name: 'g', type: 'github' },
    'services/g/incoming_webhooks/w/config.json': { name: 'w', options: { secret: 'x' } },
    'services/g/incoming_webhooks/w/source.js': '',
  };
  const waiting = runTransform(webhooks, tree);
  expect(waiting.decisions).toMatchObject([
    {
      id: 'webhook:g/w',
      kind: 'webhook',
      choices: [{ value: 'leave-out' }, { value: 'endpoint' }],
      answer: 'leave-out',
      answeredBy: 'default',
    },
  ]);
  expect(waiting.held).toEqual([{ name: 'w', options: {} }, 'services/g/incoming_webhooks/w/source.js']);
  expect(waiting.dropped).toEqual(['x']);
  const converted = runTransform(webhooks, tree, { answers: { webhook: 'endpoint' } });
  expect(converted.codes).toEqual([
    'webhook/parsed-payload',
    'webhook/secret-in-plain-text',
    'webhook/became-endpoint',
  ]);
  expect(converted.findings[0]).toMatchObject({ component: 'endpoints', subject: 'g/w' });
  expect(converted.findings[2]!.message).not.toContain('Endpoint-Signature');
});
