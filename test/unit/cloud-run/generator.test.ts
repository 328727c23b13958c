import { planCloudRun, type CloudRunOptions, type Plan } from '../../../src';
import { appOf2023, endpoint, legacyWebhook } from '../../support/cloud-run-app';
import { formatAsPrettier } from '../../support/format-as-prettier';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree, type Tree } from '../../support/write-tree';

const planOf = (tree: Tree, answers: Record<string, string> = {}, options: CloudRunOptions = {}): Plan =>
  planCloudRun(writeTree(temporaryFolder(), tree), { ...options, answers: new Map(Object.entries(answers)) });

/** The files of a plan by their paths. */
const textsOf = ({ files }: Plan): Map<string, string> =>
  new Map(files.map(({ path, bytes }) => [path, 'text' in bytes ? bytes.text : '']));

const jsonOf = (plan: Plan, name: string): any => JSON.parse(textsOf(plan).get(`app/${name}.json`) ?? 'null');

/** The findings of a code, each as its subject, its place and its message. */
const told = ({ report }: Plan, code: string): unknown[][] =>
  report.findings
    .filter((finding) => finding.code === code)
    .map(({ subject, place }) => [subject, place?.file, place?.line]);

const ok = 'exports = () => 1;';

describe('the entries of a project', () => {
  test('are what the files say', () => {
    const plan = planOf(
      appOf2023(
        [
          endpoint('/hello', 'hello', { return_type: 'EJSON' }),
          endpoint('/pay', 'hello', {
            http_method: 'POST',
            validation_method: 'SECRET_AS_QUERY_PARAM',
            secret_name: 'paySecret',
            respond_result: false,
            disabled: true,
          }),
          endpoint('/signed', 'hello', { http_method: '*', validation_method: 'VERIFY_PAYLOAD' }),
        ],
        { hello: ok },
      ),
    );
    expect(jsonOf(plan, 'routes')).toEqual([
      {
        kind: 'endpoint',
        name: 'getHello',
        method: 'GET',
        route: '/hello',
        function: 'hello',
        validation: 'none',
        respond_result: true,
        format: 'EJSON',
        auth: 'system',
      },
      {
        kind: 'endpoint',
        name: 'postPay',
        method: 'POST',
        route: '/pay',
        function: 'hello',
        validation: 'secret',
        secret: 'PAY_SECRET',
        respond_result: false,
        format: 'JSON',
        auth: 'system',
        disabled: true,
      },
      {
        kind: 'endpoint',
        name: 'anySigned',
        method: '*',
        route: '/signed',
        function: 'hello',
        validation: 'signature',
        // It names no secret, and lets nobody in until the variable has one.
        secret: 'HELLO_SECRET',
        respond_result: true,
        format: 'JSON',
        auth: 'system',
      },
    ]);
    expect(plan.report.cloudRun?.entries.map(({ isServed }) => isServed)).toEqual([true, false, true]);
    expect(told(plan, 'cloud-run/disabled-entry')).toEqual([
      ['POST /pay', 'https_endpoints/config.json', 13],
    ]);
  });

  test('of a webhook of 2018 keep what a webhook is', () => {
    const plan = planOf(
      legacyWebhook(
        'shop',
        'paid',
        { httpMethod: 'ANY', secretAsQueryParam: true, secret: 'plain-text-secret' },
        ok,
      ),
    );
    expect(jsonOf(plan, 'routes')).toEqual([
      {
        kind: 'webhook',
        name: 'anyShopPaid',
        method: '*',
        route: '/shop/paid',
        service: 'shop',
        webhook: 'paid',
        function: 'shop_paid',
        validation: 'secret',
        secret: 'SHOP_PAID_SECRET',
        respond_result: true,
        format: 'EJSON',
        auth: 'system',
      },
    ]);
    expect(textsOf(plan).get('functions/shop_paid.js')).toContain(`\n${ok}\n`);
    expect(told(plan, 'cloud-run/secret-literal')).toEqual([
      ['* /shop/paid', 'services/shop/incoming_webhooks/paid/config.json', 10],
    ]);
  });

  test('are named after the secret that was decided', () => {
    const tree = legacyWebhook(
      'shop',
      'paid',
      { httpMethod: 'POST', validationMethod: 'VERIFY_PAYLOAD' },
      ok,
    );
    const plan = planOf(tree, { 'webhook-secret:shop/paid': 'paidKey' });
    expect(jsonOf(plan, 'routes')).toMatchObject([{ validation: 'signature', secret: 'PAID_KEY' }]);
  });

  test.each([
    ['GET', 'GET'],
    ['HEAD', 'HEAD'],
    ['', 'POST'],
    [undefined, 'POST'],
  ])('of a webhook with the method %j take %s', (httpMethod, method) => {
    const plan = planOf(legacyWebhook('s', 'w', { httpMethod, validationMethod: 'NO_VALIDATION' }, ok));
    expect(jsonOf(plan, 'routes')).toMatchObject([{ method, validation: 'none' }]);
  });

  test('without their function are left out, each with an error', () => {
    const plan = planOf(appOf2023([endpoint('/a', 'a'), endpoint('/b', 'gone')], { a: ok }));
    expect(jsonOf(plan, 'routes')).toHaveLength(1);
    expect(told(plan, 'cloud-run/missing-function')).toEqual([['GET /b', 'https_endpoints/config.json', 16]]);
    expect(plan.report.cloudRun?.entries[1]).toMatchObject({ request: 'GET /b', isServed: false });
  });

  test('are only those that are asked for', () => {
    const tree = appOf2023(
      [endpoint('/a', 'a'), endpoint('/a', 'b', { http_method: 'PUT' }), endpoint('/c', 'c')],
      { a: ok, b: ok, c: ok },
    );
    const only = (...routes: string[]): string[] =>
      Object.keys(jsonOf(planOf(tree, {}, { only: routes }), 'functions'));
    expect(only('/a')).toEqual(['a', 'b']);
    expect(only('PUT /a', '/c')).toEqual(['b', 'c']);
    expect(() => only('/d')).toThrow('No project was made: the app has no /d.');
  });

  test('that an earlier one hides are told', () => {
    const plan = planOf(appOf2023([endpoint('/a', 'a'), endpoint('/a', 'b')], { a: ok, b: ok }));
    expect(told(plan, 'cloud-run/route-shadowed')).toEqual([['GET /a', 'https_endpoints/config.json', 13]]);
  });
});

