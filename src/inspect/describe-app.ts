import type { App } from '../model/app';
import { currentVersion, factsOf } from '../model/config-version';
import { environmentOf } from '../model/environment-of';
import { getText, type Json } from '../model/json';
import { keysOf } from '../model/keys-of';
import type { AppFacts } from './inventory';

// An empty text in a root file says as little as a missing one.
const textAt = (node: Json | undefined, key: string): string | undefined => getText(node, key) || undefined;

/** An object without the keys that have no value. */
function present<T extends object>(facts: T): T {
  const kept = { ...facts };
  for (const key of keysOf(kept)) if (kept[key] === undefined) delete kept[key];
  return kept;
}

/**
 * Tells which app it is.
 *
 * @param read the app as it was read
 * @param migrated the same app in the current version
 * @param because how the version was recognised
 */
export function describeApp(read: App, migrated: App, because: string): AppFacts {
  const { settings, link, version } = read;
  return present({
    version,
    title: factsOf(version).title,
    current: version === currentVersion,
    because,
    name: textAt(settings, 'name'),
    appId: textAt(settings, 'app_id') ?? textAt(link, 'client_app_id'),
    objectId: textAt(link, 'app_id'),
    projectId: textAt(link, 'group_id'),
    environment: environmentOf(settings),
    deploymentModel: textAt(settings, 'deployment_model'),
    location: textAt(settings, 'location'),
    providerRegion: textAt(settings, 'provider_region'),
    migrated: present({
      name: textAt(migrated.settings, 'name'),
      deploymentModel: textAt(migrated.settings, 'deployment_model'),
      providerRegion: textAt(migrated.settings, 'provider_region'),
    }),
  });
}
