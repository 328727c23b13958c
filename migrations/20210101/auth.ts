import type { Item } from '../../src/model/app';
import type { Context, Transform } from '../../src/engine/migration';
import { withMember, withoutMembers } from '../../src/model/edit-json';
import { get, getObject, getText, isText, type JsonObject } from '../../src/model/json';
import { added, arrayOf, rewritten } from '../../src/model/make-json';
import { isProviderType } from '../../src/model/provider-types';
import { reason } from '../../src/model/reason';
import { functionsById, withoutId } from '../shared/ids';

const noProviders = reason('The file of providers is always written.', 'exporter/20210101');
const idToName = reason('The function is named by its name, no longer by its id.', 'exporter/20210101');
const saidTwice = reason('The provider names the function too, and the name counts.', 'exporter/20210101');

const typeIsName = reason('A provider is called as its type is.', 'docs/config');

function nameResetFunction(
  config: JsonObject,
  provider: string,
  functions: ReadonlyMap<string, string>,
  context: Context,
): JsonObject {
  const id = get(config, 'resetFunctionId');
  if (!id) return config;
  const without = withoutMembers(config, 'resetFunctionId');
  const named = get(config, 'resetFunctionName');
  if (getText(named)) {
    context.drop(id, saidTwice);
    return without;
  }
  const name = functions.get(getText(id) ?? '');
  if (name === undefined) {
    context.report({
      code: 'reference/unknown-id',
      component: 'auth',
      subject: provider,
      at: id,
      message:
        'The password reset function is given by an id that no function of the app has; the id is carried as it is.',
      action: 'Replace resetFunctionId by resetFunctionName with the name of a function.',
    });
    return config;
  }
  return withMember(without, 'resetFunctionName', rewritten(named ? [id, named] : id, name, idToName));
}

function listAudience(config: JsonObject): JsonObject {
  const audience = get(config, 'audience');
  return isText(audience) ? withMember(config, 'audience', arrayOf([audience])) : config;
}

function migrateProvider(item: Item, functions: ReadonlyMap<string, string>, context: Context): Item {
  let document = withoutId(item.document, context);
  const type = getText(document, 'type') ?? item.name;
  const config = getObject(document, 'config');
  if (config) {
    const changed = nameResetFunction(
      type === 'custom-token' ? listAudience(config) : config,
      item.name,
      functions,
      context,
    );
    document = withMember(document, 'config', changed);
  }
  if (type === item.name || !isProviderType(type)) return { ...item, document };
  context.report({
    code: 'provider/name-is-not-type',
    component: 'auth',
    subject: item.name,
    at: document,
    message: `The provider of type ${type} is called ${JSON.stringify(item.name)}; the new file lists it by its type, as App Services demands.`,
    action: 'Check what refers to the provider by its old name.',
  });
  const named = get(document, 'name');
  return {
    name: type,
    document: named ? withMember(document, 'name', rewritten(named, type, typeIsName)) : document,
  };
}

/** Providers move from a file each to auth/providers.json, without ids. */
export const auth: Transform = {
  name: 'auth',
  summary: 'auth_providers/*.json become entries of auth/providers.json',
  apply(app, context) {
    const functions = functionsById(app);
    const items = app.providers.items.map((item) => migrateProvider(item, functions, context));
    return {
      ...app,
      providers: { items, root: app.providers.root ?? (items.length ? undefined : added({}, noProviders)) },
    };
  },
};
