import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { appFacts, entry, sentRequest } from './example-app';
import type { Entry } from '../../../src/cloud-run/runtime/types';
const { authenticate, runsAsSystem } = require('../../../src/cloud-run/runtime/authenticate');

const scope = { track: (promise: unknown) => promise };
const KEYS = ['ENDPOINT_API_KEYS', 'CUSTOM_JWT_KEY'];
beforeEach(() => KEYS.forEach((name) => delete process.env[name]));
afterAll(() => KEYS.forEach((name) => delete process.env[name]));

async function asked(auth: Entry['auth'], headers: Record<string, string> = {}, app = {}): Promise<unknown> {
  const sent = sentRequest({ headers, url: '/hello?apiKey=k1' });
  try {
    const user = await authenticate(
      { facts: appFacts(), ...app },
      entry({ auth }),
      sent,
      Buffer.alloc(0),
      scope,
    );
    return user ?? 'system';
  } catch (error: any) {
    return `${error.status} ${error.code}`;
  }
}
const NONE = '400 InvalidParameter';
const HALF = '400 MissingParameter';
const WRONG = '401 InvalidSession';

test.each([
  ['system', true],
  ['open', true],
  ['refuse', false],
  ['shared-key', false],
  ['custom-jwt', false],
  ['hook', false],
  ['an auth that nobody knows', false],
])('%s runs as system without being asked: %s', (auth, expected) => {
  expect(runsAsSystem(entry({ auth: auth as 'system' }))).toBe(expected);
});

describe.each(['refuse', 'an auth that nobody knows'] as const)('%s', (auth) => {
  test.each([
    [{}, NONE],
    [{ email: '' }, NONE],
    [{ email: 'a@b.c' }, HALF],
    [{ password: 'x' }, HALF],
    [{ email: 'a@b.c', password: 'x' }, WRONG],
    [{ apiKey: 'k1' }, WRONG],
    [{ 'api-key': 'k1' }, WRONG],
    [{ jwtTokenString: 'x' }, WRONG],
    [{ Authorization: 'Bearer x' }, WRONG],
  ] as [Record<string, string>, string][])('with %j: %s', async (headers, expected) => {
    process.env['ENDPOINT_API_KEYS'] = 'k1';
    expect(await asked(auth as Entry['auth'], headers)).toBe(expected);
  });
});

test('the texts are the documented ones', async () => {
  const error = (headers: Record<string, string>): Promise<unknown> =>
    authenticate(
      { facts: appFacts() },
      entry({ auth: 'refuse' }),
      sentRequest({ headers }),
      Buffer.alloc(0),
      scope,
    );
  await expect(error({})).rejects.toThrow('no authentication methods were specified');
  await expect(error({ email: 'a' })).rejects.toThrow(
    'must specify some form of authentication (either email+password, api-key, or jwt) in the request header or body',
  );
  await expect(error({ apiKey: 'a' })).rejects.toThrow('invalid session: error finding user for endpoint');
});

describe('a shared key', () => {
  test.each([
    [{ apiKey: 'k1' }, 'system'],
    [{ 'api-key': 'k2' }, 'system'],
    [{ apiKey: 'k3' }, WRONG],
    [{ apiKey: 'k1,k2' }, WRONG],
    [{ apiKey: ',' }, WRONG],
    [{ Authorization: 'Bearer k1' }, WRONG],
    [{}, NONE],
  ] as [Record<string, string>, string][])('%j: %s', async (headers, expected) => {
    process.env['ENDPOINT_API_KEYS'] = 'k1, k2,,';
    expect(await asked('shared-key', headers)).toBe(expected);
  });

  test.each([[undefined], [''], [' , ']])('nobody is let in where the keys are %j', async (keys) => {
    if (keys !== undefined) process.env['ENDPOINT_API_KEYS'] = keys;
    expect(await asked('shared-key', { apiKey: keys ?? 'undefined' })).not.toBe('system');
    expect(await asked('shared-key', { apiKey: ' ' })).not.toBe('system');
  });
});

