// npm run new-transform NAME [-- --step 20230101]: writes a transform that works, with all that the house asks of one: the
// module, its line in the step's index.ts, its tests, its section in the step's README.md, a run of the rich apps for the
// ledger, and keys for the apps that the properties make. It renames a key that no app has; docs/writing-a-migration.md
// says how to go on from there.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const USAGE = 'Usage: npm run new-transform NAME [-- --step 20230101]';
const NEWEST = 20230101;

/** The root file of an app that a step takes. */
const ROOT_FILES = {
  20200603: { name: 'stitch.json', version: 20180301 },
  20210101: { name: 'config.json', version: 20200603 },
  20230101: { name: 'realm_config.json', version: 20210101 },
};

/** What the module and its test call themselves; a transform of one of these names would hide it. */
const TAKEN = ['app', 'context', 'get', 'newer', 'older', 'plain', 'reason', 'settings', 'test', 'expect'];

class Refusal extends Error {}

const fail = (message) => {
  throw new Refusal(message);
};

const read = (path) => readFileSync(join(PROJECT, path), 'utf8');

/** Puts a text into a file, before or after the only place that it has for it. */
function insert(path, place, where, text) {
  const content = read(path);
  const at = content.lastIndexOf(place);
  if (at < 0) fail(`${path} has changed its form: there is no ${JSON.stringify(place)} in it.`);
  const position = where === 'before' ? at : at + place.length;
  return content.slice(0, position) + text + content.slice(position);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { step: { type: 'string', default: String(NEWEST) } },
      allowPositionals: true,
    });
    if (positionals.length !== 1) fail(USAGE);
    return { name: positionals[0], step: values.step };
  } catch (error) {
    return fail(error instanceof Refusal ? error.message : `${error.message}\n${USAGE}`);
  }
}

const identifierOf = (name) => name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** Whether a module may call a constant so: it is strict, and knows await. */
function isBindable(identifier) {
  try {
    new Function(`'use strict'; const ${identifier} = 1;`);
  } catch {
    return false;
  }
  return !['await', 'undefined'].includes(identifier);
}

function checkName(name, step) {
  const steps = readdirSync(join(PROJECT, 'migrations')).filter((folder) => /^\d{8}$/.test(folder));
  if (!steps.includes(step) || !(step in ROOT_FILES))
    fail(`There is no step to ${step}: the steps are ${steps.join(', ')}.`);
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name))
    fail(`${name} is no name for a transform: take small letters, digits and hyphens, as in data-sources.`);
  const identifier = identifierOf(name);
  if (TAKEN.includes(identifier) || !isBindable(identifier))
    fail(`${name} cannot be a transform's name: in TypeScript, ${identifier} means something else.`);
  for (const path of [`migrations/${step}/${name}.ts`, `test/unit/migrations/${step}/${name}.test.ts`]) {
    if (existsSync(join(PROJECT, path))) fail(`${name} is there already: ${path}.`);
  }
}

const moduleOf = ({
  name,
  identifier,
  older,
  newer,
}) => `import type { Transform } from '../../src/engine/migration';
import { renameMember, withoutMembers } from '../../src/model/edit-json';
import { get } from '../../src/model/json';
import { reason } from '../../src/model/reason';

const older = '${older}';
const newer = '${newer}';

// TODO(${name}): the rule in one sentence, and its key in docs/sources.md.
const newerCounts = reason('The app says the same under the newer key, which counts.', 'docs/config');

/** TODO(${name}): what changes. Settings: the older key gives way to the newer one. */
export const ${identifier}: Transform = {
  name: '${name}',
  summary: '${older} becomes ${newer}',
  apply(app, context) {
    const { settings } = app;
    const old = get(settings, older);
    if (!old) return app;
    if (!get(settings, newer)) return { ...app, settings: renameMember(settings, older, newer) };
    context.drop(old, newerCounts);
    context.report({
      code: 'key/left-out',
      component: 'settings',
      subject: older,
      at: old,
      message: \`The app has \${older} beside \${newer}; \${newer} counts, and \${older} is left out.\`,
      action: 'Compare both, and take the one that is meant.',
    });
    return { ...app, settings: withoutMembers(settings, older) };
  },
};
`;

