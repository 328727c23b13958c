import { getText, type JsonObject } from './json';

/** An endpoint as reports name it: its method and its route. */
export function nameEndpoint(endpoint: JsonObject): string {
  return `${getText(endpoint, 'http_method') ?? '?'} ${getText(endpoint, 'route') ?? '?'}`;
}
