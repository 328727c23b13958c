import type { App } from '../model/app';
import { isLegacyLayout } from '../model/config-version';
import { isMongoService } from '../model/mongo-service';

/**
 * The migrated app with the third-party services that it had: the current layout has none, and what they were and
 * which secrets they use is part of what there is.
 */
export function restoreServices(read: App, migrated: App): App {
  const services = isLegacyLayout(read.version)
    ? read.services.filter((service) => !isMongoService(service))
    : read.services;
  return { ...migrated, services };
}
