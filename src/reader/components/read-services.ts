import type { Item, Service, Webhook } from '../../model/app';
import { collectionOf } from '../../model/collection-of';
import { withMember, withoutMembers } from '../../model/edit-json';
import { get, getObject, getText, isText, type JsonObject } from '../../model/json';
import { isMongoService } from '../../model/mongo-service';
import { reason } from '../../model/reason';
import { closeDefault } from '../access/close-default';
import { faultOfRules } from '../access/fault-of-rules';
import { guardRules } from '../access/guard-rules';
import { readGuarded, type GuardedFile } from '../access/read-guarded';
import { reportDenied, type DeniedFor } from '../access/report-denied';
import type { AppFolder } from '../app-folder';
import type { ReadContext } from '../read-context';
import { nameIn, readOne, reportOtherName, stemOf } from './read-items';

const noConfig = reason(
  'What could not be read may have limited who can call the webhook; it is left out.',
  'safety/access',
);
const emptySecret = reason('An empty secret is none.', 'safety/secrets');

// The secret leaves the document here, so that no later stage can write or print it by accident.
function withoutSecret(config: JsonObject, context: ReadContext): Pick<Webhook, 'config' | 'secrets'> {
  const options = getObject(config, 'options');
  const found = [get(options, 'secret'), get(config, 'secret')].filter((secret) => secret !== undefined);
  if (found.length === 0) return { config, secrets: [] };
  const secrets = found.filter((secret) => getText(secret) !== '');
  for (const empty of found.filter((secret) => !secrets.includes(secret))) context.drop(empty, emptySecret);
  const rest = withoutMembers(config, 'secret');
  return { config: options ? withMember(rest, 'options', withoutMembers(options, 'secret')) : rest, secrets };
}

function readWebhook(folder: AppFolder, context: ReadContext, path: string): Webhook | undefined {
  const { document: config, unread } = readGuarded(folder, context, `${path}/config.json`, 'endpoints');
  const source = folder.find(`${path}/source.js`);
  if (source) folder.take(source);
  if (unread && source) {
    context.drop(source, noConfig);
    reportDenied(context, {
      component: 'endpoints',
      subject: path,
      unread,
      consequence: 'The webhook is left out, as nothing tells who may call it.',
    });
    return undefined;
  }
  if (!config && !source) return undefined;
  return {
    name: nameIn(config, path.slice(path.lastIndexOf('/') + 1)),
    ...(config ? withoutSecret(config, context) : { secrets: [] }),
    source,
  };
}

function readWebhooks(folder: AppFolder, context: ReadContext, path: string): Webhook[] {
  const inFolder = (folders: readonly string[], base: string): Webhook[] =>
    folders.flatMap((name) => readWebhook(folder, context, `${base}/${name}`) ?? []);
  // The docs of 2021 drew webhooks directly below the service; trees made by hand after them have it so.
  const direct = folder.folders(path).filter((name) => name !== 'rules' && name !== 'incoming_webhooks');
  return [
    ...inFolder(folder.folders(`${path}/incoming_webhooks`), `${path}/incoming_webhooks`),
    ...inFolder(direct, path),
  ];
}

interface ReadRules {
  readonly rules: readonly Item[];
  /** What is wrong with rules of which is not known what collection they are for. */
  readonly astray: readonly DeniedFor[];
}

/** The rules of a service's folder, one for each collection, or of a third-party service for some of its actions. */
function readRules(
  folder: AppFolder,
  context: ReadContext,
  path: string,
  isMongo: (found: readonly Item[]) => boolean,
): ReadRules {
  const found = folder
    .files(path)
    .filter((file) => file.path.endsWith('.json'))
    .map((file) => ({ name: stemOf(file), file, document: context.readObject(folder.take(file), 'rules') }));
  const read = found.flatMap(({ name, document }) => (document ? [{ name, document }] : []));
  const links = folder.unreadable.filter(
    (file) => file.path === path || (file.path.startsWith(`${path}/`) && file.path.endsWith('.json')),
  );
  if (!isMongo(read)) return { rules: read, astray: [] };
  const astray: DeniedFor[] = [];
  const guarded = [
    ...found.map(({ name, file, document }) => ({ name, file: document ? { document } : { unread: file } })),
    ...links.map((unread) => ({ name: stemOf(unread), file: { unread } })),
  ];
  const rules = guarded.flatMap(({ name, file }): Item[] => {
    const kept = guardRule(file, name, context);
    if ('document' in kept) return [{ name, document: kept.document }];
    astray.push(kept);
    return [];
  });
  return { rules, astray };
}

const lost = reason('A part of the rule cannot be read, and it names no collection.', 'safety/access');

/** A collection's rule, what denies in its place, or what is wrong where neither it nor its file tells the collection. */
function guardRule(
  file: GuardedFile,
  stem: string,
  context: ReadContext,
): { readonly document: JsonObject } | DeniedFor {
  const { document, unread } = file;
  // A rule of before mid-2018 is denied, or converted, by the step that knows its form, and so is one without names.
  const fault = document && !isText(get(document, 'namespace')) ? faultOfRules(document, true) : undefined;
  if (document && !fault) return { document };
  const place = collectionOf(document, stem);
  const denied =
    place &&
    guardRules(file, undefined, { place, subject: `${place.database}.${place.collection}` }, context);
  if (denied) return { document: denied };
  if (document) context.drop(document, lost);
  return unread
    ? { unread }
    : { ...(fault && { fault: { at: fault.at, text: `In the rule, ${fault.says}.` } }) };
}

/**
 * Reads the services in a folder: `services/`, or `http_endpoints/` for the HTTP services of 20210101.
 *
 * @param stale the folders that belong to another layout
 */
export function readServices(
  folder: AppFolder,
  context: ReadContext,
  path: 'services' | 'http_endpoints',
  stale: readonly string[] = [],
): Service[] {
  const services: Service[] = [];
  for (const name of folder.folders(path)) {
    if (stale.includes(name)) continue;
    const base = `${path}/${name}`;
    const config = readOne(folder, context, `${base}/config.json`, 'services');
    const webhooks = readWebhooks(folder, context, base);
    const own = nameIn(config, name);
    const subject = `${own}/default_rule`;
    const givenDefault = guardRules(
      readGuarded(folder, context, `${base}/default_rule.json`, 'rules'),
      undefined,
      { subject },
      context,
    );
    const { rules, astray } = readRules(folder, context, `${base}/rules`, (found) =>
      isMongoService({ name, config, webhooks, rules: found, defaultRule: givenDefault }),
    );
    const defaultRule = closeDefault(givenDefault, subject, astray, context);
    if (config || rules.length || webhooks.length || defaultRule) {
      reportOtherName(context, 'services', { name: own, stem: name, at: config });
      services.push({ name: own, config, rules, webhooks, defaultRule });
    }
  }
  return services;
}
