import { auth } from '../../../../migrations/20200603/auth';
import { plain } from '../../../support/plain';
import { runTransform } from '../../../support/run-transform';

const after = (config: unknown): unknown => {
  const provider = { name: 'local-userpass', type: 'local-userpass', config };
  const result = runTransform(auth, {
    'stitch.json': { config_version: 20180301 },
    'auth_providers/a.json': provider,
  });
  expect(result.dropped).toEqual([]);
  return plain(result.after.providers.items[0]!.document).config;
};

test('an empty flag of the oldest exports is false', () => {
  expect(after({ runResetFunction: '', runConfirmationFunction: '', autoConfirm: true })).toEqual({
    runResetFunction: false,
    runConfirmationFunction: false,
    autoConfirm: true,
  });
});

test('emailConfirmationSubject gets its later name, in its place', () => {
  const config = after({ a: 1, emailConfirmationSubject: 'Welcome', b: 2 });
  expect(JSON.stringify(config)).toBe('{"a":1,"confirmEmailSubject":"Welcome","b":2}');
});

test('where both names are used, both stay: nothing that the user set is overwritten', () => {
  const both = { emailConfirmationSubject: 'Old', confirmEmailSubject: 'New' };
  expect(after(both)).toEqual(both);
});

test.each([
  ['flags that are set', { runResetFunction: true, runConfirmationFunction: false }],
  ['other empty texts', { emailConfirmationUrl: '', resetFunctionName: '' }],
  ['a config that is no object', 'text'],
])('%s stay as they are', (_, config) => {
  expect(after(config)).toEqual(config);
});

test('a provider without anything old keeps its document', () => {
  const { before, after: app } = runTransform(auth, {
    'stitch.json': { config_version: 20180301 },
    'auth_providers/a.json': { name: 'api-key', type: 'api-key' },
    'auth_providers/b.json': {
      name: 'local-userpass',
      type: 'local-userpass',
      config: { autoConfirm: true },
    },
  });
  expect(app.providers.items.map(({ document }) => document)).toEqual(
    before.providers.items.map(({ document }) => document),
  );
  app.providers.items.forEach(({ document }, index) =>
    expect(document).toBe(before.providers.items[index]!.document),
  );
});
