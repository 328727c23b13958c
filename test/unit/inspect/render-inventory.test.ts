import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import JSON5 from 'json5';
import { inspectApp, type Inventory } from '../../../src';
import { renderInventoryJson } from '../../../src/inspect/renderers/render-inventory-json';
import { renderInventoryText } from '../../../src/inspect/renderers/render-inventory-text';
import { shop } from '../../cli/shop';
import { inspectTree } from '../../support/inspect-tree';
import { readTree } from '../../support/read-tree';
import type { Tree } from '../../support/write-tree';

const fixtures = join(__dirname, '../../fixtures');
const text = (inventory: Inventory, verbose = false): string => renderInventoryText(inventory, { verbose });

const current: Tree = {
  'root_config.json': { name: 'shop', provider_region: 'aws-us-east-1', deployment_model: 'LOCAL' },
};

/** The names of what a folder of one document each holds, out of the files themselves. */
function namesIn(files: Readonly<Record<string, string>>, folder: RegExp): string[] {
  return Object.entries(files)
    .filter(([path]) => folder.test(path))
    .flatMap(([path, content]) => {
      try {
        const document = JSON5.parse<{ name?: string }>(content.replace(/^\ufeff/, ''));
        return Array.isArray(document) ? [] : [document.name ?? path];
      } catch {
        return [];
      }
    })
    .sort();
}

describe.each(readdirSync(fixtures))('the app in fixtures/%s', (name) => {
  const folder = join(fixtures, name, 'input');
  const inventory = inspectApp(folder, { skipBroken: true, shownAs: name });
  const files = readTree(folder);
  const counted = (...parts: readonly string[]): string[] =>
    inventory.components
      .filter(({ part }) => parts.includes(part))
      .flatMap(({ items }) => items.map((item) => item.name))
      .sort();

  test('is counted as its files are', () => {
    expect(counted('values')).toEqual(namesIn(files, /^values\/[^/]+\.json$/));
    expect(
      counted(
        'database triggers',
        'scheduled triggers',
        'authentication triggers',
        'triggers of no known type',
      ),
    ).toEqual(namesIn(files, /^(?:triggers|event_subscriptions)\/[^/]+\.json$/));
    const hosted = Object.keys(files).filter((path) => path.startsWith('hosting/files/'));
    expect(counted('hosted files')).toEqual(hosted.map((path) => path.slice('hosting/files/'.length)).sort());
    expect(counted('incoming webhooks')).toHaveLength(
      Object.keys(files).filter((path) => /\/incoming_webhooks\/[^/]+\/config\.json$/.test(path)).length,
    );
  });

  test('has one entry for each of its functions, and each call leads to one of them or is a finding', () => {
    const names = inventory.functions.map((used) => used.name);
    expect(new Set(names).size).toBe(names.length);
    const missing = inventory.references.filter(
      (reference) => reference.kind === 'function' && !names.includes(reference.name),
    );
    const told = inventory.findings
      .filter(({ code }) => /^(?:reference|source)\/(?:missing-function|differs-by-case)$/.test(code))
      .map(({ message }) => message)
      .join('\n');
    for (const { name: called } of missing) expect(told).toContain(called);
    const calls = inventory.functions.flatMap(({ calledBy }) => calledBy);
    if (inventory.references.some(({ kind }) => kind === 'function') && missing.length === 0)
      expect(calls).not.toEqual([]);
  });

  test('is rendered as JSON that holds all of the inventory, and as text that fits', () => {
    const json = renderInventoryJson(inventory);
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(inventory)));
    for (const verbose of [false, true]) {
      const shown = text(inventory, verbose);
      expect(shown.startsWith(`${name}: ${inventory.app.version} (`)).toBe(true);
      expect(shown).toMatch(/[^\n]\n$/);
      // Only a word that is too long stands in a longer line, or a command, which must stay in one.
      const long = shown.split('\n').filter((line) => line.length > 80 && !/^ +(?:-> )?\S+$/.test(line));
      expect(long.filter((line) => !line.startsWith('  appservices secrets create '))).toEqual([]);
    }
  });

  test('gives no secret away', () => {
    const all = [renderInventoryJson(inventory), text(inventory), text(inventory, true)].join('');
    const secrets = [...JSON.stringify(files).matchAll(/\\"secret\\": ?\\"([^"\\]+)\\"/g)].map(
      ([, secret]) => secret!,
    );
    for (const secret of secrets) expect(all).not.toContain(secret);
    const ofFile = files['secrets.json'];
    const values = [...(ofFile?.matchAll(/: *"([^"]+)"/g) ?? [])].map(([, value]) => value!);
    for (const value of values) expect(all).not.toContain(value);
  });
});

test('some fixture has a secret that could be given away', () => {
  const all = readdirSync(fixtures).map((name) => join(fixtures, name, 'input'));
  const withSecret = all.filter((folder) =>
    Object.entries(readTree(folder)).some(
      ([path, content]) => path === 'secrets.json' || /"secret": ?"[^"]/.test(content),
    ),
  );
  expect(withSecret.length).toBeGreaterThan(2);
});

const section = (shown: string, title: string): string => {
  const [, content] = shown.split(`\n${title}\n`);
  return content?.split('\n\n')[0]?.trimEnd() ?? '';
};

