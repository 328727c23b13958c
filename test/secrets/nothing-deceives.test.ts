import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, type Ran } from '../support/run-command';
import { readTree } from '../support/read-tree';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree, type Tree } from '../support/write-tree';

// One of every kind: directions of writing, joiners and blanks without width, marks, tags, selectors, separators of lines,
// and what is no character. Controls can be in no path, and stand in values.
const unseen = [
  ...['\u202e', '\u202a', '\u2066', '\u2069', '\u200e', '\u200f', '\u061c'],
  ...['\u200b', '\u200c', '\u200d', '\u2060', '\u2064', '\ufeff', '\u00ad', '\u180e', '\u034f', '\u3164'],
  ...['\u{e0041}', '\u{e0100}', '\ufe0f', '\u2028', '\u2029', '\ufffe'],
];
const anyUnseen =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}]/u;

const named = (index: number): string => `a${unseen[index % unseen.length]}b${index}`;

/** An app whose every name, key and text has such a character. */
function deceivingApp(): Tree {
  const each = (build: (name: string, index: number) => [string, unknown][]): Tree =>
    Object.fromEntries(unseen.flatMap((_, index) => build(named(index), index)));
  return {
    'config.json': {
      config_version: 20200603,
      name: 'shop\u202e',
      location: 'US-VA',
      [named(0)]: 1,
      security: { allowed_request_origins: ['https://\u200bexample.org'] },
    },
    ...each((name, index) => [
      [`values/v${index}.json`, { name, value: `x${name}`, from_secret: index % 2 === 0 }],
      [
        `triggers/t${index}.json`,
        { name, type: 'SCHEDULED', config: { schedule: name, [name]: 1 }, function_name: name },
      ],
      [`functions/f${index}/config.json`, { name, private: false, [name]: true }],
      [
        `functions/f${index}/source.js`,
        `exports = () => context.values.get(${JSON.stringify(`no${name}`)});\n// ${name}\n`,
      ],
      [`services/s${index}/config.json`, { name, type: 'http', secret_config: { token: name } }],
      [
        `services/s${index}/incoming_webhooks/w/config.json`,
        { name, options: { httpMethod: name, validationMethod: 'VERIFY_PAYLOAD' } },
      ],
      [`services/s${index}/incoming_webhooks/w/source.js`, 'exports = () => 1;\n'],
      [`auth_providers/p${index}.json`, { name, type: 'anon-user', config: { [name]: name } }],
      [`hosting/files/${name}.txt`, 'x'],
    ]),
    'values/controls.json': { name: 'controls', value: '\u0007\u001b[31m\u0085\ud800', from_secret: true },
    'values/bom.json': '\ufeff{"name":"bom","value":1,"id":"x","from_secret":false}',
    'services/m/config.json': { name: 'm', type: 'mongodb-atlas', config: { clusterName: '\u202etxt.exe' } },
    'services/m/rules/r.json': { database: 'd\u202e', collection: 'c\u200b', roles: [] },
  };
}

// Line breaks are what lines end with; tabs stand in sources.
const shownIn = (text: string): string => text.replaceAll('\n', '').replaceAll('\t', '');

function expectPlain(texts: Readonly<Record<string, string>>): void {
  const found = Object.entries(texts).flatMap(([where, text]) => {
    const at = shownIn(text).search(anyUnseen);
    return at < 0 ? [] : [`${where}: ${JSON.stringify(shownIn(text).slice(Math.max(0, at - 40), at + 20))}`];
  });
  expect(found).toEqual([]);
}

const streams = (name: string, { out, error }: Ran): Record<string, string> => ({
  [`${name}: stdout`]: out,
  [`${name}: stderr`]: error,
});

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
  writeTree(join(folder, 'app'), deceivingApp());
});

const run = (...args: readonly string[]): Ran => runCommand(args, { cwd: folder });

test('a run shows every character, in all formats, in its diffs and in the answers that it saves', () => {
  const reports = join(folder, 'reports');
  mkdirSync(reports);
  const files = ['txt', 'json', 'md', 'html', 'sarif'].flatMap((ending) => [
    '--report',
    join(reports, `r.${ending}`),
  ]);
  const answers = ['--answer', 'name=shop', '--answer', 'webhook-method=POST', '--yes'];
  const migrated = run(
    'app',
    '--out',
    'new',
    ...answers,
    '--verbose',
    ...files,
    '--save-answers',
    join(reports, 'answers.json5'),
  );
  const planned = run('app', '--dry-run', ...answers, '--verbose', '--diff');
  const again = run('app', '--dry-run', '--answers', join(reports, 'answers.json5'), '--format', 'json');
  const written = Object.fromEntries(
    readdirSync(reports).map((name) => [name, readFileSync(join(reports, name), 'utf8')]),
  );
  expectPlain({
    ...streams('run', migrated),
    ...streams('plan', planned),
    ...streams('again', again),
    ...written,
  });
  expect([migrated.code, migrated.error]).toEqual([0, '']);
  expect(planned.out).toContain('a\\u202eb0');
  expect(planned.out).toContain('-\\ufeff{"name":"bom"');
  expect([planned.code, again.code]).toEqual([migrated.code, migrated.code]);
});

test('a name is the same for whoever parses JSON, and the tree has its bytes', () => {
  const { out } = run('inspect', 'app', '--format', 'json');
  expectPlain({ out });
  const names = new Set(JSON.stringify(JSON.parse(out)).match(/a[^"\\]{1,2}b\d+/gu));
  for (const index of [0, 7, 17, 18]) expect(names).toContain(named(index));
  const plain = writeTree(join(folder, 'plain'), {
    'config.json': { config_version: 20200603, name: 'shop', location: 'US-VA' },
    'values/a.json': { name: 'a', value: '\u202e\u200b\u{e0041}', from_secret: false },
  });
  expect(run(plain, '--out', 'new', '--yes').code).toBe(0);
  expect(readTree(join(folder, 'new'))['values/a.json']).toContain('\u202e\u200b\u{e0041}');
});

test('inspect, lint and messages show every character', () => {
  writeTree(folder, {
    'broken/config.json': { config_version: 20200603, name: 'shop', location: 'US-VA' },
    'broken/values/a\u202eb.json': '{"a":\u202e}',
    'controls/config.json': { config_version: 20200603, name: 'shop', location: 'US-VA' },
    'controls/values/a.json': { name: 'a\u001b[31m\u0085', value: 1, from_secret: false },
    'answers.json5': `{ "webhook\u202e": "a\u200b", "name": "\u2066" }`,
  });
  expectPlain({
    ...streams('inspect', run('inspect', 'app', '--verbose')),
    ...Object.fromEntries(
      ['text', 'json', 'markdown', 'html', 'sarif'].flatMap((format) =>
        Object.entries(streams(`lint ${format}`, run('lint', 'app', '--verbose', '--format', format))),
      ),
    ),
    ...streams('broken', run('broken', '--out', 'x')),
    ...streams('controls', run('controls', '--out', 'x')),
    ...streams('no app', run('no\u202eapp', '--out', 'x')),
    ...streams('no option', run('app', '--out', 'x', '--no\u202eption')),
    ...streams('answers', run('app', '--out', 'x', '--answers', 'answers.json5')),
    ...streams('refused', run('app', '--out', 'x', '--name', 'a\u202eb')),
    ...streams('no rule', run('lint', 'app', '--rule', 'source/\u202e')),
  });
});
