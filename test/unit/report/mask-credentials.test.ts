import { hasCredentialShape, maskCredentials } from '../../../src/report/mask-credentials';
import { parseJson } from '../../../src/reader/parse-json';
import { plain } from '../../support/plain';

/** A document as it is shown, when its file has this path. */
function shown(content: unknown, path = 'services/a/config.json'): unknown {
  const { document } = parseJson({ path, absolutePath: `/${path}` }, JSON.stringify(content));
  return plain(maskCredentials(document!.root, path));
}

const hidden = '********';

test.each([
  'secret',
  'clientSecret',
  'password',
  'pwd',
  'authToken',
  'credentials',
  'apiKey',
  'api_key',
  'api-key-2',
  'privateKey',
  'access_key',
  'authKey',
  'signing_key',
])('what stands under %s is masked, texts and numbers alike', (key) => {
  expect(shown({ [key]: 'abc' })).toEqual({ [key]: hidden });
  expect(shown({ [key]: 123 })).toEqual({ [key]: hidden });
  expect(shown({ [key]: ['abc', { a: 'b' }] })).toEqual({ [key]: [hidden, { a: hidden }] });
});

test.each(['', null, true, false])('%j under such a key is no secret', (value) => {
  expect(shown({ password: value })).toEqual({ password: value });
});

// These stand below keys that sound like secrets in real apps, and a person needs to see them.
test.each([
  'secret_name',
  'validationMethod',
  'validation_method',
  'type',
  'name',
  'function_name',
  'ref',
  'route',
  'resetPasswordUrl',
  'resetPasswordSubject',
])('%s names something or says how it is used, and is shown, wherever it stands', (key) => {
  expect(shown({ [key]: 'orders' })).toEqual({ [key]: 'orders' });
  expect(shown({ tokens: { [key]: 'orders', other: 'orders' } })).toEqual({
    tokens: { [key]: 'orders', other: hidden },
  });
});

test('names of secrets are shown: what stands in secret_config is one', () => {
  const provider = { secret_config: { clientSecret: 'googleSecret', signingKeys: ['a', 'b'] } };
  expect(shown(provider)).toEqual(provider);
});

test.each(['api-key', 'custom-token'])('%s is a type of provider, and no key of a secret', (type) => {
  const providers = { [type]: { disabled: false, config: { audience: 'shop' } } };
  expect(shown(providers, 'auth/providers.json')).toEqual(providers);
});

// Put together here, so that no scanner takes this file for a leak.
const credentials = [
  ['an AWS access key', `AKIA${'ABCDEFGH12345678'}`],
  ['a Stripe key', `sk_${'live'}_4eC39HqLyjWDarjtT1zdp7dc`],
  ['a public Stripe key', `pk_${'test'}_TYooMQauvdEDq54NiTphI7jx`],
  ['a SendGrid key', `SG.${'abc-123'}.def_456`],
  ['a Slack token', `xoxb-${'123456789012'}-abc`],
  ['a GitHub token', `ghp_${'abcdefghijklmnopqrstuvwxyz0123456789'}`],
  ['a Google API key', `AIza${'SyA1234567890abcdefghijklmnopqrstuv'}`],
  ['a JSON web token', `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${'c2ln'}`],
  ['a private key', `-----BEGIN ${'PRIVATE KEY'}-----\nabc\n-----END`],
  ['a long text without a word', 'a1'.repeat(16)],
] as const;

test.each(credentials)('%s is masked whatever it is called, even under a harmless key', (_, text) => {
  expect(hasCredentialShape(text)).toBe(true);
  expect(shown({ name: text, secret_config: { a: text } })).toEqual({
    name: hidden,
    secret_config: { a: hidden },
  });
});

test.each(['a1'.repeat(15), 'a sentence that is longer than thirty-two letters', 'https://example.com/a/b'])(
  '%s has no shape of a credential',
  (text) => {
    expect(hasCredentialShape(text)).toBe(false);
    expect(shown({ note: text })).toEqual({ note: text });
  },
);

describe('the file of a value', () => {
  const value = { name: 'a', value: 'abc', from_secret: false };

  test.each([
    ['values/stripeKey.json', false],
    ['values/apiKey.json', true],
    ['backend/values/password.json', true],
    ['services/password/config.json', false],
    ['oldvalues/password.json', false],
  ])('%s counts as a key: masked %j', (path, isMasked) => {
    expect(shown(value, path)).toEqual({ ...value, value: isMasked ? hidden : 'abc' });
  });

  test('so does its own name, and everything in the value is masked', () => {
    const named = { name: 'mailPassword', value: { user: 'shop', port: 25, tls: true } };
    expect(shown(named, 'values/mail.json')).toEqual({
      ...named,
      value: { user: hidden, port: hidden, tls: true },
    });
  });

  test('one that is taken from a secret holds the name of it', () => {
    const fromSecret = { name: 'password', value: 'mailSecret', from_secret: true };
    expect(shown(fromSecret, 'values/password.json')).toEqual(fromSecret);
  });
});

test('a document without credentials is the same node, and an edited one shares what it can', () => {
  const read = (text: string) => parseJson({ path: 'a.json', absolutePath: '/a.json' }, text).document!.root;
  const harmless = read('{"a":[{"b":1}]}');
  expect(maskCredentials(harmless, 'a.json')).toBe(harmless);
  const mixed = read('{"a":[{"b":1}],"password":"abc"}');
  const masked = maskCredentials(mixed, 'a.json');
  if (masked.kind !== 'object' || mixed.kind !== 'object') throw new Error('no object');
  expect(masked.members[0]!.value).toBe(mixed.members[0]!.value);
});
