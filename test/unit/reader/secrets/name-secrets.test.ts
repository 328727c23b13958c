import { linkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { openApp, type ReadResult } from '../../../../src/reader/open-app';
import { plain } from '../../../support/plain';
import { temporaryFolder } from '../../../support/temporary-folder';
import { writeTree, type Tree } from '../../../support/write-tree';

const root = { 'config.json': { config_version: 20200603, name: 'shop', location: 'US-VA' } };
const key = ['9f8e7d6c', '5b4a3928', '1706f5e4', 'd3c2b1a0'].join('');

const read = (tree: Tree): ReadResult =>
  openApp(writeTree(join(temporaryFolder(), 'app'), { ...root, ...tree }), {
    answers: new Map(),
    skipBroken: false,
  });
const found = ({ findings }: ReadResult) => findings.filter(({ code }) => code === 'secret/in-place-of-name');

/** A provider as the app has it after reading. */
function provider(document: object): unknown {
  const { app } = read({
    'auth_providers/oauth2-google.json': { name: 'oauth2-google', type: 'oauth2-google', ...document },
  });
  return plain(app!.providers.items[0]!.document);
}

test('a secret where a name belongs becomes a name, with its place and never its text', () => {
  const result = read({ 'values/mail.json': { name: 'mail', value: key, from_secret: true } });
  expect(plain(result.app!.values[0]!.document)).toEqual({
    name: 'mail',
    value: 'mail_secret',
    from_secret: true,
  });
  expect(found(result)).toMatchObject([
    { severity: 'error', component: 'values', subject: 'mail', place: { file: 'values/mail.json', line: 3 } },
  ]);
  expect(JSON.stringify(result.findings)).not.toContain(key);
});

test('a name stays, and the document is the one that was read', () => {
  const result = read({ 'values/mail.json': { name: 'mail', value: 'mailSecret', from_secret: true } });
  const { document } = result.app!.values[0]!;
  expect(document.document!.root).toBe(document);
  expect(found(result)).toEqual([]);
});

test.each([
  ['clientSecret', { clientId: 'a' }],
  ['client_secret', {}],
])('config.%s moves to secret_config as a name, whatever it looks like', (spelling, rest) => {
  expect(provider({ config: { ...rest, [spelling]: 'open' } })).toEqual({
    name: 'oauth2-google',
    type: 'oauth2-google',
    ...(Object.keys(rest).length > 0 && { config: rest }),
    secret_config: { clientSecret: 'oauth2-google_clientSecret' },
  });
});

test('where secret_config names one already, what is in config becomes a name in its place', () => {
  expect(
    provider({ config: { clientSecret: 'open' }, secret_config: { clientSecret: 'googleSecret' } }),
  ).toMatchObject({
    config: { clientSecret: 'oauth2-google_clientSecret' },
    secret_config: { clientSecret: 'googleSecret' },
  });
});

test.each(['', '<client secret>', '%(%%environment.values.secret)'])(
  'config.clientSecret of %j holds none',
  (text) => {
    expect(provider({ config: { clientSecret: text } })).toMatchObject({ config: { clientSecret: text } });
  },
);

test('a list of signing keys keeps its names, and numbers are no names', () => {
  expect(provider({ secret_config: { signingKeys: ['first', key, 12345678] } })).toMatchObject({
    secret_config: { signingKeys: ['first', 'oauth2-google_signingKeys', 'oauth2-google_signingKeys_2'] },
  });
});

test('no name is one that the app has', () => {
  const { app } = read({
    'values/a.json': { name: 'a', value: key, from_secret: true },
    'values/b.json': { name: 'b', value: 'a_secret', from_secret: true },
  });
  expect(app!.values.map(({ document }) => plain(document))).toMatchObject([
    { value: 'a_secret_2' },
    { value: 'a_secret' },
  ]);
});

test('what an earlier run put into a document is left as it is', () => {
  const forwarder = { name: 'logs', action: { type: 'function', name: 'f', apiKey: 'open' } };
  const first = plain(read({ 'log_forwarders/logs.json': forwarder }).app!.logForwarders[0]!.document);
  expect(first).toMatchObject({ action: { apiKey: 'logs_apiKey' } });
  const second = read({ 'log_forwarders/logs.json': first });
  expect(plain(second.app!.logForwarders[0]!.document)).toEqual(first);
  expect(found(second)).toEqual([]);
});

test('plain values, environments and what triggers match are the user’s own', () => {
  const tree = {
    'values/a.json': { name: 'a', value: { secret_name: key, clientSecret: key }, from_secret: false },
    'environments/qa.json': { values: { secret_name: key } },
    'triggers/t.json': { name: 't', type: 'DATABASE', config: { match: { secret_name: key } } },
  };
  const result = read(tree);
  expect(found(result)).toEqual([]);
  expect(plain(result.app!.triggers[0]!.document)).toEqual(tree['triggers/t.json']);
});

describe('links to secrets.json', () => {
  const withLinks = (link: (folder: string) => void): ReadResult => {
    const folder = writeTree(join(temporaryFolder(), 'app'), {
      ...root,
      'secrets.json': { a: 'open' },
      'functions/f/config.json': { name: 'f', private: true },
      'values/a.json': { name: 'a', value: 1, from_secret: false },
    });
    link(folder);
    return openApp(folder, { answers: new Map(), skipBroken: false });
  };

  test.each([
    ['a symbolic link', (folder: string) => symlinkSync('../secrets.json', join(folder, 'functions/b.json'))],
    [
      'a hard link',
      (folder: string) => linkSync(join(folder, 'secrets.json'), join(folder, 'functions/b.json')),
    ],
  ])('%s is left out like secrets.json', (_, link) => {
    const result = withLinks(link);
    expect(result.app!.functionFiles).toEqual([]);
    expect(result.findings).toMatchObject([{ code: 'file/symbolic-link', subject: 'functions/b.json' }]);
  });

  test('a link to another file of the app is that file', () => {
    const result = withLinks((folder) => symlinkSync('../values/a.json', join(folder, 'functions/b.json')));
    expect(result.app!.functionFiles.map(({ path }) => path)).toEqual(['functions/b.json']);
  });
});
