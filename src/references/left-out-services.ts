import type { App } from '../model/app';
import { isMongoService, typeOfService } from '../model/mongo-service';

/**
 * The MongoDB services that a decision left out, each with the answer that did: those outside of Atlas that became no data
 * source.
 *
 * @param input the app as it was read
 * @param app the app as it becomes
 */
export function leftOutServices(input: App, app: App): ReadonlyMap<string, string> {
  const kept = new Set([...app.dataSources, ...app.services].map(({ name }) => name));
  return new Map(
    input.services
      .filter(
        (service) =>
          isMongoService(service) && typeOfService(service) === 'mongodb' && !kept.has(service.name),
      )
      .map(({ name }) => [name, `mongodb-service:${name}=leave-out`]),
  );
}
