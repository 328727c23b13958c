import { get, getItems, getObject, getText, isTrue, type Json } from '../model/json';
import type { App } from '../model/app';
import { environmentOf } from '../model/environment-of';
import type { Variables } from './name-variables';
import type { Plain } from './print-tidy-json';
import type { AppFacts, Environment, Service, Values } from './runtime/types';
import { toPlain } from './to-plain';

/** app/values.json: plain values, and of secret ones the variable that holds them. */
export function buildValues({ values }: App, variables: Variables): Values {
  const entries = values.map(({ name, document }): [string, Values[string]] => {
    const value = get(document, 'value');
    const secret = isTrue(document, 'from_secret') ? getText(value) : undefined;
    if (secret !== undefined) return [name, { secret: variables.of(secret) }];
    return [name, { value: value ? toPlain(value) : null }];
  });
  return Object.fromEntries(entries);
}

const isRecord = (value: Plain): value is Record<string, Plain> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** app/environment.json: which environment is chosen, and the values of each. */
export function buildEnvironment({ settings, environments }: App): Environment {
  const values = environments.map(({ name, document }): [string, Record<string, unknown>] => {
    const node = getObject(document, 'values');
    const plain = node ? toPlain(node) : {};
    return [name.replace(/\.json$/, ''), isRecord(plain) ? plain : {}];
  });
  return { tag: environmentOf(settings) ?? '', values: Object.fromEntries(values) };
}

function originsOf({ settings }: App): string[] {
  const listed = [
    ...getItems(settings, 'allowed_request_origins'),
    ...getItems(settings, 'security', 'allowed_request_origins'),
  ];
  return [...new Set(listed.flatMap((origin) => getText(origin) ?? []))];
}

/** How custom tokens are proved: their audience and algorithm, as the app's provider has them. */
function customJwtOf({ providers }: App): AppFacts['custom_jwt'] {
  const config = getObject(
    providers.items.find(({ document, name }) => (getText(document, 'type') ?? name) === 'custom-token')
      ?.document,
    'config',
  );
  const audience = textsOf(get(config, 'audience'));
  // Keys behind an address are those of RS256.
  const isRsa = getText(config, 'signingAlgorithm') === 'RS256' || isTrue(config, 'useJWKURI');
  return { ...(audience.length > 0 && { audience }), algorithm: isRsa ? 'RS256' : 'HS256' };
}

function textsOf(node: Json | undefined): string[] {
  const items = node?.kind === 'array' ? node.items : node ? [node] : [];
  return items.flatMap((item) => getText(item) || []);
}

function customUserDataOf({ customUserData }: App): AppFacts['custom_user_data'] {
  if (!isTrue(customUserData, 'enabled')) return undefined;
  const [service, database, collection, field] = [
    'mongo_service_name',
    'database_name',
    'collection_name',
    'user_id_field',
  ].map((key) => getText(customUserData, key));
  if (!service || !database || !collection || !field) return undefined;
  return { service, database, collection, user_id_field: field };
}

/** What is decided about all entries. */
export interface Settled {
  readonly services: Record<string, Service>;
  readonly errorStatus: number;
  readonly floatingFailure: AppFacts['floating_failure'];
  /** Whether some entry lets in who brings a token. */
  readonly usesTokens: boolean;
}

/** app/app.json */
export function buildAppFacts(app: App, settled: Settled): AppFacts {
  const { settings, link, folderName } = app;
  const origins = originsOf(app);
  const clientAppId = getText(link, 'client_app_id') ?? getText(settings, 'app_id');
  const userData = customUserDataOf(app);
  return {
    id: getText(link, 'app_id') ?? '',
    name: getText(settings, 'name') ?? folderName,
    ...(clientAppId && { client_app_id: clientAppId }),
    deployment: {
      model: getText(settings, 'deployment_model') ?? '',
      provider_region: getText(settings, 'provider_region') ?? '',
    },
    ...(origins.length > 0 && { allowed_request_origins: origins }),
    services: settled.services,
    error_status: settled.errorStatus,
    floating_failure: settled.floatingFailure,
    ...(settled.usesTokens && { custom_jwt: customJwtOf(app) }),
    ...(settled.usesTokens && userData && { custom_user_data: userData }),
  };
}
