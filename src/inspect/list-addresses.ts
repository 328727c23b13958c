import type { App, Service, Webhook } from '../model/app';
import type { ConfigVersion } from '../model/config-version';
import type { ResolvedDecision } from '../model/decision';
import { getText, type JsonObject } from '../model/json';
import { isProviderRegion } from '../model/provider-regions';
import type { Address } from './inventory';
import { nameEndpoint } from '../model/name-endpoint';

// Half a surrogate pair is no character, and cannot be part of a URL.
const encode = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));

const encodePath = (path: string): string => path.split('/').map(encode).join('/');

/** The host of webhooks. Stitch became Realm in 2020, and the host with it. */
const webhookHost = (version: ConfigVersion): string =>
  version === 20180301 ? 'webhooks.mongodb-stitch.com' : 'webhooks.mongodb-realm.com';

/** The host of endpoints: a GLOBAL app has the common one, a LOCAL app that of its region. */
function endpointHost({ settings }: App): string {
  if (getText(settings, 'deployment_model') !== 'LOCAL') return 'data.mongodb-api.com';
  const text = getText(settings, 'provider_region') ?? '';
  if (!isProviderRegion(text)) return 'REGION.CLOUD.data.mongodb-api.com';
  const hyphen = text.indexOf('-');
  return `${text.slice(hyphen + 1)}.${text.slice(0, hyphen)}.data.mongodb-api.com`;
}

/** What addresses are made of. */
interface AddressFacts {
  readonly read: App;
  /** The same app in the current version. */
  readonly migrated: App;
  /** The client app id, when the files have it. */
  readonly appId: string | undefined;
  readonly decisions: readonly ResolvedDecision[];
}

/** Finds the endpoint that a webhook becomes, or became before. */
function endpointsOfWebhooks({ functions, endpoints }: App) {
  const functionOf = new Map(functions.items.map(({ name, webhook }) => [webhook, name]));
  const byFunction = new Map(
    endpoints.items.map((endpoint) => [getText(endpoint, 'function_name'), endpoint]),
  );
  const byName = new Map(endpoints.items.map((endpoint) => [nameEndpoint(endpoint), endpoint]));
  return (path: string, method: string): JsonObject | undefined => {
    const made = functionOf.get(path);
    return made === undefined
      ? byName.get(`${method === 'ANY' ? '*' : method} /${path}`)
      : byFunction.get(made);
  };
}

/** The open decisions that leave webhooks out, by webhook. */
function openDecisions(decisions: readonly ResolvedDecision[]): Map<string, string> {
  const open = decisions.filter(
    ({ kind, answeredBy }) => ['webhook', 'webhook-method'].includes(kind) && answeredBy !== 'answer',
  );
  return new Map(open.map(({ subject, id }) => [subject, id]));
}

type EndpointFacts = Required<Pick<Address, 'newUrl' | 'route'>> & Pick<Address, 'functionName'>;

/** Undefined for an endpoint without a route, which has no address. */
function describeEndpoint(endpoint: JsonObject, base: string): EndpointFacts | undefined {
  const route = getText(endpoint, 'route');
  const functionName = getText(endpoint, 'function_name');
  if (!route) return undefined;
  return {
    newUrl: `${base}${encodePath(route.startsWith('/') ? route : `/${route}`)}`,
    route,
    ...(functionName && { functionName }),
  };
}

/**
 * The addresses of an app's webhooks and endpoints, old and new. MongoDB's documentation of webhooks and of HTTPS
 * endpoints has their forms.
 */
export function listAddresses({ read, migrated, appId, decisions }: AddressFacts): Address[] {
  const app = appId === undefined ? 'APP_ID' : encode(appId);
  const base = `https://${endpointHost(migrated)}/app/${app}/endpoint`;
  const findEndpoint = endpointsOfWebhooks(migrated);
  const open = openDecisions(decisions);
  const ofWebhook = (service: Service, { name, config }: Webhook): Address => {
    const path = `${service.name}/${name}`;
    // A webhook without a method took POST.
    const method = getText(config, 'options', 'httpMethod') || 'POST';
    const endpoint = findEndpoint(path, method);
    const waitsFor = endpoint ? undefined : open.get(path);
    return {
      kind: 'webhook',
      name: path,
      method,
      oldUrl: `https://${webhookHost(read.version)}/api/client/v2.0/app/${app}/service/${encode(service.name)}/incoming_webhook/${encode(name)}`,
      ...(endpoint && describeEndpoint(endpoint, base)),
      ...(waitsFor && { waitsFor }),
    };
  };
  const ofEndpoint = (endpoint: JsonObject): Address[] => {
    const described = describeEndpoint(endpoint, base);
    if (!described) return [];
    const method = getText(endpoint, 'http_method') ?? '?';
    return [
      { kind: 'endpoint', name: nameEndpoint(endpoint), method, oldUrl: described.newUrl, ...described },
    ];
  };
  return [
    ...read.services.flatMap((service) => service.webhooks.map((webhook) => ofWebhook(service, webhook))),
    ...read.endpoints.items.flatMap(ofEndpoint),
  ];
}
