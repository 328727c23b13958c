import type { App } from '../model/app';
import type { ComponentName } from '../model/component';
import type { FindingInput } from '../model/finding';
import { get, getText, type JsonObject } from '../model/json';
import { nameEndpoint } from '../model/name-endpoint';

const validating = new Set(['VERIFY_PAYLOAD', 'SECRET_AS_QUERY_PARAM']);

function checkOne(
  component: ComponentName,
  subject: string,
  document: JsonObject | undefined,
): FindingInput[] {
  const method = getText(document, 'validation_method');
  if (!document || !method || !validating.has(method) || getText(document, 'secret_name')) return [];
  return [
    {
      code: 'endpoint/secret-missing',
      component,
      subject,
      at: get(document, 'validation_method') ?? document,
      message: `It validates its callers by ${method}, and no secret_name says which secret it compares.`,
      action: 'Name a secret as secret_name, and create the secret before you push.',
    },
  ];
}

/** Checks that what validates its callers by a secret names one. */
export function checkEndpointSecrets({ endpoints, dataApi }: App): FindingInput[] {
  return [
    ...endpoints.items.flatMap((endpoint) => checkOne('endpoints', nameEndpoint(endpoint), endpoint)),
    ...checkOne('data-api', 'Data API', dataApi),
  ];
}
