import { readSource } from '../../../src/sources/read-source';

describe('hosts of the old platform', () => {
  test.each<[string, string[]]>([
    ['"https://stitch.mongodb.com/api/client/v2.0/app/a"', ['stitch.mongodb.com']],
    ['"https://realm.mongodb.com/api/admin/v3.0/groups"', ['realm.mongodb.com']],
    ['`https://webhooks.mongodb-stitch.com/api/${app}`', ['webhooks.mongodb-stitch.com']],
    ['"webhooks.mongodb-realm.com"', ['webhooks.mongodb-realm.com']],
    ['"https://shop-abcde.mongodbstitch.com/index.html"', ['shop-abcde.mongodbstitch.com']],
    ['"https://data.mongodb-api.com/app/a/endpoint/b"', ['data.mongodb-api.com']],
    ['"https://eu-west-1.aws.data.mongodb-api.com/app/a"', ['eu-west-1.aws.data.mongodb-api.com']],
    ['"HTTPS://REALM.MONGODB.COM/"', ['realm.mongodb.com']],
    ['"https://www.mongodb.com/docs/realm"', []],
    ['"https://cloud.mongodb.com"', []],
    ['"https://my-realm.mongodb.com.example"', []],
    ['"https://notmongodbstitch.com"', []],
    ['/* https://realm.mongodb.com */ 1', []],
  ])('%s', (text, hosts) => {
    expect(readSource('f', `exports = () => ${text};`).hosts.map(({ host }) => host)).toEqual(hosts);
  });
});

// Put together here, so that no scanner takes this file for a leak.
const made = (...parts: string[]): string => parts.join('');
const random = made('q7Rt0', 'Zw9', 'kLm3Xy', 'P2');

describe('credentials', () => {
  test.each<[string, string, string, string]>([
    [
      'an AWS access key',
      `const k = "${made('AK', 'IA', 'Q7RT0ZW9KLM3XYP2')}";`,
      'an AWS access key',
      'AKIA********',
    ],
    ['a Stripe key', `f("${made('sk_', 'live_', random)}");`, 'a Stripe key', 'sk_live_********'],
    ['a SendGrid key', `f("${made('SG', '.', random, '.', random)}");`, 'a SendGrid key', 'SG.********'],
    ['a Slack token', `f("${made('xo', 'xb-', random)}");`, 'a Slack token', 'xoxb-********'],
    ['a GitHub token', `f("${made('gh', 'p_', random, random)}");`, 'a GitHub token', 'ghp_********'],
    ['a Google key', `f("${made('AI', 'za', random, random)}");`, 'a Google API key', 'AIza********'],
    [
      'a token',
      `f("${made('ey', 'J', random, '.ey', 'J', random, '.', random)}");`,
      'a JSON web token',
      'eyJ********',
    ],
    [
      'a private key',
      `f(\`${made('-----BEGIN', ' PRIVATE KEY-----', '\n', random)}\`);`,
      'a private key',
      '-----BEGIN ********',
    ],
    [
      'an address',
      `f("mongodb+srv://shop:${random}@db.example/a");`,
      'an address with a password',
      'mongodb+srv://********',
    ],
    ['a query', `f("https://api.example/a?secret=${random}");`, 'an address with a secret', '********'],
    [
      'a header',
      `f({ Authorization: ["Bearer ${random}"] });`,
      'the header of an authorisation',
      'Bearer ********',
    ],
    [
      'a Slack webhook',
      `f("https://hooks.slack.com/services/T0/B0/${random}");`,
      'the address of a Slack webhook',
      'hooks.slack.com/services/********',
    ],
    ['a word as a password', `const password = "Sommer2020";`, 'a credential called password', '********'],
    [
      'a uuid',
      `const apiKey = "550e8400-e29b-41d4-a716-446655440000";`,
      'a credential called apiKey',
      '********',
    ],
    ['a constant', `const apiKey = "${random}";`, 'a credential called apiKey', '********'],
    ['a property', `f({ "client_secret": "${random}" });`, 'a credential called client_secret', '********'],
    ['a list', `f({ "Api-Key": ["${random}"] });`, 'a credential called Api-Key', '********'],
    ['an assignment', `config.auth.password = "${random}";`, 'a credential called password', '********'],
    ['a computed member', `config["authToken"] = "${random}";`, 'a credential called authToken', '********'],
    ['a comparison', `if (query.secret !== "${random}") throw 1;`, 'a credential called secret', '********'],
    ['a fallback', `const t = env.token || "${random}";`, 'a credential called token', '********'],
    ['a parameter', `function f(pwd = "${random}") {}`, 'a credential called pwd', '********'],
  ])('%s', (_, body, kind, masked) => {
    const facts = readSource('f', `exports = (config, query, env) => { ${body} };`);
    expect(facts.credentials).toMatchObject([{ kind, masked }]);
    expect(JSON.stringify(facts)).not.toContain(random);
  });

  test.each([
    'const apiKey = context.values.get("stripe_api_key_2");',
    'const password = "password";',
    'const token = "Bearer";',
    'const secret = "your-secret-123";',
    'const apiKey = "<YOUR_API_KEY_1>";',
    'const apiKey = "xxxxxxxx1234";',
    'const secretName = "stripe_key_2021_live";',
    'const apiKey = "stripeApiKey2";',
    'const apiKey = "mailgun-domain-v2";',
    'const secret = "webhook_2021_live";',
    'const password = "userPassword1";',
    'const tokenUrl = "https://auth.example/v1/token2";',
    'const token = "https://auth.example/v1/token2";',
    'const passwordField = "a1b2c3d4e5f6";',
    'const password = "two words 2";',
    'f("mongodb+srv://user:<password>@db.example");',
    'f("https://api.example?secret=SECRET");',
    `f("${made('pk_', 'live_', random)}");`,
    `f("${made('sk_', 'test_', 'xxxxxxxxxxxx')}");`,
    `const id = "${random}";`,
    `// const apiKey = "${random}";`,
    'f({ token: `${a}1234567890` });',
  ])('%s holds none', (body) => {
    expect(readSource('f', `exports = () => { ${body} };`).credentials).toEqual([]);
  });

  test('one in the place of a name is no name', () => {
    const key = made('sk_', 'live_', random);
    const facts = readSource('f', `exports = () => context.values.get("${key}");`);
    expect(facts.unresolved).toMatchObject([{ kind: 'value', what: 'a credential' }]);
    expect(JSON.stringify(facts)).not.toContain(random);
  });
});