describe('a custom JWT', () => {
  const KEY = 'a key that is long enough for everybody';
  const later = Math.floor(Date.now() / 1000) + 600;
  const claims = { sub: 'ada', aud: 'shop', exp: later, role: 'admin' };
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = (payload: unknown, header: unknown = { alg: 'HS256', typ: 'JWT' }, key = KEY): string => {
    const signed = `${part(header)}.${part(payload)}`;
    return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
  };
  const app = (
    algorithm: 'HS256' | 'RS256' = 'HS256',
    audience: string[] | undefined = ['shop'],
  ): object => ({
    facts: appFacts({ custom_jwt: { algorithm, audience } }),
  });
  beforeEach(() => (process.env['CUSTOM_JWT_KEY'] = KEY));

  test.each([
    ['jwtTokenString', token(claims)],
    ['Authorization', `Bearer ${token(claims)}`],
  ])('in %s gives a user with its claims', async (header, value) => {
    expect(await asked('custom-jwt', { [header]: value }, app())).toEqual({
      id: 'ada',
      type: 'normal',
      data: claims,
      custom_data: {},
      identities: [{ id: 'ada', provider_type: 'custom-token' }],
    });
  });

  test.each([
    ['has expired', token({ ...claims, exp: later - 1200 })],
    ['does not say when it expires', token({ ...claims, exp: undefined })],
    ['expires at a text', token({ ...claims, exp: String(later) })],
    ['does not hold yet', token({ ...claims, nbf: later })],
    ['is about nobody', token({ ...claims, sub: undefined })],
    ['is about an empty name', token({ ...claims, sub: '' })],
    ['is for others', token({ ...claims, aud: 'bank' })],
    ['is for nobody', token({ ...claims, aud: undefined })],
    ['has the algorithm none', `${part({ alg: 'none' })}.${part(claims)}.`],
    ['says none, and is signed', token(claims, { alg: 'none' })],
    ['says HS512', token(claims, { alg: 'HS512' })],
    ['has another key', token(claims, undefined, 'another')],
    ['was changed', token(claims).replace(part(claims), part({ ...claims, sub: 'eve' }))],
    ['has an empty signature', token(claims).replace(/[^.]*$/, '')],
    ['has a shorter signature', token(claims).slice(0, -4)],
    ['has two parts', 'a.b'],
    ['has four parts', `${token(claims)}.x`],
    ['is no JSON', 'a.b.c'],
    ['holds null', token(null)],
  ])('that %s is refused', async (_, value) => {
    expect(await asked('custom-jwt', { jwtTokenString: value }, app())).toBe(WRONG);
  });

  test('may be for several, and for anyone where the app names no audience', async () => {
    const several = token({ ...claims, aud: ['bank', 'shop'] });
    expect(await asked('custom-jwt', { jwtTokenString: several }, app())).toMatchObject({ id: 'ada' });
    const any = token({ ...claims, aud: 'bank' });
    expect(await asked('custom-jwt', { jwtTokenString: any }, app('HS256', []))).toMatchObject({ id: 'ada' });
  });

  test('is checked with a public key for RS256, which is no secret', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    process.env['CUSTOM_JWT_KEY'] = pem;
    const signed = `${part({ alg: 'RS256' })}.${part(claims)}`;
    const good = `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
    expect(await asked('custom-jwt', { jwtTokenString: good }, app('RS256'))).toMatchObject({ id: 'ada' });
    expect(await asked('custom-jwt', { jwtTokenString: token(claims, undefined, pem) }, app('RS256'))).toBe(
      WRONG,
    );
  });

  test('lets nobody in without the key, without settings, without a token', async () => {
    expect(await asked('custom-jwt', {}, app())).toBe(NONE);
    expect(await asked('custom-jwt', { apiKey: 'x' }, app())).toBe(WRONG);
    expect(await asked('custom-jwt', { jwtTokenString: token(claims) })).toBe(WRONG);
    process.env['CUSTOM_JWT_KEY'] = '';
    expect(await asked('custom-jwt', { jwtTokenString: token(claims, undefined, ' ') }, app())).toBe(WRONG);
  });

  test('lets nobody in whose custom data cannot be read', async () => {
    const custom_user_data = { service: 'gone', database: 'd', collection: 'c', user_id_field: 'id' };
    const facts = appFacts({ custom_jwt: { algorithm: 'HS256', audience: ['shop'] }, custom_user_data });
    expect(await asked('custom-jwt', { jwtTokenString: token(claims) }, { facts })).toBe(WRONG);
  });
});

describe('the hook', () => {
  const hook = (answer: unknown): object => ({ authenticateHook: () => answer });

  test('gets the request, and decides', async () => {
    const authenticateHook = jest.fn(async () => ({ user: { id: 'ada', data: { a: 1 } } }));
    expect(await asked('hook', { 'x-key': 'k' }, { authenticateHook })).toEqual({
      id: 'ada',
      type: 'normal',
      data: { a: 1 },
      custom_data: {},
      identities: [],
    });
    expect(authenticateHook).toHaveBeenCalledWith(
      {
        method: 'GET',
        path: '/hello',
        rawQueryString: 'apiKey=k1',
        query: { apiKey: 'k1' },
        headers: { 'X-Key': ['k'] },
        body: undefined,
      },
      entry({ auth: 'hook' }),
    );
    expect(await asked('hook', {}, hook({ runAsSystem: true }))).toBe('system');
  });

  test.each([
    [null],
    [undefined],
    [true],
    ['ada'],
    [{}],
    [[]],
    [{ runAsSystem: 'true' }],
    [{ runAsSystem: false }],
    [{ user: null }],
    [{ user: 'ada' }],
    [{ user: [] }],
    [{ user: { id: 'ada' }, runAsSystem: true }],
    [{ user: { id: 'ada' }, role: 'x' }],
  ])('that returns %j lets nobody in', async (answer) => {
    expect(await asked('hook', {}, hook(answer))).toBe(WRONG);
  });

  test('that throws, rejects or is missing lets nobody in', async () => {
    const thrower = (): never => {
      throw new Error('x');
    };
    expect(await asked('hook', {}, { authenticateHook: thrower })).toBe(WRONG);
    expect(await asked('hook', {}, { authenticateHook: async () => thrower() })).toBe(WRONG);
    expect(await asked('hook', {}, { authenticateHook: undefined })).toBe(WRONG);
  });
});
