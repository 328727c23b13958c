import type { Item } from '../../src/model/app';
import type { Context, Transform } from '../../src/engine/migration';
import { withoutMembers } from '../../src/model/edit-json';
import { get, getText } from '../../src/model/json';
import { added } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';
import { withoutId } from '../shared/ids';
import type { JsonObject } from '../../src/model/json';

const emptyFormat = reason('An empty format says nothing and is not exported.', 'docs/config');
const defaults = reason(
  'The exporter writes the settings for every app with GraphQL; these are the defaults.',
  'exporter/20230101',
);

function migrateResolver({ name, document }: Item, context: Context): Item {
  let changed = withoutId(document, context);
  for (const key of ['input_type_format', 'payload_type_format']) {
    const format = get(changed, key);
    if (!format || getText(format) !== '') continue;
    context.drop(format, emptyFormat);
    changed = withoutMembers(changed, key);
  }
  return { name, document: changed };
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