test('the head says the layout, and how it was recognised', () => {
  expect(text({ ...inspectTree(current), input: { path: 'a', folder: 'b/c', others: ['b/c/d'] } })).toMatch(
    /^a: 20230101 \(App Services\), the current layout\n {2}The app is in b\/c\.\n {2}Another app is in b\/c\/d, and is no part of this run\.\n {2}root_config\.json is the root file/,
  );
});

test('settings are told once where a migration keeps them, and twice where it does not', () => {
  const app = section(
    text(inspectTree({ 'config.json': { config_version: 20200603, location: 'AU', name: '1 shop' } })),
    'App',
  );
  expect(app).toBe(
    [
      '  name: 1 shop; after a migration shop',
      '  deployment model: not in the files; after a migration GLOBAL',
      '  location: AU',
      '  provider region: not in the files; after a migration aws-ap-southeast-2',
    ].join('\n'),
  );
});

test('functions are grouped by what became of them, each with what calls it', () => {
  const tree: Tree = {
    ...shop,
    'auth_providers/custom-function.json': {
      name: 'custom-function',
      type: 'custom-function',
      disabled: true,
      config: { authFunctionName: 'login' },
    },
    'functions/login/config.json': { name: 'login', private: false },
    'functions/login/source.js': '',
    'functions/unused/config.json': { name: 'unused', private: true },
    'functions/unused/source.js': '',
  };
  const shown = text(inspectTree(tree));
  expect(section(shown, 'Functions that still run, and what calls them')).toBe(
    '  onOrder (private) <- trigger ordered',
  );
  expect(section(shown, 'Functions that no longer run, and what called them')).toBe(
    [
      '  login <- provider custom-function (disabled)',
      '  hooks_paid (webhook hooks/paid, private) <- endpoint POST /hooks/paid',
    ].join('\n'),
  );
  expect(section(shown, 'Functions that nothing here calls')).toMatch(/^ {2}unused \(private\)\n {6}Clients/);
});

test('what is odd is sorted by severity, and --verbose adds code and rule', () => {
  const inventory = inspectTree({
    ...current,
    'values/a.json': '{ "name": "a", "value": 1, }',
    'triggers/t.json': {
      name: 't',
      type: 'SCHEDULED',
      function_name: 'gone',
      config: { schedule: '* * * * *' },
    },
  });
  const odd = section(text(inventory), 'Broken or odd').match(/^ {2}(?:error|warning|info) \S+/gm);
  expect(odd).toEqual(['  error triggers/t.json:4:22:', '  info values/a.json:1:26:']);
  expect(text(inventory, true)).toMatch(/^ {2}error reference\/missing-function {2}triggers\/t\.json:4:22$/m);
});

test('lists are cut, and --verbose shows all of them', () => {
  const names = Array.from({ length: 30 }, (_, index) => `f${String(index).padStart(2, '0')}`);
  const inventory = inspectTree({
    ...current,
    'functions/config.json': names.map((name) => ({ name })),
    ...Object.fromEntries(names.map((name) => [`functions/${name}.js`, ''])),
    'https_endpoints/config.json': names.map((name) => ({
      route: `/${name}`,
      http_method: 'GET',
      function_name: name,
    })),
  });
  const [short, long] = [text(inventory), text(inventory, true)];
  expect(short).toContain('functions (30): f00, f01, f02, f03, f04, f05 and 24 more\n');
  expect(short).toMatch(/ {2}f19 <- endpoint GET \/f19\n {2}10 more; --verbose shows them\.\n/);
  expect(short).not.toContain('endpoint/f29');
  expect(long).not.toMatch(/ more(?:\n|;)/);
  for (const name of names) {
    expect(long).toContain(`  ${name} <- endpoint GET /${name}\n`);
    expect(long).toContain(`/endpoint/${name}\n`);
  }
});

test('a decision without a default says so', () => {
  const inventory = inspectTree(current);
  const decision = {
    id: 'sync-service',
    kind: 'sync-service' as const,
    subject: 'a, b',
    question: 'Which data source is synchronised?',
    why: '',
    choices: [],
    flag: '',
  };
  expect(section(text({ ...inventory, decisions: [decision] }), 'What a migration would ask')).toBe(
    [
      '  --answer ID=VALUE answers any of them.',
      '  sync-service',
      '      Which data source is synchronised?',
      '      There is no default.',
    ].join('\n'),
  );
});

test('names cannot command a terminal', () => {
  const inventory = inspectTree({
    ...current,
    'values/v.json': { name: 'a\u001b[31m\u009b2J\n-> forged', value: 1 },
    'https_endpoints/config.json': [
      { route: '/\u009b2J', http_method: 'GET\r', function_name: 'f\u0007', secret_name: 's\u001b' },
    ],
  });
  for (const shown of [text(inventory), text(inventory, true), renderInventoryJson(inventory)])
    expect(shown).not.toMatch(/[^\P{Cc}\n]/u);
  expect(text(inventory)).toContain('a\\u001b[31m\\u009b2J\\u000a-> forged');
  expect(JSON.parse(renderInventoryJson(inventory)).components[0].items[0].name).toBe(
    'a\u001b[31m\u009b2J\n-> forged',
  );
});
