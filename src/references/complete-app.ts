import type { App } from '../model/app';
import { isLegacyLayout } from '../model/config-version';
import { getText } from '../model/json';
import { isMongoService } from '../model/mongo-service';

/**
 * The migrated app with the third-party services that it had: the current layout has none, and what they were and
 * which secrets they use is part of what there is.
 *
 * @param read the app as it was read
 */
export function completeApp(read: App, migrated: App): App {
  const services = isLegacyLayout(read.version)
    ? read.services.filter((service) => !isMongoService(service))
    : read.services;
  return { ...migrated, services };
}

/** A complete app with its webhooks as webhooks, and not also as the endpoints and functions that a migration makes of them. */
export function withoutConverted(app: App): App {
  const made = new Set(
    app.functions.items.filter(({ webhook }) => webhook !== undefined).map(({ name }) => name),
  );
  if (made.size === 0) return app;
  return {
    ...app,
    functions: { items: app.functions.items.filter(({ webhook }) => webhook === undefined) },
    endpoints: {
      items: app.endpoints.items.filter((endpoint) => !made.has(getText(endpoint, 'function_name') ?? '')),
    },
  };
}
