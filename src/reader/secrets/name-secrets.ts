import type { App, Item, Service } from '../../model/app';
import { findCredentials } from '../../model/find-credentials';
import { isCredentialAsName } from '../../model/is-credential-as-name';
import { isText, isTrue, type Json, type JsonObject, type JsonScalar } from '../../model/json';
import { rewritten } from '../../model/make-json';
import { nameEndpoint } from '../../model/name-endpoint';
import { reason } from '../../model/reason';
import type { ReadContext } from '../read-context';
import { isSecretText } from './is-secret-text';
import { movePlainSecrets } from './move-plain-secrets';
import { visitSecretNames, type OnName, type Owner } from './visit-secret-names';

const neverCarried = reason(
  'A secret in plain text never reaches the output; the name of a secret takes its place.',
  'safety/secrets',
);

const ofSecret = new Set(['secret_name', 'secretName', 'value']);
// 64 are allowed; a number may follow.
const longestName = 58;

/** A name for a secret after what it is for. */
function nameFor({ name, component }: Owner, key: string): string {
  const clean = (text: string): string => text.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, longestName);
  const what = ofSecret.has(key) ? 'secret' : key;
  const wanted = clean(`${name}_${what}`);
  // A name that looks like a credential would give one away, and be taken for one in the next run.
  const isShown = findCredentials(name).length === 0 && !isCredentialAsName(wanted);
  return isShown ? wanted : clean(`${component}_${what}`);
}

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
    const movedFrom = this.moved.get(node);
    const isKnown = isPlain || movedFrom !== undefined;
    if (!this.isSecret(node, isKnown)) return node;
    const wanted = nameFor(owner, path.at(-1) ?? 'secret');
    // An earlier run put it there.
    if (isPlain && isText(node) && node.value.replace(/_\d+$/, '') === wanted) return node;
    const secret = this.freeName(wanted);
    const place = path.join('.');
    const what = isKnown
      ? `${movedFrom ?? place} holds a secret in plain text`
      : `${place} must be the name of a secret, and what stands here looks like the secret itself, in plain text`;
    this.context.report({
      code: 'secret/in-place-of-name',
      component: owner.component,
      subject: owner.name,
      at: node,
      message: `${what}. It is not carried: the name ${secret} takes its place${movedFrom === undefined ? '' : `, as ${place}`}.`,
      action: `Replace the secret, as whoever could read the folder knows it; if the new app still names ${secret}, create it with the new value before you push.${
        isKnown ? '' : ' If it is a name, call the secret otherwise, and write that here.'
      }`,
    });
    return rewritten(node, secret, neverCarried);
  };

  private isSecret(node: JsonScalar, isKnown: boolean): boolean {
    const { value } = node;
    if (typeof value === 'string') return isKnown ? isSecretText(node) : isCredentialAsName(value);
    return typeof value === 'number';
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
    const { document: result, moved } = movePlainSecrets(document);
    for (const [node, from] of moved) this.moved.set(node, from);
    return result;
  }
}

type Prepare = (document: JsonObject) => JsonObject;

const nowhere = (): boolean => false;
const inConfig = (path: readonly string[]): boolean => path[0] === 'config';
const inProcessors = (path: readonly string[]): boolean =>
  path[0] === 'event_processors' || path[0] === 'error_handler';

/** The app with every document looked through that may name a secret; `prepare` sees those of providers and services first. */
function mapDocuments(app: App, onName: OnName, prepare: Prepare): App {
  const one = (owner: Owner, document: JsonObject): JsonObject => visitSecretNames(document, owner, onName);
  const items = (all: readonly Item[], about: Omit<Owner, 'name'>, first: Prepare = (same) => same): Item[] =>
    all.map((item) => ({ ...item, document: one({ ...about, name: item.name }, first(item.document)) }));
  const service = ({ name, config, webhooks, ...rest }: Service): Service => ({
    ...rest,
    name,
    ...(config && { config: one({ component: 'services', name, isPlainBelow: inConfig }, prepare(config)) }),
    webhooks: webhooks.map((webhook) => ({
      ...webhook,
      ...(webhook.config && {
        config: one(
          { component: 'endpoints', name: `${name}/${webhook.name}`, isPlainBelow: nowhere },
          webhook.config,
        ),
      }),
    })),
  });
  return {
    ...app,
    providers: {
      ...app.providers,
      items: items(app.providers.items, { component: 'auth', isPlainBelow: inConfig }, prepare),
    },
    services: app.services.map(service),
    dataSources: app.dataSources.map(({ config, ...source }) => ({
      ...source,
      ...(config && {
        config: one({ component: 'data-sources', name: source.name, isPlainBelow: nowhere }, config),
      }),
    })),
    endpoints: {
      ...app.endpoints,
      items: app.endpoints.items.map((endpoint) =>
        one({ component: 'endpoints', name: nameEndpoint(endpoint), isPlainBelow: nowhere }, endpoint),
      ),
    },
    ...(app.dataApi && {
      dataApi: one({ component: 'data-api', name: 'Data API', isPlainBelow: nowhere }, app.dataApi),
    }),
    triggers: items(app.triggers, { component: 'triggers', isPlainBelow: inProcessors }),
    logForwarders: items(app.logForwarders, { component: 'log-forwarders', isPlainBelow: () => true }),
    values: app.values.map((item) => {
      const { name, document } = item;
      if (!isTrue(document, 'from_secret')) return item;
      const owner: Owner = { component: 'values', name, isPlainBelow: nowhere, isFromSecret: true };
      return { ...item, document: one(owner, document) };
    }),
  };
}

/**
 * Sees to it that no secret stands where the name of one belongs: it leaves its document here, so that no later stage can
 * write or print it by accident, and the name of a secret takes its place.
 */
export function nameSecrets(app: App, context: ReadContext): App {
  const namer = new Namer(context);
  mapDocuments(app, namer.note, (document) => document);
  return mapDocuments(app, namer.replace, (document) => namer.move(document));
}
