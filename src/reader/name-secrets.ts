import type { App, Item, Service } from '../model/app';
import type { ComponentName } from '../model/component';
import { withMember, withoutMembers } from '../model/edit-json';
import { findCredentials } from '../model/find-credentials';
import { isCredentialAsName } from '../model/is-credential-as-name';
import { isPlaceholder } from '../model/is-placeholder';
import { getObject, isText, isTrue, type Json, type JsonObject, type JsonScalar } from '../model/json';
import { objectOf, rewritten } from '../model/make-json';
import { nameEndpoint } from '../model/name-endpoint';
import { reason } from '../model/reason';
import type { ReadContext } from './read-context';

const neverCarried = reason(
  'A secret in plain text never reaches the output; the name of a secret takes its place.',
  'safety/secrets',
);

/** The key of secret_config for what people write into config in plain text; by the key without `_` and `-`. */
const keysOfSecretConfig: Readonly<Record<string, string>> = {
  clientsecret: 'clientSecret',
  signingkey: 'signingKeys',
  signingkeys: 'signingKeys',
  secretaccesskey: 'secretAccessKey',
  authtoken: 'auth_token',
  apikey: 'apiKey',
};
const plainKey =
  /^(?:client|app)?secret$|^signingkeys?$|^secret(?:access)?key$|^privatekey$|^(?:auth|api|access|bearer)?token$|^apikey$|^password$/;
const normalize = (key: string): string => key.toLowerCase().replace(/[_-]/g, '');

// Expressions and documents of the user's own: a key in them means nothing to App Services.
const opaque = new Set(['match', 'project', 'can_evaluate']);

/** Whose document is looked through, and where in it a secret may stand in plain text. */
interface Owner {
  readonly component: ComponentName;
  readonly name: string;
  readonly isPlainBelow: (path: readonly string[]) => boolean;
}

type OnName = (node: JsonScalar, path: readonly string[], owner: Owner, isPlain: boolean) => Json;

const ofSecret = new Set(['secret_name', 'secretName', 'value']);
// 64 are allowed; a number may follow.
const longestName = 58;

const nowhere = (): boolean => false;

function visitValue(
  node: Json,
  path: readonly string[],
  owner: Owner,
  isPlain: boolean,
  onName: OnName,
): Json {
  if (node.kind === 'scalar') return onName(node, path, owner, isPlain);
  if (node.kind === 'array') {
    const items = node.items.map((item) => visitValue(item, path, owner, isPlain, onName));
    return items.some((item, index) => item !== node.items[index]) ? { ...node, items } : node;
  }
  return node.members.reduce<JsonObject>(
    (object, { key, value }) =>
      withMember(object, key, visitValue(value, [...path, key], owner, isPlain, onName)),
    node,
  );
}

/** Calls `onName` for all that stands where a document names a secret; the document with what that returned. */
function visit(node: JsonObject, path: readonly string[], owner: Owner, onName: OnName): JsonObject {
  return node.members.reduce<JsonObject>((object, { key, value }) => {
    if (opaque.has(key)) return object;
    const inside = [...path, key];
    if (
      key === 'secret_config' ||
      ((key === 'secret_name' || key === 'secretName') && value.kind === 'scalar')
    )
      return withMember(object, key, visitValue(value, inside, owner, false, onName));
    if (owner.isPlainBelow(path) && plainKey.test(normalize(key)) && value.kind !== 'object')
      return withMember(object, key, visitValue(value, inside, owner, true, onName));
    return value.kind === 'object' ? withMember(object, key, visit(value, inside, owner, onName)) : object;
  }, node);
}

/** What stands in `config` in plain text, although a name in `secret_config` belongs there, as App Services has it. */
function movePlain(document: JsonObject): JsonObject {
  const config = getObject(document, 'config');
  if (!config) return document;
  let secrets = getObject(document, 'secret_config');
  let rest = config;
  for (const { key, value } of config.members) {
    const proper = keysOfSecretConfig[normalize(key)];
    if (proper === undefined || secrets?.members.some((member) => member.key === proper)) continue;
    const isList = proper === 'signingKeys';
    if (!isSecretText(value) && !(isList && value.kind === 'array' && value.items.some(isSecretText)))
      continue;
    const moved: Json =
      isList && value.kind !== 'array' ? { kind: 'array', items: [value], offset: -1 } : value;
    secrets = secrets ? withMember(secrets, proper, moved) : objectOf([{ key: proper, value: moved }]);
    rest = withoutMembers(rest, key);
  }
  if (!secrets || rest === config) return document;
  const without =
    rest.members.length === 0 ? withoutMembers(document, 'config') : withMember(document, 'config', rest);
  return withMember(without, 'secret_config', secrets);
}

const isSecretText = (node: Json): boolean =>
  isText(node) && node.value !== '' && !node.value.includes('%(') && !isPlaceholder(node.value);

class Namer {
  private readonly taken = new Set<string>();
  /** Where what was moved to secret_config stood. */
  private readonly moved = new Map<Json, string>();

  constructor(private readonly context: ReadContext) {}

  /** Remembers the names of secrets that are there. */
  readonly note: OnName = (node, _path, _owner, isPlain) => {
    if (!isPlain && isText(node) && !isCredentialAsName(node.value)) this.taken.add(node.value);
    return node;
  };