describe('who may call', () => {
  const run = (config: object, answers = {}): Plan =>
    planOf(appOf2023([endpoint('/me', 'me')], { me: { source: ok, config } }), answers);

  test.each([
    ['the system', { run_as_system: true }, 'system'],
    ['a user of the app', {}, 'refuse'],
    ['one user', { run_as_user_id: '5f0000000000000000000001' }, 'refuse'],
    ['whom a script names', { run_as_user_id_script_source: 'x' }, 'refuse'],
  ])('what ran as %s is as it was, or nobody', (_, config, auth) => {
    const plan = run(config);
    expect(jsonOf(plan, 'routes')).toMatchObject([{ auth }]);
    expect(jsonOf(plan, 'functions').me.run_as).toBe(auth === 'system' ? 'system' : 'caller');
    expect(told(plan, 'cloud-run/auth-refused')).toHaveLength(auth === 'refuse' ? 1 : 0);
  });

  test.each(['shared-key', 'custom-jwt', 'hook', 'open'])('is as it is decided: %s', (auth) => {
    const plan = run({}, { 'endpoint-auth:GET /me': auth });
    expect(jsonOf(plan, 'routes')).toMatchObject([{ auth }]);
    expect(told(plan, 'cloud-run/auth-refused')).toEqual([]);
    expect(told(plan, 'cloud-run/auth-open')).toHaveLength(auth === 'open' ? 1 : 0);
    expect(jsonOf(plan, 'app').custom_jwt).toEqual(
      auth === 'custom-jwt' ? { algorithm: 'HS256' } : undefined,
    );
  });

  test('stands under what needs a person once, and without the decision', () => {
    const needs = run({}).report.needsYou.filter(({ message }) => message.includes('GET /me'));
    expect(needs.map(({ code, group }) => [code, group])).toEqual([['cloud-run/auth-refused', 'cloud-run']]);
  });

  test('decides whether anybody reaches the service without an account of Google', () => {
    const guide = (config: object, answers = {}): string =>
      textsOf(run(config, answers)).get('deploy.md') ?? '';
    expect(guide({})).toContain('--no-allow-unauthenticated');
    expect(guide({ run_as_system: true })).toMatch(/ --allow-unauthenticated$/m);
    expect(guide({}, { 'endpoint-auth': 'hook' })).toMatch(/ --allow-unauthenticated$/m);
  });

  test.each([
    [{ '%%request.remoteIPAddress': { $nin: ['10.0.0.1'] } }, true, undefined],
    [{ '%%true': { '%function': { name: 'f' } } }, true, 'cloud-run/expression-refused'],
    [{}, false, undefined],
  ])('is what can_evaluate %j says', (can_evaluate, isKept, code) => {
    const plan = run({ run_as_system: true, can_evaluate });
    expect(jsonOf(plan, 'functions').me.can_evaluate).toEqual(isKept ? can_evaluate : undefined);
    if (code) expect(told(plan, code)).toEqual([['me', 'functions/config.json', 6]]);
    else expect(told(plan, 'cloud-run/expression-refused')).toEqual([]);
  });

  test('ignores an expression only if that is decided, and says so', () => {
    const can_evaluate = { '%%true': { '%function': { name: 'f' } } };
    const plan = run({ run_as_system: true, can_evaluate }, { 'endpoint-expression:me': 'ignore' });
    expect(jsonOf(plan, 'functions').me.can_evaluate).toBeUndefined();
    expect(told(plan, 'cloud-run/expression-ignored')).toHaveLength(1);
  });
});

