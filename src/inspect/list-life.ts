import { whatStillRuns } from '../life/what-still-runs';
import type { App } from '../model/app';
import { getText } from '../model/json';
import type { Life } from '../report/report';
import type { FunctionUse } from './inventory';

/** The app with its webhooks as webhooks, and not also as the endpoints and functions that a migration makes of them. */
function withoutConverted(app: App): App {
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

/**
 * What still runs of an app.
 *
 * @param app the migrated app, with the services that it had
 * @param functions its functions; one that a trigger reaches through others runs, too
 */
export function listLife(app: App, functions: readonly FunctionUse[]): Life[] {
  const shown = withoutConverted(app);
  const runs = new Set(functions.filter(({ life }) => life === 'runs').map(({ name }) => name));
  const names = [...new Set(shown.functions.items.map(({ name }) => name))];
  return whatStillRuns(shown)
    .map((entry) =>
      entry.component === 'functions'
        ? { ...entry, names: names.filter((name) => runs.has(name) === (entry.status === 'runs')) }
        : entry,
    )
    .filter((entry) => entry.names.length > 0);
}
