import type { Entry } from './runtime/types';

/** Under which paths an entry was reached on App Services; the project answers there, too. */
export function oldPaths({ kind, route, service, webhook }: Entry, appId = '<App ID>'): string[] {
  const endpoint = `/app/${appId}/endpoint${route}`;
  if (kind === 'endpoint') return [endpoint];
  return [`/api/client/v2.0/app/${appId}/service/${service}/incoming_webhook/${webhook}`, endpoint];
}