describe('webhooks of GitHub and Twilio', () => {
  const options = { httpMethod: 'POST', validationMethod: 'VERIFY_PAYLOAD' };

  test('are left out unless they are adapted', () => {
    const plan = planOf(legacyWebhook('hub', 'push', options, ok, 'github'));
    expect(plan.files).toEqual([]);
    expect(plan.report.verdict.text).toBe(
      'None of 1 endpoint or webhook can be answered, so that nothing is written.',
    );
    expect(told(plan, 'cloud-run/webhook-left-out')).toHaveLength(1);
  });

  test.each([
    ['github', 'HUB_PUSH_SECRET'],
    ['twilio', 'TWILIO_TOKEN'],
  ])('of %s are adapted with their own signature', (type, secret) => {
    const tree: Tree = {
      ...legacyWebhook('hub', 'push', options, ok, type),
      'services/hub/config.json': {
        name: 'hub',
        type,
        config: {},
        secret_config: { auth_token: 'twilioToken' },
      },
    };
    const plan = planOf(type === 'twilio' ? tree : legacyWebhook('hub', 'push', options, ok, type), {
      'parsed-webhook:hub/push': 'adapt',
    });
    expect(jsonOf(plan, 'routes')).toMatchObject([{ payload: type, validation: 'signature', secret }]);
    expect(textsOf(plan).get('.env.example')?.includes('PUBLIC_URL')).toBe(type === 'twilio');
  });
});

