import type { Item } from '../../src/model/app';
import type { Context, Transform } from '../../src/engine/migration';
import { added } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';
import { applyRows, isEmptyText, type Row } from '../shared/apply-rows';
import { withoutId } from '../shared/ids';
import type { JsonObject } from '../../src/model/json';

const emptyFormat = reason('An empty format says nothing and is not exported.', 'docs/config');
const defaults = reason(
  'The exporter writes the settings for every app with GraphQL; these are the defaults.',
  'exporter/20230101',
);

const rows: readonly Row[] = [
  { drop: 'input_type_format', when: isEmptyText, why: emptyFormat },
  { drop: 'payload_type_format', when: isEmptyText, why: emptyFormat },
];

function migrateResolver({ name, document }: Item, context: Context): Item {
  return { name, document: applyRows(withoutId(document, context), rows, context) };
}

/** GraphQL: resolvers without ids, and the validation settings. */
export const graphql: Transform = {
  name: 'graphql',
  summary: 'ids of resolvers are left out; validation settings are written',
  apply(app, context) {
    const validation = app.graphql.validation ?? (app.graphql.config && defaultValidation());
    const resolvers = app.graphql.resolvers.map((resolver) => migrateResolver(resolver, context));
    return { ...app, graphql: { ...app.graphql, validation, resolvers } };
  },
};

function defaultValidation(): JsonObject {
  const settings = {
    read_validation_action: 'ERROR',
    read_validation_level: 'STRICT',
    write_validation_action: 'ERROR',
    write_validation_level: 'STRICT',
  };
  return added(settings, defaults);
}
