import type { Tree } from './write-tree';

const root = {
  config_version: 20230101,
  name: 'Corner Shop',
  location: 'DE-FF',
  provider_region: 'aws-eu-central-1',
  deployment_model: 'LOCAL',
};

/** An endpoint's file entry, GET and without validation unless said otherwise. */
export function endpoint(route: string, function_name: string, more: object = {}): object {
  return {
    route,
    http_method: 'GET',
    function_name,
    validation_method: 'NO_VALIDATION',
    respond_result: true,
    fetch_custom_user_data: false,
    create_user_on_auth: false,
    disabled: false,
    return_type: 'JSON',
    ...more,
  };
}

/** An app of 2023: its endpoints, and its functions, each a source or a source with its configuration. */
export function appOf2023(
  endpoints: readonly object[],
  functions: Readonly<Record<string, string | { source: string | Buffer; config: object }>>,
  more: Tree = {},
): Tree {
  const items = Object.entries(functions).map(([name, given]) => ({
    name,
    source: typeof given === 'string' ? given : given.source,
    config: typeof given === 'string' ? { run_as_system: true } : given.config,
  }));
  return {
    'root_config.json': root,
    'https_endpoints/config.json': endpoints,
    'functions/config.json': items.map(({ name, config }) => ({ name, private: false, ...config })),
    ...Object.fromEntries(items.map(({ name, source }) => [`functions/${name}.js`, source])),
    ...more,
  };
}

/** A webhook of 2018: its configuration and its source, in the folders of the legacy layout. */
export function legacyWebhook(
  service: string,
  name: string,
  options: object,
  source: string,
  type = 'http',
): Tree {
  return {
    'stitch.json': { config_version: 20180301, name: 'Old Shop', security: {} },
    [`services/${service}/config.json`]: { name: service, type, config: {}, version: 1 },
    [`services/${service}/incoming_webhooks/${name}/config.json`]: {
      name,
      run_as_authed_user: false,
      run_as_user_id: '',
      run_as_user_id_script_source: '',
      respond_result: true,
      options,
    },
    [`services/${service}/incoming_webhooks/${name}/source.js`]: source,
  };
}