  /** Puts a name in the place of what looks like a credential, and of all that stands in plain text. */
  readonly replace: OnName = (node, path, owner, isPlain) => {
    const { value } = node;
    const movedFrom = this.moved.get(node);
    const isSecret =
      typeof value === 'string'
        ? isPlain || movedFrom !== undefined
          ? isSecretText(node)
          : isCredentialAsName(value)
        : typeof value === 'number';
    if (!isSecret) return node;
    const wanted = this.wantedFor(owner, path.at(-1) ?? 'secret');
    // An earlier run put it there.
    if (isPlain && typeof value === 'string' && value.replace(/_\d+$/, '') === wanted) return node;
    const secret = this.freeName(wanted);
    const place = path.join('.');
    const what =
      isPlain || movedFrom !== undefined
        ? `${movedFrom ?? place} holds a secret in plain text`
        : `${place} must be the name of a secret, and what stands here looks like the secret itself, in plain text`;
    this.context.report({
      code: 'secret/in-place-of-name',
      component: owner.component,
      subject: owner.name,
      at: node,
      message: `${what}. It is not carried: the name ${secret} takes its place${movedFrom === undefined ? '' : `, as ${place}`}.`,
      action: `Replace the secret, as whoever could read the folder knows it; if the new app still names ${secret}, create it with the new value before you push.${
        isPlain || movedFrom !== undefined
          ? ''
          : ' If it is a name, call the secret otherwise, and write that here.'
      }`,
    });
    return rewritten(node, secret, neverCarried);
  };

  /** A name for a secret after what it is for. */
  private wantedFor({ name, component }: Owner, key: string): string {
    const clean = (text: string): string => text.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, longestName);
    const what = ofSecret.has(key) ? 'secret' : key;
    const wanted = clean(`${name}_${what}`);
    // A name that looks like a credential would give one away, and be taken for one in the next run.
    const isShown = findCredentials(name).length === 0 && !isCredentialAsName(wanted);
    return isShown ? wanted : clean(`${component}_${what}`);
  }

  /** The name, or the first one after it that no secret of the app has yet. */
  private freeName(wanted: string): string {
    let free = wanted;
    for (let count = 2; this.taken.has(free); count++) free = `${wanted}_${count}`;
    this.taken.add(free);
    return free;
  }

  /** A provider or a service, with what it has in plain text where the name of a secret belongs. */
  move(document: JsonObject): JsonObject {
    const config = getObject(document, 'config');
    const result = movePlain(document);
    if (result !== document)
      for (const { key, value } of config?.members ?? [])
        if (keysOfSecretConfig[normalize(key)] !== undefined)
          for (const each of value.kind === 'array' ? value.items : [value])
            this.moved.set(each, `config.${key}`);
    return result;
  }
}

function mapApp(app: App, namer: Namer, onName: OnName, isLast: boolean): App {
  const inConfig = (path: readonly string[]): boolean => path[0] === 'config';
  const items = (
    all: readonly Item[],
    component: ComponentName,
    isPlainBelow: Owner['isPlainBelow'],
    moves = false,
  ): Item[] =>
    all.map((item) => {
      const { name, document } = item;
      const given = moves && isLast ? namer.move(document) : document;
      const seen = visit(given, [], { component, name, isPlainBelow }, onName);
      return seen === document ? item : { ...item, document: seen };
    });
  const one = (document: JsonObject | undefined, owner: Owner): JsonObject | undefined =>
    document && visit(document, [], owner, onName);
  const service = (each: Service): Service => {
    const { name, config } = each;
    const given = config && isLast ? namer.move(config) : config;
    return {
      ...each,
      ...(given && {
        config: visit(given, [], { component: 'services', name, isPlainBelow: inConfig }, onName),
      }),
      webhooks: each.webhooks.map((webhook) => ({
        ...webhook,
        ...(webhook.config && {
          config: visit(
            webhook.config,
            [],
            { component: 'endpoints', name: `${name}/${webhook.name}`, isPlainBelow: nowhere },
            onName,
          ),
        }),
      })),
    };
  };
  return {
    ...app,
    providers: { ...app.providers, items: items(app.providers.items, 'auth', inConfig, true) },
    services: app.services.map(service),
    dataSources: app.dataSources.map((source) => ({
      ...source,
      config: one(source.config, { component: 'data-sources', name: source.name, isPlainBelow: nowhere }),
    })),
    endpoints: {
      ...app.endpoints,
      items: app.endpoints.items.map((endpoint) =>
        visit(
          endpoint,
          [],
          { component: 'endpoints', name: nameEndpoint(endpoint), isPlainBelow: nowhere },
          onName,
        ),
      ),
    },
    dataApi: one(app.dataApi, { component: 'data-api', name: 'Data API', isPlainBelow: nowhere }),
    triggers: items(app.triggers, 'triggers', (path) =>
      /^(?:event_processors|error_handler)$/.test(path[0] ?? ''),
    ),
    logForwarders: items(app.logForwarders, 'log-forwarders', () => true),
    values: app.values.map((item) => {
      const { name, document } = item;
      const owner: Owner = { component: 'values', name, isPlainBelow: nowhere };
      if (!isTrue(document, 'from_secret')) return item;
      const value = document.members.find(({ key }) => key === 'value')?.value;
      const seen = value && visitValue(value, ['value'], owner, false, onName);
      return !seen || seen === value ? item : { ...item, document: withMember(document, 'value', seen) };
    }),
  };
}

/**
 * Sees to it that no secret stands where the name of one belongs: it leaves its document here, so that no later stage can
 * write or print it by accident, and the name of a secret takes its place.
 */
export function nameSecrets(app: App, context: ReadContext): App {
  const namer = new Namer(context);
  mapApp(app, namer, namer.note, false);
  return mapApp(app, namer, namer.replace, true);
}
