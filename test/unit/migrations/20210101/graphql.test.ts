import { graphql } from '../../../../migrations/20210101/graphql';
import { plain } from '../../../support/plain';
import { runTransform } from '../../../support/run-transform';

const root = { 'config.json': { config_version: 20200603, name: 'a' } };

test('an app from before GraphQL gets the settings that the server wrote for it', () => {
  expect(plain(runTransform(graphql, root).after.graphql.config)).toEqual({
    use_natural_pluralization: false,
  });
});

test('settings that are there stay, whatever they are', () => {
  const { before, after } = runTransform(graphql, { ...root, 'graphql/config.json': {} });
  expect(after.graphql.config).toBe(before.graphql.config);
});
