import { writeTree } from '../../support/write-tree';

type Source = string | string[];

/** What is in an app. Entries leave out what scenarios/README.md says. */
export interface AppParts {
  root?: Record<string, unknown>;
  functions?: Record<string, Source | { source: Source; config?: Record<string, unknown> }>;
  endpoints?: (Record<string, unknown> & { route: string })[];
  webhooks?: (Record<string, unknown> & {
    name: string;
    source: Source;
    service?: string;
    options?: Record<string, unknown>;
  })[];
  values?: Record<string, Record<string, unknown>>;
  environments?: Record<string, unknown>;
  services?: (Record<string, unknown> & { name: string; type: string })[];
  providers?: Record<string, unknown>;
  files?: Record<string, unknown>;
}

/** Writes an app in the layout of 20210101, which has both endpoints and webhooks. `peer` takes the place of `{peer}`. */
export function writeApp(folder: string, app: AppParts, peer = ''): void {
  const text = (source: Source): string => [source].flat().join('\n').replaceAll('{peer}', peer) + '\n';
  const tree: Record<string, unknown> = {
    'realm_config.json': {
      app_id: 'scenarios-abcde',
      config_version: 20210101,
      name: 'scenarios',
      provider_region: 'aws-us-east-1',
      deployment_model: 'GLOBAL',
      ...app.root,
    },
    'http_endpoints/config.json': (app.endpoints ?? []).map(endpointOf),
    ...app.files,
  };
  const configs = [];
  for (const [name, given] of Object.entries(app.functions ?? {})) {
    const { source, config } =
      typeof given === 'string' || Array.isArray(given) ? { source: given, config: {} } : given;
    configs.push({ name, private: false, run_as_system: true, ...config });
    tree[`functions/${name}.js`] = text(source);
  }
  tree['functions/config.json'] = configs;
  for (const [name, value] of Object.entries(app.values ?? {})) {
    tree[`values/${name}.json`] = { name, from_secret: false, ...value };
  }
  for (const [name, environment] of Object.entries(app.environments ?? {})) {
    tree[`environments/${name}.json`] = environment;
  }
  if (app.providers) tree['auth/providers.json'] = app.providers;
  const services = [...(app.services ?? [])];
  for (const { name, service = 'hooks', source, options, ...config } of app.webhooks ?? []) {
    if (!services.some((known) => known.name === service)) services.push({ name: service, type: 'http' });
    const type = services.find((known) => known.name === service)?.type ?? 'http';
    const webhook = `${folderOfService(type)}/${service}/incoming_webhooks/${name}`;
    const http = { httpMethod: 'POST', validationMethod: 'NO_VALIDATION' };
    tree[`${webhook}/source.js`] = text(source);
    tree[`${webhook}/config.json`] = {
      name,
      run_as_authed_user: false,
      run_as_user_id: '',
      run_as_user_id_script_source: '',
      respond_result: true,
      fetch_custom_user_data: false,
      create_user_on_auth: false,
      options: { ...(type === 'http' && http), ...options },
      ...config,
    };
  }
  for (const service of services) {
    tree[`${folderOfService(service.type)}/${service.name}/config.json`] = {
      config: {},
      version: 1,
      ...service,
    };
  }
  writeTree(folder, tree);
}

function folderOfService(type: string): string {
  if (type === 'http') return 'http_endpoints';
  return type.startsWith('mongodb') ? 'data_sources' : 'services';
}

/** An entry of http_endpoints/config.json; `return_type: null` leaves it out, as exports of before mid-2022 do. */
function endpointOf(given: Record<string, unknown> & { route: string }): Record<string, unknown> {
  const entry = {
    http_method: 'GET',
    function_name: given.route.slice(1),
    validation_method: 'NO_VALIDATION',
    respond_result: true,
    fetch_custom_user_data: false,
    create_user_on_auth: false,
    disabled: false,
    return_type: 'JSON' as unknown,
    ...given,
  };
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null));
}
