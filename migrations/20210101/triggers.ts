import type { Item } from '../../src/model/app';
import type { Context, Transform } from '../../src/engine/migration';
import { withMember, withoutMembers } from '../../src/model/edit-json';
import { get, getObject, getText, type JsonObject } from '../../src/model/json';
import { added } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';
import { functionsById, nameInPlaceOf, servicesById, withoutId } from '../shared/ids';

const completed = reason('The exporter writes the key for every database trigger.', 'exporter/20210101');
const idToName = reason('It is named by its name, no longer by its id.', 'exporter/20210101');
const saidTwice = reason('The name stands beside the id, and the name counts.', 'exporter/20210101');

function nameInsteadOfId(
  document: JsonObject,
  id: string,
  name: string,
  names: ReadonlyMap<string, string>,
  trigger: string,
  context: Context,
): JsonObject {
  const node = get(document, id);
  if (!node) return document;
  if (getText(document, name)) {
    context.drop(node, saidTwice);
    return withoutMembers(document, id);
  }
  const found = names.get(getText(node) ?? '');
  if (found === undefined) {
    context.report({
      code: 'reference/unknown-id',
      component: 'triggers',
      subject: trigger,
      at: node,
      message: `${id} is an id that nothing in the folder has; it is carried as it is.`,
      action: `Replace it by ${name} with a name.`,
    });
    return document;
  }
  return nameInPlaceOf(document, id, name, found, idToName);
}

function completeDatabase(config: JsonObject): JsonObject {
  let changed = config;
  if (!get(changed, 'match')) changed = withMember(changed, 'match', added({}, completed));
  if (!get(changed, 'project')) changed = withMember(changed, 'project', added({}, completed));
  for (const key of ['full_document', 'full_document_before_change', 'unordered']) {
    if (!get(changed, key)) changed = withMember(changed, key, added(false, completed));
  }
  return changed;
}

function migrateTrigger(
  item: Item,
  names: { services: ReadonlyMap<string, string>; functions: ReadonlyMap<string, string> },
  context: Context,
): Item {
  let document = withoutId(item.document, context);
  document = nameInsteadOfId(document, 'function_id', 'function_name', names.functions, item.name, context);
  const config = getObject(document, 'config');
  if (config) {
    let changed = nameInsteadOfId(config, 'service_id', 'service_name', names.services, item.name, context);
    if (getText(document, 'type') === 'DATABASE') changed = completeDatabase(changed);
    document = withMember(document, 'config', changed);
  }
  return { ...item, document };
}

/** Triggers: names instead of ids, and the keys that the exporter always writes. */
export const triggers: Transform = {
  name: 'triggers',
  summary: 'ids give way to names; project and full_document_before_change are completed',
  apply(app, context) {
    const names = { services: servicesById(app), functions: functionsById(app) };
    return { ...app, triggers: app.triggers.map((item) => migrateTrigger(item, names, context)) };
  },
};
