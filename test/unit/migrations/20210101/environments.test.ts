import { environments } from '../../../../migrations/20210101/environments';
import { plain } from '../../../support/plain';
import { runTransform } from '../../../support/run-transform';

const root = { 'config.json': { config_version: 20200603, name: 'a' } };

test('the five environments are always there, without values', () => {
  const { after } = runTransform(environments, root);
  expect(after.environments.map(({ name }) => name)).toEqual([
    'development',
    'no-environment',
    'production',
    'qa',
    'testing',
  ]);
  for (const { document } of after.environments) expect(plain(document)).toEqual({ values: {} });
});

test('those that are there keep their documents, others of other names too', () => {
  const { before, after } = runTransform(environments, {
    ...root,
    'environments/qa.json': { values: { a: 1 } },
    'environments/mine.json': {},
  });
  expect(after.environments).toHaveLength(6);
  expect(after.environments.slice(0, 2)).toEqual(before.environments);
});
