import type { Service } from '../../src/model/app';
import type { Context, Transform } from '../../src/engine/migration';
import { get, getItems, getText, type Json } from '../../src/model/json';
import { isLimitingRule } from '../../src/model/is-limiting-rule';
import { reason } from '../../src/model/reason';
import { typeOfService } from '../../src/model/mongo-service';

const noPlace = reason('The current layout has no third-party services.', 'exporter/20230101');

const credentialKeys = ['accessKeyId', 'sid', 'senderId'];

function namesOfCredentials({ config }: Service): string[] {
  const secrets = get(config, 'secret_config');
  const named =
    secrets?.kind === 'object'
      ? secrets.members.map(({ key, value }) => `${key} (secret ${getText(value) ?? 'of several names'})`)
      : [];
  return [...credentialKeys.filter((key) => get(config, 'config', key)), ...named];
}

/** A rule that limits nothing is gone with its service; one that does is told, for the calls that it limited. */
function dropRule(service: string, name: string, document: Json, context: Context): void {
  context.drop(document, noPlace);
  if (!isLimitingRule(document)) return;
  const actions = getItems(document, 'actions').flatMap((action) => getText(action) ?? []);
  context.report({
    code: 'service/rule-left-out',
    component: 'services',
    subject: `${service}/${name}`,
    at: document,
    message: `The rule allowed ${actions.length ? actions.join(', ') : 'no action'} under a condition; the current layout has no place for it.`,
  });
}

function dropService(service: Service, context: Context): void {
  const { name, config, rules, webhooks, defaultRule } = service;
  const type = typeOfService(service) ?? 'unknown';
  const credentials = namesOfCredentials(service);
  for (const document of [config, defaultRule]) if (document) context.drop(document, noPlace);
  context.report({
    code: 'service/left-out',
    component: 'services',
    subject: name,
    ...((config ?? rules[0]?.document ?? webhooks[0]?.config) && {
      at: config ?? rules[0]?.document ?? webhooks[0]?.config,
    }),
    message: `The service of type ${type} has no place in the current layout${credentials.length ? `; it used ${credentials.join(', ')}` : ''}. context.services.get(${JSON.stringify(name)}) finds nothing any more; a source that calls it is told for itself.`,
  });
  for (const rule of rules) dropRule(name, rule.name, rule.document, context);
}

/** Third-party services leave the app, each with what replaces it; their webhooks were converted before. */
export const services: Transform = {
  name: 'services',
  summary: 'third-party services and their rules are left out, each with a finding',
  apply(app, context) {
    for (const service of app.services) dropService(service, context);
    return { ...app, services: [] };
  },
};