describe('the functions of a project', () => {
  test('are those that entries lead to', () => {
    const plan = planOf(
      appOf2023([endpoint('/a', 'a')], {
        a: "exports = () => context.functions.execute('b');",
        b: "exports = () => context.functions.execute('folder/c');",
        'folder/c': ok,
        d: ok,
      }),
    );
    expect(Object.keys(jsonOf(plan, 'functions'))).toEqual(['a', 'b', 'folder/c']);
    expect([...textsOf(plan).keys()].filter((path) => path.startsWith('functions/'))).toEqual([
      'functions/a.js',
      'functions/b.js',
      'functions/folder/c.js',
    ]);
  });

  test('are all where one is called by a computed name', () => {
    const plan = planOf(
      appOf2023([endpoint('/a', 'a')], {
        a: 'exports = ({ query }) => context.functions.execute(query.f);',
        b: ok,
      }),
    );
    expect(Object.keys(jsonOf(plan, 'functions'))).toEqual(['a', 'b']);
    expect(told(plan, 'cloud-run/computed-function')).toEqual([['a', 'functions/a.js', 1]]);
  });

  test.each([
    ['import x from "x"; exports = () => 1;', 'cloud-run/module-syntax'],
    ['exports = () => {', 'cloud-run/broken-source'],
    [Buffer.from('exports = () => "\xe9";', 'latin1'), 'cloud-run/broken-source'],
  ])('that cannot be loaded refuse their entries: %s', (source, code) => {
    const plan = planOf(
      appOf2023([endpoint('/a', 'a'), endpoint('/b', 'b')], {
        a: { source, config: { run_as_system: true } },
        b: ok,
      }),
    );
    expect(told(plan, code).map(([name, file]) => [name, file])).toEqual([['a', 'functions/a.js']]);
    const [refused, served] = jsonOf(plan, 'routes');
    expect(refused.refused).toMatch(/^The source /);
    expect(served.refused).toBeUndefined();
  });

  test('bring their packages along, in the versions of the app', () => {
    const plan = planOf(
      appOf2023(
        [endpoint('/a', 'a')],
        {
          a: "exports = () => [require('lodash/get'), require('@x/y'), require('crypto'), require('gone')];",
        },
        { 'functions/package.json': { dependencies: { lodash: '^4.17.0', '@x/y': '1.2.3', unused: '1' } } },
      ),
    );
    expect(JSON.parse(textsOf(plan).get('package.json') ?? '').dependencies).toEqual({
      '@google-cloud/functions-framework': '^5.0.5',
      '@x/y': '1.2.3',
      lodash: '^4.17.0',
      mongodb: '^7.0.0',
    });
    expect(told(plan, 'cloud-run/missing-package')).toEqual([['a', 'functions/a.js', 1]]);
  });

  test.each([
    ['exports = ({ query }) => { name = query.n; return name; };', 'cloud-run/implicit-global'],
    ['exports = () => context.auth;', 'cloud-run/context-member'],
    ["exports = () => context.functions.execute('gone');", 'cloud-run/unknown-call'],
    ["exports = () => require('nodemailer');", 'cloud-run/untracked-work'],
    [
      "exports = () => { const c = context.services.get('mongodb-atlas').db('d').collection('c'); c.insertOne({}); };",
      'cloud-run/floating-work',
    ],
    [
      "exports = () => context.services.get('mongodb-atlas').db('d').collection('c').find({});",
      'cloud-run/cursor-returned',
    ],
    [
      "exports = () => { return { count: context.services.get('mongodb-atlas').db('d').collection('c').count() }; };",
      'cloud-run/nested-promise',
    ],
    [
      "exports = ({ query }) => { const c = context.services.get('mongodb-atlas').db('d').collection('c'); return query.ids.split(',').map((id) => c.findOne({ id })); };",
      'cloud-run/nested-promise',
    ],
    [
      "exports = () => { const c = context.services.get('mongodb-atlas').db('d').collection('c'); return { ok: true, is: (c.insertOne({}), 1) }; };",
      'cloud-run/floating-work',
    ],
    [
      "exports = () => context.services.get('x').db('d').collection('c').countDocuments();",
      'cloud-run/collection-method',
    ],
    [
      "exports = () => context.services.get('x').db('d').collection('c').findOneAndUpdate({}, {}, { new: true });",
      'cloud-run/driver-option',
    ],
    [
      "exports = () => context.services.get('x').db('d').collection('c').aggregate([{ $search: {} }]).toArray();",
      'cloud-run/search-stage',
    ],
    [
      "exports = async () => { const s = context.services.get('x').startSession(); await s.withTransaction(() => 1); };",
      'cloud-run/transaction',
    ],
    ['exports = () => { try { f(); } catch (e) { return JSON.stringify(e); } };', 'cloud-run/error-object'],
    ["exports = () => context.functions.execute('b').x;", 'cloud-run/sync-execute'],
    [
      "exports = () => { const b = context.functions.execute('b'); return b.x ? 1 : 2; };",
      'cloud-run/sync-execute',
    ],
    [
      "exports = () => { const { x } = context.functions.execute('b'); return x; };",
      'cloud-run/sync-execute',
    ],
    ["exports = () => context.services.get('x');", 'cloud-run/unknown-service'],
    ["exports = () => context.services.get('mongodb-atlas');", 'cloud-run/assumed-data-source'],
  ])('are told of: %s', (source, code) => {
    const plan = planOf(appOf2023([endpoint('/a', 'a')], { a: source, b: ok }));
    expect(told(plan, code)).toEqual([['a', 'functions/a.js', 1]]);
    expect(told(planOf(appOf2023([endpoint('/a', 'a')], { a: ok })), code)).toEqual([]);
  });

  test.each([
    "exports = async () => { const b = context.functions.execute('b'); return (await b).x; };",
    "exports = async () => { let b; b = context.functions.execute('b'); await b; };",
    "exports = () => { const b = context.functions.execute('b'); return b.then(String); };",
    "exports = () => [context.functions.execute('b')];",
  ])('that wait for what execute gives do not use it at once: %s', (source) => {
    const plan = planOf(appOf2023([endpoint('/a', 'a')], { a: source, b: ok }));
    expect(told(plan, 'cloud-run/sync-execute')).toEqual([]);
  });

  test('that rules limited are told, and those of the system are not', () => {
    const source =
      "exports = () => context.services.get('mongodb-atlas').db('d').collection('c').findOne({});";
    const config = { source, config: {} };
    const plan = planOf(appOf2023([endpoint('/a', 'a'), endpoint('/b', 'b')], { a: config, b: source }));
    expect(told(plan, 'cloud-run/rules-gone')).toEqual([['a', 'functions/a.js', 1]]);
  });

  test('that triggers need as well are told', () => {
    const trigger = {
      name: 't',
      type: 'SCHEDULED',
      disabled: false,
      config: { schedule: '0 0 * * *' },
      event_processors: { FUNCTION: { config: { function_name: 'a' } } },
    };
    const plan = planOf(appOf2023([endpoint('/a', 'a')], { a: ok }, { 'triggers/t.json': trigger }));
    expect(told(plan, 'cloud-run/shared-with-trigger')).toEqual([['a', 'functions/a.js', 1]]);
  });
});

