// node bare-move.mjs APP OUT: moves the data of an app that make-app.mjs wrote from the legacy to the current layout,
// and nothing else. It reads each JSON file with JSON.parse and writes what the command would write, without a check,
// a position, a ledger, a report or a safe commit: the floor that the command's time is held against.
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const [app, out] = process.argv.slice(2);

const made = new Set();
const place = (path) => {
  const target = join(out, path);
  const folder = dirname(target);
  if (!made.has(folder)) {
    mkdirSync(folder, { recursive: true });
    made.add(folder);
  }
  return target;
};
const names = (path) => (existsSync(join(app, path)) ? readdirSync(join(app, path)).sort() : []);
const readJson = (path) => JSON.parse(readFileSync(join(app, path), 'utf8'));
const readWithoutId = (path) => {
  const value = readJson(path);
  delete value.id;
  return value;
};
const writeJson = (path, value) => writeFileSync(place(path), `${JSON.stringify(value, null, 4)}\n`);
const copy = (from, to = from) => copyFileSync(join(app, from), place(to));

const root = readJson('config.json');
writeJson('root_config.json', {
  name: root.name,
  provider_region: 'aws-us-east-1',
  deployment_model: root.deployment_model,
});
writeJson('auth/custom_user_data.json', root.custom_user_data_config);
writeJson('sync/config.json', root.sync);
writeJson('hosting/config.json', { enabled: root.hosting?.enabled ?? false });
writeJson('https_endpoints/config.json', []);

const providers = {};
for (const file of names('auth_providers')) {
  const provider = readWithoutId(`auth_providers/${file}`);
  providers[provider.name] = provider;
}
writeJson('auth/providers.json', providers);

const manifest = [];
for (const folder of names('functions')) {
  if (folder === 'package.json') {
    copy('functions/package.json');
    continue;
  }
  const entry = readWithoutId(`functions/${folder}/config.json`);
  manifest.push(entry);
  copy(`functions/${folder}/source.js`, `functions/${entry.name}.js`);
}
writeJson('functions/config.json', manifest);

for (const service of names('services')) {
  const config = readWithoutId(`services/${service}/config.json`);
  writeJson(`data_sources/${config.name}/config.json`, config);
  for (const file of names(`services/${service}/rules`)) {
    const { schema, relationships, ...rules } = readWithoutId(`services/${service}/rules/${file}`);
    const folder = `data_sources/${config.name}/${rules.database}/${rules.collection}`;
    writeJson(`${folder}/rules.json`, rules);
    writeJson(`${folder}/schema.json`, schema);
    writeJson(`${folder}/relationships.json`, relationships ?? {});
  }
}

for (const file of names('triggers')) {
  const { name, type, disabled, config, function_name } = readJson(`triggers/${file}`);
  const FUNCTION = { config: { function_name } };
  writeJson(`triggers/${file}`, { name, type, disabled, config, event_processors: { FUNCTION } });
}
for (const file of names('values')) {
  const value = readWithoutId(`values/${file}`);
  writeJson(`values/${file}`, value);
}
for (const file of names('environments')) writeJson(`environments/${file}`, readJson(`environments/${file}`));

writeJson('graphql/config.json', readJson('graphql/config.json'));
writeJson('graphql/validation_settings.json', {
  read_validation_action: 'ERROR',
  read_validation_level: 'STRICT',
  write_validation_action: 'ERROR',
  write_validation_level: 'STRICT',
});

if (existsSync(join(app, 'hosting'))) {
  writeJson('hosting/metadata.json', readJson('hosting/metadata.json'));
  for (const entry of readdirSync(join(app, 'hosting/files'), { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) copy(relative(app, join(entry.parentPath, entry.name)));
  }
}
