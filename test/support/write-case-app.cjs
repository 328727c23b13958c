// Makes an app of the App Services cases, so that a checker learns from its configuration what calls which source. The
// layout is that of 20210101, which has functions, endpoints and webhooks alike.
const { Buffer } = require('node:buffer');
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { parse } = require('json5');

const table = require.resolve('../lint-cases/app-services/expected.json5');
const set = dirname(table);

/**
 * Writes the app, with the bytes of the sources as they are.
 *
 * @param {string} folder where to; it is made
 * @returns {Record<string, string>} the path in the app of each case, such as `functions/bad/void-operator.js`
 */
function writeCaseApp(folder) {
  const write = (path, content) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.isBuffer(content) ? content : `${JSON.stringify(content, null, 4)}\n`);
  };
  const paths = {};
  const functions = [];
  const endpoints = [];
  const cases = Object.entries(parse(readFileSync(table, 'utf8')));
  for (const [path, { kind, respond_result = true }] of cases) {
    const name = path.replace(/\.js$/, '');
    const flat = name.replace('/', '_');
    const webhook = `http_endpoints/cases/incoming_webhooks/${flat}`;
    paths[path] = kind === 'webhook' ? `${webhook}/source.js` : `functions/${path}`;
    write(paths[path], readFileSync(join(set, path)));
    if (kind !== 'webhook') functions.push({ name, private: false, run_as_system: true });
    if (kind === 'webhook')
      write(`${webhook}/config.json`, {
        name: flat,
        run_as_authed_user: false,
        run_as_user_id: '',
        run_as_user_id_script_source: '',
        respond_result,
        options: { httpMethod: 'POST', validationMethod: 'NO_VALIDATION' },
      });
    if (kind === 'endpoint')
      endpoints.push({
        route: `/${name}`,
        http_method: '*',
        function_name: name,
        validation_method: 'NO_VALIDATION',
        respond_result,
        fetch_custom_user_data: false,
        create_user_on_auth: false,
        disabled: false,
        return_type: 'JSON',
      });
    if (kind === 'database' || kind === 'scheduled')
      write(`triggers/${flat}.json`, { name: flat, ...triggers[kind], function_name: name, disabled: false });
    if (kind === 'resolver')
      write(`graphql/custom_resolvers/query_${flat}.json`, {
        on_type: 'Query',
        field_name: flat,
        function_name: name,
        input_type: 'string',
        payload_type: 'string',
        payload_type_format: 'scalar-list',
      });
  }
  write('functions/config.json', functions);
  write('http_endpoints/config.json', endpoints);
  write('http_endpoints/cases/config.json', { name: 'cases', type: 'http', config: {} });
  write('data_sources/mongodb-atlas/config.json', {
    name: 'mongodb-atlas',
    type: 'mongodb-atlas',
    config: { clusterName: 'Cluster0', readPreference: 'primary', wireProtocolEnabled: false },
    version: 1,
  });
  write('realm_config.json', {
    config_version: 20210101,
    name: 'cases',
    location: 'US-VA',
    deployment_model: 'GLOBAL',
  });
  return paths;
}

const triggers = {
  database: {
    type: 'DATABASE',
    config: {
      operation_types: ['INSERT', 'UPDATE', 'DELETE'],
      database: 'app',
      collection: 'items',
      service_name: 'mongodb-atlas',
      match: {},
      project: {},
      full_document: true,
      full_document_before_change: false,
      unordered: false,
    },
  },
  scheduled: { type: 'SCHEDULED', config: { schedule: '0 6 * * *' } },
};

module.exports = { writeCaseApp };
