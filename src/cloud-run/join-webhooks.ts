import type { App, AppFunction } from '../model/app';
import { getText } from '../model/json';
import { typeOfService, isMongoService } from '../model/mongo-service';
import type { WebhookFunction } from './project-input';

const cleanName = (text: string): string => text.replace(/[^A-Za-z0-9_-]+/g, '_');

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  // Two names that differ by case only would be one file on many systems.
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}_${number}`;
  return name;
}

/** An app whose webhooks are webhooks, each with a function made of its source. */
export interface JoinedApp {
  readonly app: App;
  readonly webhooks: readonly WebhookFunction[];
}

/**
 * Puts an app together for a project: its functions in the current version, its endpoints as they were, and its webhooks as
 * webhooks, where a migration makes endpoints of them.
 *
 * @param read the app as it was read
 * @param migrated the same app in the current version
 */
export function joinWebhooks(read: App, migrated: App): JoinedApp {
  const functions = migrated.functions.items.filter(({ webhook }) => webhook === undefined);
  const named = new Map(
    migrated.functions.items.flatMap(({ name, webhook }) => (webhook ? [[webhook, name]] : [])),
  );
  const taken = new Set(functions.map(({ name }) => name.toLowerCase()));
  const webhooks = read.services
    .filter((service) => !isMongoService(service))
    .flatMap((service) =>
      service.webhooks.map((webhook): WebhookFunction => {
        const path = `${service.name}/${webhook.name}`;
        const name = freeName(named.get(path) ?? cleanName(`${service.name}_${webhook.name}`), taken);
        taken.add(name.toLowerCase());
        const made: AppFunction = { name, webhook: path, ...(webhook.source && { source: webhook.source }) };
        const token = getText(service.config, 'secret_config', 'auth_token');
        return {
          service: service.name,
          type: typeOfService(service) ?? 'http',
          webhook,
          ...(token && { signedBy: token }),
          function: made,
        };
      }),
    );
  const link = read.link ?? migrated.link;
  return {
    app: {
      ...migrated,
      ...(link && { link }),
      functions: { items: [...functions, ...webhooks.map((each) => each.function)] },
      endpoints: read.endpoints,
      services: read.services,
    },
    webhooks,
  };
}
