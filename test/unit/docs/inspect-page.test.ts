import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectApp } from '../../../src';
import { inventoryFormatVersion } from '../../../src/inspect/inventory';
import { renderInventoryJson } from '../../../src/inspect/renderers/render-inventory-json';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree, type Tree } from '../../support/write-tree';

const project = join(__dirname, '../../..');
const page = readFileSync(join(project, 'docs/inspect.md'), 'utf8');

/** The keys of a JSON value, as the page writes them: `secrets[].usedBy[].name`. A place is one thing. */
function keysOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => keysOf(item, `${path}[]`));
  if (typeof value !== 'object' || value === null || path.endsWith('.place')) return [path];
  return Object.entries(value).flatMap(([key, below]) => keysOf(below, path ? `${path}.${key}` : key));
}

/** An app in a folder below, in the current layout, with what the example app lacks. */
const linked: Tree = {
  'backend/root_config.json': {
    name: 'shop',
    provider_region: 'aws-us-east-1',
    deployment_model: 'LOCAL',
  },
  'backend/.mdb/meta.json': {
    config_version: 20230101,
    app_id: '1'.repeat(24),
    group_id: '2'.repeat(24),
    client_app_id: 'shop-abcde',
  },
  'backend/old/stitch.json': { config_version: 20180301 },
  'backend/functions/node_modules.zip': 'packed',
  'backend/functions/package-lock.json': {},
  'backend/triggers/t.json': { name: 't', type: 'SCHEDULED', function_name: 'gone', config: {} },
};
const nameless: Tree = { 'config.json': { config_version: 20200603 } };

test('the table of docs/inspect.md has every key of the JSON, and no other', () => {
  const apps = [
    join(project, 'docs/example-app'),
    writeTree(temporaryFolder(), linked),
    writeTree(temporaryFolder(), nameless),
  ];
  const printed = new Set(apps.flatMap((app) => keysOf(JSON.parse(renderInventoryJson(inspectApp(app))))));
  const rows = [...page.matchAll(/^\| (`[^|]+`) +\|/gm)].map(([, keys]) => keys!);
  const told = rows.flatMap((keys) => [...keys.matchAll(/`([^`]+)`/g)].map(([, key]) => key!));
  const options = told.filter((key) => key.startsWith('--'));
  expect(options).toHaveLength(5);
  expect(told.filter((key) => !options.includes(key)).sort()).toEqual([...printed].sort());
});

test('docs/inspect.md names the version of the form', () => {
  expect(page).toContain(`now \`${inventoryFormatVersion}\``);
});
