import { auth } from '../../../../migrations/20210101/auth';
import { plain } from '../../../support/plain';
import { migrateTree } from '../../../support/run-stages';
import { runTransform, type TransformResult } from '../../../support/run-transform';
import type { Tree } from '../../../support/write-tree';

const run = (tree: Tree): TransformResult =>
  runTransform(auth, { 'config.json': { config_version: 20200603, name: 'a' }, ...tree });
const providersAfter = ({ after }: TransformResult): Record<string, unknown> =>
  Object.fromEntries(after.providers.items.map(({ name, document }) => [name, plain(document)]));

test('providers lose their ids and keep the rest', () => {
  const result = run({
    'auth_providers/a.json': { id: '1', name: 'api-key', type: 'api-key', disabled: true },
    'auth_providers/b.json': { _id: '2', name: 'anon-user', type: 'anon-user', disabled: false },
  });
  expect(providersAfter(result)).toEqual({
    'api-key': { name: 'api-key', type: 'api-key', disabled: true },
    'anon-user': { name: 'anon-user', type: 'anon-user', disabled: false },
  });
  expect(result.dropped).toEqual(['1', '2']);
});

test('an app without providers gets an empty file of them', () => {
  expect(plain(run({}).after.providers.root)).toEqual({});
});

test('a provider is listed by its type, and told', () => {
  const result = run({ 'auth_providers/a.json': { name: 'Google', type: 'oauth2-google' } });
  expect(providersAfter(result)).toEqual({
    'oauth2-google': { name: 'oauth2-google', type: 'oauth2-google' },
  });
  expect(result.findings).toMatchObject([
    { code: 'provider/name-is-not-type', component: 'auth', subject: 'Google' },
  ]);
});

test('a provider of no known type keeps its name', () => {
  const result = run({ 'auth_providers/a.json': { name: 'mine', type: 'other' } });
  expect(providersAfter(result)).toEqual({ mine: { name: 'mine', type: 'other' } });
});

test('the audience of tokens becomes a list, of custom-token alone', () => {
  const result = run({
    'auth_providers/a.json': { name: 'custom-token', type: 'custom-token', config: { audience: 'shop' } },
    'auth_providers/b.json': { name: 'oauth2-apple', type: 'oauth2-apple', config: { audience: 'shop' } },
  });
  expect(providersAfter(result)).toMatchObject({
    'custom-token': { config: { audience: ['shop'] } },
    'oauth2-apple': { config: { audience: 'shop' } },
  });
  expect(result.dropped).toEqual([]);
});

describe('the reset function by id', () => {
  const provider = (config: object): Tree => ({
    'functions/f/config.json': { id: '7', name: 'reset', private: false },
    'functions/f/source.js': '',
    'auth_providers/a.json': { name: 'local-userpass', type: 'local-userpass', config },
  });

  test('becomes its name', () => {
    const result = run(provider({ resetFunctionId: '7', autoConfirm: true }));
    expect(providersAfter(result)).toMatchObject({
      'local-userpass': { config: { resetFunctionName: 'reset', autoConfirm: true } },
    });
    expect(plain(result.after.providers.items[0]!.document).config).not.toHaveProperty('resetFunctionId');
  });

  test('is left out beside a name', () => {
    const result = run(provider({ resetFunctionId: '8', resetFunctionName: 'mine' }));
    expect(providersAfter(result)).toMatchObject({
      'local-userpass': { config: { resetFunctionName: 'mine' } },
    });
    expect(result.dropped).toEqual(['8']);
  });

  test('takes the place of a name that is empty, and both are accounted for', () => {
    const tree = {
      'config.json': { config_version: 20200603, name: 'a' },
      ...provider({ resetFunctionId: '7', resetFunctionName: '' }),
    };
    const { output, ledger } = migrateTree(tree, { to: 20210101 });
    expect(JSON.parse(output['auth/providers.json']!)['local-userpass'].config).toEqual({
      resetFunctionName: 'reset',
    });
    expect(ledger.gaps).toEqual([]);
  });

  test('stays when it is no text, and is told', () => {
    expect(run(provider({ resetFunctionId: 7 })).codes).toEqual(['reference/unknown-id']);
  });

  test('stays when no function has it, and is told', () => {
    const result = run(provider({ resetFunctionId: '8' }));
    expect(providersAfter(result)).toMatchObject({ 'local-userpass': { config: { resetFunctionId: '8' } } });
    expect(result.findings).toMatchObject([
      { code: 'reference/unknown-id', component: 'auth', place: { file: 'auth_providers/a.json', line: 5 } },
    ]);
  });
});