describe('the facts of a project', () => {
  test.each(['', 'none'])('the environment %j is none', (environment) => {
    const plan = planOf(
      appOf2023(
        [endpoint('/a', 'a')],
        { a: ok },
        { 'root_config.json': { config_version: 20230101, name: 'Shop', environment } },
      ),
    );
    expect(jsonOf(plan, 'environment')).toEqual({ tag: '', values: {} });
  });

  test('hold values, environments, services and origins', () => {
    const tree = appOf2023(
      [endpoint('/a', 'a')],
      { a: ok },
      {
        'root_config.json': {
          config_version: 20230101,
          name: 'Shop',
          provider_region: 'aws-us-east-1',
          deployment_model: 'GLOBAL',
          environment: 'qa',
          allowed_request_origins: ['https://a.example'],
        },
        'values/plain.json': { name: 'plain', value: { a: [1] }, from_secret: false, private: false },
        'values/key.json': { name: 'key', value: 'stripeKey', from_secret: true, private: false },
        'environments/qa.json': { values: { base: 'https://qa.example' } },
        'data_sources/db/config.json': { name: 'db', type: 'mongodb-atlas', config: { clusterName: 'C' } },
      },
    );
    const plan = planOf(tree, { 'error-status': '500' });
    expect(jsonOf(plan, 'values')).toEqual({ plain: { value: { a: [1] } }, key: { secret: 'STRIPE_KEY' } });
    expect(jsonOf(plan, 'environment')).toEqual({
      tag: 'qa',
      values: { qa: { base: 'https://qa.example' } },
    });
    expect(jsonOf(plan, 'app')).toEqual({
      id: '',
      name: 'Shop',
      deployment: { model: 'GLOBAL', provider_region: 'aws-us-east-1' },
      allowed_request_origins: ['https://a.example'],
      services: { db: { kind: 'mongodb', uri: 'MONGODB_URI' } },
      error_status: 500,
      floating_failure: 'error',
    });
    expect(told(plan, 'cloud-run/open-origins')).toEqual([]);
  });

  test('have a connection string for each of several data sources', () => {
    const source = (name: string): object => ({ name, type: 'mongodb-atlas', config: { clusterName: name } });
    const tree = appOf2023(
      [endpoint('/a', 'a')],
      { a: ok },
      {
        'data_sources/one/config.json': source('one'),
        'data_sources/two-b/config.json': source('two-b'),
      },
    );
    expect(jsonOf(planOf(tree), 'app').services).toEqual({
      one: { kind: 'mongodb', uri: 'MONGODB_URI_ONE' },
      'two-b': { kind: 'mongodb', uri: 'MONGODB_URI_TWO_B' },
    });
  });

  test('have third-party services as they are decided', () => {
    const call =
      "exports = () => context.services.get('web').get({}) && context.services.get('mail').send();";
    const tree = {
      ...legacyWebhook('web', 'w', { validationMethod: 'NO_VALIDATION' }, call),
      'services/mail/config.json': { name: 'mail', type: 'aws-ses', config: {}, version: 1 },
    };
    const plan = planOf(tree);
    expect(jsonOf(plan, 'app').services).toEqual({
      web: { kind: 'http' },
      mail: { kind: 'ended', type: 'aws-ses' },
    });
    expect(told(plan, 'cloud-run/third-party-service')).toEqual([
      ['web_w', 'services/web/incoming_webhooks/w/source.js', 1],
    ]);
    const refused = planOf(tree, { 'third-party:web': 'refuse' });
    expect(jsonOf(refused, 'app').services.web).toEqual({ kind: 'ended', type: 'http' });
  });
});

