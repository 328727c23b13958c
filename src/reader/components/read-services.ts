import type { Service, Webhook } from '../../model/app';
import { withMember, withoutMembers } from '../../model/edit-json';
import { get, getObject, getText, type JsonObject } from '../../model/json';
import { reason } from '../../model/reason';
import type { AppFolder } from '../app-folder';
import type { ReadContext } from '../read-context';
import { nameIn, readItems, readOne, reportOtherName } from './read-items';

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
  const config = readOne(folder, context, `${path}/config.json`, 'endpoints');
  const source = folder.find(`${path}/source.js`);
  if (source) folder.take(source);
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
    const rules = readItems(folder, context, `${base}/rules`, 'rules', false);
    const webhooks = readWebhooks(folder, context, base);
    const defaultRule = readOne(folder, context, `${base}/default_rule.json`, 'rules');
    if (config || rules.length || webhooks.length || defaultRule) {
      const own = nameIn(config, name);
      reportOtherName(context, 'services', { name: own, stem: name, at: config });
      services.push({ name: own, config, rules, webhooks, defaultRule });
    }
  }
  return services;
}
