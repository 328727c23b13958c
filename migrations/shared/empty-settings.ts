import type { Context } from '../../src/engine/migration';
import { withoutMembers } from '../../src/model/edit-json';
import { get, getText, isEmptyContainer, type JsonObject } from '../../src/model/json';
import { reason } from '../../src/model/reason';

const noEnvironment = reason('An app without environment has no such key.', 'exporter/20210101');
const noOrigins = reason('An app that restricts no origins has no such key.', 'exporter/20210101');

/** The root file without an environment or a list of origins that says nothing; the exporter omits both. */
export function withoutEmptySettings(document: JsonObject, context: Context): JsonObject {
  const environment = get(document, 'environment');
  const origins = get(document, 'allowed_request_origins');
  const empty: string[] = [];
  if (environment && ['', 'none'].includes(getText(environment) ?? '?')) {
    context.drop(environment, noEnvironment);
    empty.push('environment');
  }
  if (origins && isEmptyContainer(origins)) {
    context.drop(origins, noOrigins);
    empty.push('allowed_request_origins');
  }
  return withoutMembers(document, ...empty);
}
