import type { Collection, Item } from '../../src/model/app';
import { collectionOf } from '../../src/model/collection-of';
import type { Context } from '../../src/engine/migration';
import { withMember, withoutMembers } from '../../src/model/edit-json';
import { get, getText, type Json, type JsonObject } from '../../src/model/json';
import { added, arrayOf, rewritten } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';
import { withoutId } from '../shared/ids';

const searchAdded = reason('The exporter adds search: true to roles that lack it.', 'exporter/20210101');
const emptyRelationships = reason(
  'The CLI demands relationships.json beside schema.json.',
  'exporter/20210101',
);
const stitchReference = reason(
  'References to #/stitch/ of the first Realm apps became #/relationship/.',
  'exporter/20210101',
);

function withSearch(role: Json): Json {
  return role.kind === 'object' && !get(role, 'search')
    ? withMember(role, 'search', added(true, searchAdded))
    : role;
}

function migrateRoles(rules: JsonObject): JsonObject {
  const roles = get(rules, 'roles');
  if (roles?.kind !== 'array' || roles.items.length === 0) return rules;
  const items = roles.items.map(withSearch);
  return items.every((item, index) => item === roles.items[index])
    ? rules
    : withMember(rules, 'roles', arrayOf(items));
}

function migrateReferences(relationships: JsonObject): JsonObject {
  let changed = relationships;
  for (const { key, value } of relationships.members) {
    const ref = get(value, 'ref');
    const text = getText(ref);
    if (value.kind !== 'object' || !ref || !text?.startsWith('#/stitch/')) continue;
    changed = withMember(
      changed,
      key,
      withMember(value, 'ref', rewritten(ref, text.replace('#/stitch/', '#/relationship/'), stitchReference)),
    );
  }
  return changed;
}

const closed = reason(
  'What the rule limited is not known to be its collection; no role applies to anybody there.',
  'safety/access',
);

const inline = ['schema', 'relationships'];

function partOf(document: JsonObject, key: string): JsonObject | undefined {
  const part = get(document, key);
  return part?.kind === 'object' ? part : undefined;
}

/**
 * Takes a rule of a MongoDB service apart: roles and filters, schema, relationships.
 *
 * @returns undefined for a document of which neither itself nor its file tells the collection: it is left out with a
 *   finding, and the default rule must not take its place
 */
export function splitRule(
  service: string,
  { name, document }: Item,
  context: Context,
): Collection | undefined {
  const database = getText(document, 'database');
  const collection = getText(document, 'collection');
  if (!database || !collection) {
    const meant = collectionOf(document, name);
    context.drop(
      document,
      reason('A rule that names no database and collection belongs to nothing.', 'cli/realm-cli-2'),
    );
    context.report({
      code: 'rule/without-collection',
      component: 'rules',
      subject: `${service}/${name}`,
      at: document,
      message: `The rule has no ${database ? 'collection' : 'database'}, so that it belongs to no collection; it is left out. ${
        meant
          ? `${meant.database}.${meant.collection}, which its file is called after, gets no role`
          : 'As the default rule would take its place, that one gets no role'
      }, so that nobody has access who had none.`,
      action: 'Fill in database and collection and run again.',
    });
    return meant && { ...meant, rules: added({ ...meant, roles: [] }, closed) };
  }
  const schema = partOf(document, 'schema');
  const relationships = partOf(document, 'relationships');
  for (const key of inline) {
    const part = get(document, key);
    if (part && part.kind !== 'object')
      context.drop(part, reason('Only an object can be a schema or relationships.', 'docs/legacy-config'));
  }
  const rules = migrateRoles(withoutMembers(withoutId(document, context), ...inline));
  return {
    database,
    collection,
    rules:
      get(rules, 'roles') || get(rules, 'filters')
        ? rules
        : withMember(rules, 'roles', added([], reason('A rules file is never empty.', 'cli/realm-cli-2'))),
    schema,
    relationships: relationships
      ? migrateReferences(relationships)
      : schema
        ? added({}, emptyRelationships)
        : undefined,
  };
}
