import { findCredentials } from '../../../src/model/find-credentials';
import { hideCredentials } from '../../../src/model/hide-credentials';
import { isCredentialAsName } from '../../../src/model/is-credential-as-name';

// Put together here, so that no scanner takes this file for a leak.
const random = ['a8Kf', '92Lq', 'Zx71', 'mWp0', 'Rt6y', 'Bv3n'].join('');
const long = `${random}${random}`;
const digits = ['9f8e7d6c', '5b4a3928', '1706f5e4', 'd3c2b1a0'].join('');

test.each([
  ['an AWS access key', `id AKIA${'IOSFODNN7EXA'}MPLE of`, 'id AKIA******** of'],
  ['a Stripe key', `key=sk_live_${random};`, 'key=sk_live_********;'],
  ['a Google client secret', `GOCSPX-${random}`, 'GOCSPX-********'],
  [
    'an address with a password',
    `https://github_pat_${random}@github.com/a`,
    'https://********@github.com/a',
  ],
  ['a GitLab token', `(glpat-${random})`, '(glpat-********)'],
  ['an npm token', `npm_${long.slice(0, 36)}`, 'npm_********'],
  ['a Twilio key', `SK${digits}`, 'SK********'],
  ['an API key of a language model', `sk-proj-${random}`, 'sk-********'],
  [
    'a token of a Telegram bot',
    `https://api.telegram.org/bot123456:${long}/x`,
    'https://api.telegram.org/bot********/x',
  ],
  [
    'the address of a Slack webhook',
    `see hooks.slack.com/services/T1/B1/${random}.`,
    'see hooks.slack.com/services/********.',
  ],
  [
    'the address of a Discord webhook',
    `discord.com/api/webhooks/12345/${random}`,
    'discord.com/api/webhooks/********',
  ],
  [
    'an address with a password',
    'see mongodb+srv://shop:p%40ss@c.example.net/db now',
    'see mongodb+srv://********@c.example.net/db now',
  ],
  ['an address with a password', 'amqp://u:p:a@ss@host', 'amqp://********@host'],
  ['an address with a password', `redis://:${random}@h`, 'redis://********@h'],
  [
    'the header of an authorisation',
    `{"Authorization":"bearer ${random}"}`,
    '{"Authorization":"bearer ********"}',
  ],
  ['the header of an authorisation', 'Basic c2hvcDpvcGVuc2VzYW1l', 'Basic ********'],
  [
    'an address with a secret',
    `https://a.org/?x=1&access_token=${random}&y`,
    'https://a.org/?x=1&access_token=********&y',
  ],
  [
    'a connection string with a password',
    'Server=s;Password=open;User Id=a',
    'Server=s;Password=********;User Id=a',
  ],
  ['a connection string with a password', `pwd=${random}`, 'pwd=********'],
  ['an AWS secret key', `x ${long.slice(0, 40)} y`, 'x ******** y'],
  [
    'a private key',
    '-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----\nrest',
    '-----BEGIN ********\nrest',
  ],
  ['a private key', 'a -----BEGIN PRIVATE KEY-----\\nabc', 'a -----BEGIN ********'],
])('%s within a text is found and masked: %s', (kind, text, masked) => {
  expect(findCredentials(text).map((found) => found.kind)).toContain(kind);
  expect(hideCredentials(text)).toBe(masked);
  // What was masked is not masked once more.
  expect(hideCredentials(masked)).toBe(masked);
});

test.each([
  'https://example.com/a/b?c=d',
  'https://user@example.com/a',
  'mongodb+srv://<user>:<password>@cluster.example.net',
  'https://${user}:${password}@example.com',
  'mongodb://user:password@localhost',
  'Basic authentication, Bearer authentication',
  'sk_live_xxxxxxxxxxxxxxxx',
  'Bearer YOUR_ACCESS_TOKEN_1',
  '?token=%(%%environment.values.token)',
  'password = await readPassword();',
  'task-force-of-the-year-two-thousand',
  'fetch(`https://api.example.com:8080/v1`)',
  'the function getTokenOfTheUserWhoIsLoggedIn12ForAnOrder',
  digits,
])('%s holds none', (text) => {
  expect(findCredentials(text)).toEqual([]);
});

test('two that overlap are one, and the order is that of the text', () => {
  const text = `https://a:sk_live_${random}@b and Bearer ${random}`;
  expect(findCredentials(text).map(({ kind }) => kind)).toEqual([
    'an address with a password',
    'the header of an authorisation',
  ]);
});

// Names of secrets as real apps have them, and such as look most like a machine's.
const names =
  `googleClientSecret __auth0_key SENDGRID_API_KEY stayneighbor-ses-aws-key AWS-secret-key MyGSecret S3_ACCESS_KEY
oauth2-google_clientSecret auth0JwtSigningKeyRS256 s3SecretKey2021 apple-client-secret-2022-05-12 stripeLiveKeyV2 FB_APP_SECRET
jwtHS256SigningKey1 MONGODB_ATLAS_PUBLIC_KEY_DEV secret1 shop_ordered_secret webhook_secret_20210503 AWS_EC2_S3_ACCESS_KEY_ID
k8sToken NEXT_PUBLIC_FIREBASE_API_KEY OAuthGoogleWebClientSecretForProductionEnvironment secret-abc123 HTTPSBASICAUTHPWD
hmacSHA512Key kafkaSASLPassword 5f3c1a2b3c4d5e6f7a8b9c0d`.split(/\s+/);

test.each([
  ...names,
  'my secret',
  'shop/secret',
  '===',
  '<client secret>',
  '{{secret}}',
  '%(%%environment.values.a)',
  '',
])('%j is the name of a secret', (name) => {
  expect(isCredentialAsName(name)).toBe(false);
});

test.each([
  `GOCSPX-${random}`,
  digits,
  digits.toUpperCase(),
  digits.slice(0, 16),
  random,
  long.slice(0, 40),
  `${random.slice(0, 10)}/${random.slice(10)}==`,
  [8, 4, 4, 4, 12].map((length) => digits.slice(0, length)).join('-'),
  'correct horse battery staple and so on for more than sixty-four characters',
  'open!sesame',
  'mongodb+srv://a:b1@c',
  `f${digits.slice(0, 23)}`,
])('%j is no name, and would be the secret itself', (text) => {
  expect(isCredentialAsName(text)).toBe(true);
});