describe('the files of a project', () => {
  const rich = (): Tree => ({
    ...appOf2023(
      [
        endpoint('/a|b', 'a', { validation_method: 'SECRET_AS_QUERY_PARAM', secret_name: 'one' }),
        endpoint('/me', 'me'),
      ],
      { a: "exports = () => context.services.get('db');", me: { source: ok, config: {} } },
    ),
    'data_sources/db/config.json': { name: 'db', type: 'mongodb-atlas', config: { clusterName: 'C' } },
    'values/key.json': { name: 'key', value: 'stripeKey', from_secret: true, private: false },
  });

  test('are as Prettier formats them', async () => {
    for (const services of ['one', 'many'] as const) {
      const texts = textsOf(
        planOf(rich(), { 'endpoint-auth': 'custom-jwt' }, { services, dockerfile: true }),
      );
      for (const [path, text] of texts) {
        if (!/\.(?:json|md|js)$/.test(path) || /^(?:functions|runtime)\//.test(path)) continue;
        expect([path, await formatAsPrettier(path, text)]).toEqual([path, text]);
      }
    }
  }, 60_000);

  test('have no place for a Dockerfile unless it is asked for', () => {
    expect(textsOf(planOf(rich())).has('Dockerfile')).toBe(false);
    const made = textsOf(planOf(rich(), {}, { dockerfile: true }));
    expect(made.get('Dockerfile')).toContain('FROM node:24-slim');
    expect(made.get('deploy.md')).not.toContain('--base-image');
  });

  test('deploy one service, or one for each entry', () => {
    const one = textsOf(planOf(rich())).get('deploy.md') ?? '';
    expect(one.match(/gcloud run deploy \S+/g)).toEqual(['gcloud run deploy corner-shop']);
    expect(one).toContain('--function api --base-image nodejs24');
    expect(one).toContain('--region europe-west3');
    expect(one).toContain(
      '--set-secrets MONGODB_URI=corner-shop-mongodb-uri:latest,ONE=corner-shop-one:latest,STRIPE_KEY=corner-shop-stripe-key:latest',
    );
    const many = textsOf(planOf(rich(), {}, { services: 'many' })).get('deploy.md') ?? '';
    expect(many.match(/gcloud run deploy \S+/g)).toEqual([
      'gcloud run deploy corner-shop-get-a-b',
      'gcloud run deploy corner-shop-get-me',
    ]);
    expect(many).toMatch(/--function getMe[^#]*--no-allow-unauthenticated/);
  });

  test('name every variable that the service needs', () => {
    const env = textsOf(planOf(rich(), { 'endpoint-auth': 'shared-key' })).get('.env.example') ?? '';
    expect(env.match(/^[A-Z_]+=''$/gm)).toEqual([
      "MONGODB_URI=''",
      "ONE=''",
      "STRIPE_KEY=''",
      "ENDPOINT_API_KEYS=''",
    ]);
  });

  test('hold no secret of the app but what its sources have', () => {
    const tree: Tree = {
      ...legacyWebhook(
        'shop',
        'paid',
        { httpMethod: 'POST', validationMethod: 'VERIFY_PAYLOAD', secret: 'xHKq83nLw0Zt5RvB' },
        "exports = () => { const apiSecret = 'pQ7sT2uV9wX4yZ1a'; return apiSecret; };",
      ),
      'secrets.json': { services: { shop: { auth_token: 'jD5fG8hJ2kL6mN3b' } } },
    };
    const folder = writeTree(temporaryFolder(), tree);
    const plan = planCloudRun(folder, { out: 'service' });
    const texts = [...textsOf(plan)].map(([path, text]) => `${path}\n${text}`);
    const report = { ...plan.report, ledger: undefined };
    for (const secret of ['xHKq83nLw0Zt5RvB', 'jD5fG8hJ2kL6mN3b'])
      expect([...texts, JSON.stringify(report)].filter((text) => text.includes(secret))).toEqual([]);
    const holding = texts.filter((text) => text.includes('pQ7sT2uV9wX4yZ1a'));
    expect(holding.map((text) => text.split('\n', 1)[0])).toEqual(['functions/shop_paid.js']);
    expect(JSON.stringify(report)).not.toContain('pQ7sT2uV9wX4yZ1a');
  });

  test('are none for an app without endpoints and webhooks', () => {
    const plan = planOf({ ...appOf2023([], { a: ok }) });
    expect(plan.files).toEqual([]);
    expect(plan.report.verdict.text).toBe(
      'The app has no endpoint and no webhook, so that there is nothing to write.',
    );
  });
});

test('a file of answers may be that of a migration', () => {
  const tree = legacyWebhook('shop', 'paid', { httpMethod: 'POST', validationMethod: 'NO_VALIDATION' }, ok);
  const plan = planOf(tree, { 'webhook-functions': 'private', 'endpoint-auth:GET /x': 'hook' });
  expect(told(plan, 'decision/answer-unused').map(([subject]) => subject)).toEqual(['endpoint-auth:GET /x']);
});
