import { graphql } from '../../../../migrations/20230101/graphql';
import { plain } from '../../../support/plain';
import { runTransform, type TransformResult } from '../../../support/run-transform';
import type { Tree } from '../../../support/write-tree';

const run = (tree: Tree): TransformResult =>
  runTransform(graphql, { 'realm_config.json': { config_version: 20210101, name: 'a' }, ...tree });

test('an app with GraphQL gets the validation settings, all at their strictest', () => {
  expect(plain(run({ 'graphql/config.json': {} }).after.graphql.validation)).toEqual({
    read_validation_action: 'ERROR',
    read_validation_level: 'STRICT',
    write_validation_action: 'ERROR',
    write_validation_level: 'STRICT',
  });
});

test('settings that are there stay, and an app without GraphQL gets none', () => {
  const result = run({
    'graphql/config.json': {},
    'graphql/validation_settings.json': { read_validation_level: 'OFF' },
  });
  expect(result.after.graphql.validation).toBe(result.before.graphql.validation);
  expect(run({}).after.graphql.validation).toBeUndefined();
});

test('resolvers lose their ids and formats that say nothing', () => {
  const result = run({
    'graphql/custom_resolvers/r.json': {
      id: '1',
      on_type: 'Query',
      input_type_format: '',
      payload_type_format: 'scalar',
    },
  });
  expect(plain(result.after.graphql.resolvers[0]!.document)).toEqual({
    on_type: 'Query',
    payload_type_format: 'scalar',
  });
  expect(result.dropped).toEqual(['1', '']);
});

test('a resolver that has neither keeps its document', () => {
  const result = run({ 'graphql/custom_resolvers/r.json': { on_type: 'Query', input_type: { id: 1 } } });
  expect(result.after.graphql.resolvers[0]!.document).toBe(result.before.graphql.resolvers[0]!.document);
});