const testOf = ({
  name,
  identifier,
  older,
  newer,
  step,
  root,
}) => `import { ${identifier} } from '../../../../migrations/${step}/${name}';
import { plain } from '../../../support/plain';
import { migrateTree } from '../../../support/run-stages';
import { runTransform } from '../../../support/run-transform';
import type { Tree } from '../../../support/write-tree';

// TODO(${name}): an app as people have it.
const app = (settings: object): Tree => ({
  '${root.name}': { config_version: ${root.version}, name: 'shop', ...settings },
});

test('typical: the older key becomes the newer one, in its place', () => {
  const { after, codes } = runTransform(${identifier}, app({ ${older}: 1, other: 2 }));
  expect(JSON.stringify(plain(after.settings))).toBe(
    JSON.stringify({ config_version: ${root.version}, name: 'shop', ${newer}: 1, other: 2 }),
  );
  expect(codes).toEqual([]);
});

test('edge: where an app has both keys, the newer one counts, and that is told', () => {
  const { after, dropped, codes } = runTransform(${identifier}, app({ ${older}: 1, ${newer}: 2 }));
  expect(plain(after.settings)).toEqual({ config_version: ${root.version}, name: 'shop', ${newer}: 2 });
  expect(dropped).toEqual([1]);
  expect(codes).toEqual(['key/left-out']);
});

test('must not change: settings without the older key are the same object afterwards', () => {
  const { before, after } = runTransform(${identifier}, app({ ${newer}: 2 }));
  expect(after.settings).toBe(before.settings);
});

test('joins the properties: every value has an account, and a second run changes nothing', () => {
  const { ledger, output } = migrateTree(app({ ${older}: 1 }));
  expect(ledger.gaps).toEqual([]);
  expect(JSON.stringify(output)).toContain('${newer}');
  expect(migrateTree(output).output).toEqual(output);
});
`;

const sectionOf = ({ name, older, newer, root }) => `
## ${name}

TODO(${name}): what changes. The older key gives way to the newer one.

Before, in \`${root.name}\`:

\`\`\`json
{ "${older}": 1 }
\`\`\`

After:

\`\`\`json
{ "${newer}": 1 }
\`\`\`

- **Cannot be known:** nothing.
- **Leaves the app:** \`${older}\`, where the app has \`${newer}\` too, with the finding
  [\`key/left-out\`](../../docs/findings.md#keyleft-out).
- **Rule:** [docs/config](../../docs/sources.md#docsconfig).
`;

// The oldest layout takes every step, so that one app does for a transform of any.
const richRunOf = ({ name, older, newer }) => `  {
    title: 'an app for ${name}',
    tree: {
      'stitch.json': { config_version: 20180301, name: 'shop', ${older}: 1, ${newer}: 2 },
    },
  },
`;

/** The files that a new transform changes or adds, by their paths. */
function writeFiles(facts) {
  const { name, identifier, step, older } = facts;
  const index = `migrations/${step}/index.ts`;
  const firstOwn = /^import .* from '\.\/.*';\n(?!import)/m.exec(read(index));
  if (!firstOwn) fail(`${index} has changed its form: it imports no transform.`);
  const imported = insert(index, firstOwn[0], 'after', `import { ${identifier} } from './${name}';\n`);
  const end = imported.lastIndexOf('\n};');
  const list = imported.lastIndexOf(']', end);
  const comma = /,\s*$/.test(imported.slice(0, list)) ? '' : ', ';
  const runs = 'test/support/rich-apps/runs.ts';
  const documents = 'test/properties/arbitraries/documents.ts';
  return {
    [`migrations/${step}/${name}.ts`]: moduleOf(facts),
    [index]: `${imported.slice(0, list)}${comma}${identifier}${imported.slice(list)}`,
    [`test/unit/migrations/${step}/${name}.test.ts`]: testOf(facts),
    [`migrations/${step}/README.md`]: read(`migrations/${step}/README.md`) + sectionOf(facts),
    [runs]: insert(runs, '];\n', 'before', richRunOf(facts)),
    // A key a line, and no blank line between them.
    [documents]: insert(
      documents,
      'settingsOfTransforms: Fields = {',
      'after',
      `\n  ${older}: text,\n`,
    ).replace(`${older}: text,\n\n`, `${older}: text,\n`),
  };
}

async function run() {
  const { name, step } = readArguments();
  checkName(name, step);
  const word = name.replaceAll('-', '_');
  const files = writeFiles({
    name,
    step,
    identifier: identifierOf(name),
    older: `example_${word}_older`,
    newer: `example_${word}`,
    root: ROOT_FILES[step],
  });
  // Loaded only when there is something to format: a refusal comes at once.
  const { format, resolveConfig } = await import('prettier');
  const formatted = await Promise.all(
    Object.entries(files).map(async ([path, text]) => {
      const filepath = join(PROJECT, path);
      return [filepath, await format(text, { ...(await resolveConfig(filepath)), filepath })];
    }),
  );
  for (const [path, text] of formatted) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  console.log(
    `Written:\n${Object.keys(files)
      .map((path) => `  ${path}\n`)
      .join('')}`,
  );
  console.log(`It renames a key of the root file that no app has. Next: put your change in its place, beginning with the
tests; git grep 'TODO(${name})' lists what to replace. docs/writing-a-migration.md explains each part.`);
}

run().catch((error) => {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
