// Prints what linters say of the cases in test/lint-cases and of ../shared/http-cases, as docs/lint-comparison.md has it.
//
//   npm run compare:linters               the tables, as Markdown
//   npm run compare:linters -- --write    into docs/lint-comparison.md
//
// It needs the build. A linter's report of a case is specific when one of its rules that mean the hazard (`meant` below)
// is reported anywhere in the file, which is generous; migrate-functions must name the rule and the line of expected.json5.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const { ESLint } = require('eslint');
const JSON5 = require('json5');
const tseslint = require('typescript-eslint');
const { writeCaseApp } = require('../support/write-case-app.cjs');

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const COMMAND = join(PROJECT, 'dist/src/cli/main.js');
const PAGE = join(PROJECT, 'docs/lint-comparison.md');
const SHARED = join(PROJECT, '../shared/http-cases');
const SETS = join(PROJECT, 'test/lint-cases');

const plugins = {
  '@typescript-eslint': tseslint.plugin,
  promise: require('eslint-plugin-promise'),
  n: require('eslint-plugin-n'),
  sonarjs: require('eslint-plugin-sonarjs'),
};

/** The rules of each linter that are about promises, callbacks, results and ends of functions; the others are style. */
const RULES = {
  ESLint: [
    'array-callback-return',
    'consistent-return',
    'default-case',
    'no-async-promise-executor',
    'no-fallthrough',
    'no-promise-executor-return',
    'no-throw-literal',
    'no-unreachable',
    'no-unsafe-finally',
    'prefer-promise-reject-errors',
    'require-atomic-updates',
  ],
  'typescript-eslint': [
    '@typescript-eslint/await-thenable',
    ['@typescript-eslint/no-floating-promises', { ignoreVoid: false }],
    '@typescript-eslint/no-misused-promises',
    '@typescript-eslint/only-throw-error',
    '@typescript-eslint/prefer-promise-reject-errors',
    '@typescript-eslint/return-await',
    '@typescript-eslint/strict-void-return',
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
  promise: [
    'promise/always-return',
    'promise/catch-or-return',
    'promise/no-callback-in-promise',
    'promise/no-multiple-resolved',
    'promise/no-nesting',
    'promise/no-new-statics',
    'promise/no-promise-in-callback',
    'promise/no-return-in-finally',
    'promise/no-return-wrap',
    'promise/valid-params',
  ],
  n: [
    ['n/callback-return', ['res.send', 'res.json', 'res.end', 'res.sendStatus']],
    ['n/handle-callback-err', '^e(rr|rror)?$'],
    'n/no-process-exit',
  ],
  sonarjs: [
    'sonarjs/elseif-without-else',
    'sonarjs/no-fallthrough',
    'sonarjs/no-ignored-exceptions',
    'sonarjs/no-inconsistent-returns',
    'sonarjs/no-nested-functions',
    'sonarjs/no-try-promise',
  ],
};
const LINTERS = [...Object.keys(RULES), 'oxlint'];

/** Those of oxlint, by the names that it gives them, with the name of the rule of the others that each is made after. */
const OXLINT = {
  'eslint/array-callback-return': 'array-callback-return',
  'eslint/default-case': 'default-case',
  'eslint/no-async-promise-executor': 'no-async-promise-executor',
  'eslint/no-fallthrough': 'no-fallthrough',
  'eslint/no-promise-executor-return': 'no-promise-executor-return',
  'eslint/no-unreachable': 'no-unreachable',
  'eslint/no-unsafe-finally': 'no-unsafe-finally',
  'eslint/prefer-promise-reject-errors': 'prefer-promise-reject-errors',
  'node/callback-return': 'n/callback-return',
  'node/handle-callback-err': 'n/handle-callback-err',
  'promise/always-return': 'promise/always-return',
  'promise/catch-or-return': 'promise/catch-or-return',
  'promise/no-callback-in-promise': 'promise/no-callback-in-promise',
  'promise/no-multiple-resolved': 'promise/no-multiple-resolved',
  'promise/no-nesting': 'promise/no-nesting',
  'promise/no-new-statics': 'promise/no-new-statics',
  'promise/no-promise-in-callback': 'promise/no-promise-in-callback',
  'promise/no-return-in-finally': 'promise/no-return-in-finally',
  'promise/no-return-wrap': 'promise/no-return-wrap',
  'promise/valid-params': 'promise/valid-params',
  'typescript/await-thenable': '@typescript-eslint/await-thenable',
  'typescript/no-floating-promises': '@typescript-eslint/no-floating-promises',
  'typescript/no-misused-promises': '@typescript-eslint/no-misused-promises',
  'typescript/only-throw-error': '@typescript-eslint/only-throw-error',
  'typescript/prefer-promise-reject-errors': '@typescript-eslint/prefer-promise-reject-errors',
  'typescript/return-await': '@typescript-eslint/return-await',
  'typescript/strict-void-return': '@typescript-eslint/strict-void-return',
  'typescript/switch-exhaustiveness-check': '@typescript-eslint/switch-exhaustiveness-check',
};
const BY_TYPE = 'typescript-eslint';
const TYPED = 'with our typings';

const floating = ['@typescript-eslint/no-floating-promises', 'promise/catch-or-return'];
const misused = ['@typescript-eslint/no-misused-promises', '@typescript-eslint/strict-void-return'];
const noError = [
  '@typescript-eslint/only-throw-error',
  '@typescript-eslint/prefer-promise-reject-errors',
  'no-throw-literal',
  'prefer-promise-reject-errors',
];

/** Which of their rules mean a hazard. Of a hazard that is missing here, no rule of theirs speaks. */
const meant = {
  'http/path-without-response': [
    'default-case',
    'sonarjs/elseif-without-else',
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
  'http/catch-without-response': ['sonarjs/no-ignored-exceptions'],
  'http/maybe-sent-twice': ['no-fallthrough', 'sonarjs/no-fallthrough'],
  'http/floating-before-response': floating,
  'http/handled-but-not-awaited': floating,
  'http/work-after-response': floating,
  'http/work-at-load': floating,
  'http/async-iteration': [...floating, ...misused, 'no-async-promise-executor'],
  'http/callback-error-ignored': ['n/handle-callback-err'],
  'http/empty-rejection': noError,
  'http/process-exit': ['n/no-process-exit'],
  'source/floating-work': [...floating, ...misused, '@typescript-eslint/await-thenable'],
  'endpoint/response-set-too-late': [...floating, ...misused],
  'source/cursor-returned': ['@typescript-eslint/await-thenable'],
  'source/module-state': ['require-atomic-updates'],
};

/** The rules that fit the shared cases, by the number of their files; several where the hazard has two sides. */
const SHARED_RULES = {
  1: 'http/no-response',
  2: 'http/path-without-response',
  3: 'http/path-without-response',
  4: 'http/catch-without-response',
  5: 'http/returned-instead-of-sent',
  6: 'http/returned-instead-of-sent',
  7: 'http/returned-instead-of-sent',
  8: 'http/sent-twice',
  9: 'http/maybe-sent-twice http/sent-twice',
  10: 'http/maybe-sent-twice http/sent-twice',
  11: 'http/floating-before-response',
  12: 'http/handled-but-not-awaited',
  13: 'http/handled-but-not-awaited',
  14: 'http/handled-but-not-awaited http/floating-before-response',
  15: 'http/async-iteration',
  16: 'http/async-iteration',
  17: 'http/work-after-response',
  18: 'http/timer-outlives-response',
  19: 'http/interval-never-ends',
  20: 'http/listener-outlives-response',
  21: 'http/throw-in-callback',
  22: 'http/callback-error-ignored',
  23: 'http/maybe-sent-twice http/sent-twice',
  24: 'http/number-sent',
  25: 'http/two-argument-send',
  26: 'http/write-without-end',
  27: 'http/pipe-without-error-path',
  28: 'http/status-without-end',
  29: 'http/floating-before-response http/catch-without-response http/path-without-response',
  30: 'http/header-after-response',
  31: 'http/process-exit',
  32: 'http/async-iteration http/path-without-response',
  33: 'http/chained-after-send-status',
  34: 'http/maybe-sent-twice http/sent-twice',
  35: 'http/maybe-sent-twice http/sent-twice',
  36: 'http/maybe-sent-twice http/sent-twice',
  37: 'http/next-parameter',
};

const write = process.argv[2] === '--write';
if (process.argv.length > 3 || (process.argv[2] !== undefined && !write)) {
  console.error('Usage: npm run compare:linters -- [--write]');
  process.exit(1);
}
const fault = require('../support/build-stamp.cjs').faultOfBuild(PROJECT);
if (fault) {
  console.error(fault);
  process.exit(1);
}

const work = realpathSync(mkdtempSync(join(tmpdir(), 'migrate-functions-linters-')));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

const hasOurs = /^ {2}lint\b/m.test(start(['--help']).stdout);
if (!hasOurs)
  console.error('The built command has no lint yet: its column says "not run". The others are measured.');

const sets = [await measureHandlers(), await measureAppServices(), ...(await measureShared())];
const page = describe(sets);
if (write) writePage(page);
else console.log(page);

/** Handlers of our own. */
async function measureHandlers() {
  const folder = join(work, 'handlers');
  cpSync(join(SETS, 'handlers'), folder, { recursive: true });
  const cases = readSet('handlers');
  const reports = await lintHandlers(folder);
  return {
    title: "Handlers of the functions framework, the project's own",
    columns: LINTERS,
    cases,
    reports,
    ours: runOurs(Object.keys(cases).map((path) => [path, join(folder, path)])),
  };
}

/** The shared handlers, when they are there. Only their sums are shown: they are not part of this repository. */
async function measureShared() {
  if (!existsSync(SHARED)) {
    console.error('SKIPPED: ../shared/http-cases is not beside this repository.');
    return [];
  }
  const folder = join(work, 'shared');
  const cases = {};
  for (const kind of ['bad', 'good']) {
    mkdirSync(join(folder, kind), { recursive: true });
    for (const file of readdirSync(join(SHARED, kind))) {
      writeFileSync(join(folder, kind, file), readFileSync(join(SHARED, kind, file)));
      // Any of the rules will do, and no line is said.
      const findings = kind === 'bad' ? [{ anyOf: SHARED_RULES[parseInt(file, 10)].split(' ') }] : [];
      cases[`${kind}/${file}`] = { findings };
    }
    // What the cases require is not there: with its types, the rules that need them have their chance.
    const types = readFileSync(join(SETS, 'handlers/db.d.ts'), 'utf8');
    writeFileSync(
      join(folder, kind, 'db.d.ts'),
      `${types}\nexport function insert(row: object): Promise<Row>;\n`,
    );
    cpSync(join(SETS, 'handlers/events.d.ts'), join(folder, kind, 'events.d.ts'));
  }
  return [
    {
      title: 'Handlers of the functions framework, written apart from the project',
      columns: LINTERS,
      cases,
      reports: await lintHandlers(folder),
      ours: runOurs(Object.keys(cases).map((path) => [path, join(folder, path)])),
      sumsOnly: true,
    },
  ];
}

/** Sources of App Services: typescript-eslint without and with the typings of this package. */
async function measureAppServices() {
  const { buildTypings } = require(join(PROJECT, 'dist/src/plan/build-typings.js'));
  const app = join(work, 'app');
  const typedApp = join(work, 'typed-app');
  const paths = Object.entries(writeCaseApp(app));
  writeCaseApp(typedApp);
  for (const { path, text } of buildTypings()) {
    writeFileSync(join(typedApp, path), text);
    if (path === 'jsconfig.json') writeFileSync(join(app, path), text);
  }
  const files = paths.map(([, at]) => at);
  const untyped = await lintFolder(app, 'jsconfig.json', files);
  const typed = await lintFolder(typedApp, 'jsconfig.json', files);
  const saidOf = (at) => [
    ...untyped.get(at),
    ...typed.get(at).flatMap(({ linter, rule }) => (linter === BY_TYPE ? [{ linter: TYPED, rule }] : [])),
  ];
  return {
    title: "Sources of App Services, the project's own",
    columns: LINTERS.flatMap((linter) => (linter === BY_TYPE ? [linter, TYPED] : [linter])),
    cases: readSet('app-services'),
    reports: new Map(paths.map(([path, at]) => [path, saidOf(at)])),
    ours: runOurs(paths, app),
  };
}

function readSet(name) {
  return JSON5.parse(readFileSync(join(SETS, name, 'expected.json5'), 'utf8'));
}

async function lintHandlers(folder) {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        allowJs: true,
        strict: true,
        noEmit: true,
        target: 'es2022',
        module: 'node16',
        moduleDetection: 'force',
        types: ['node'],
        skipLibCheck: true,
      },
      include: ['bad', 'good'],
    }),
  );
  symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return lintFolder(folder, 'tsconfig.json', ['bad/*.{js,ts}', 'good/*.{js,ts}']);
}

/** Runs the linters over the files of a folder: what they report, by file. */
async function lintFolder(folder, project, files) {
  const rules = Object.values(RULES).flat();
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [
      { ignores: ['**/*.d.ts'] },
      {
        files: ['**/*.{js,ts}'],
        languageOptions: {
          parser: tseslint.parser,
          parserOptions: { project, tsconfigRootDir: folder },
        },
        plugins,
        rules: Object.fromEntries(
          rules.map((rule) => (Array.isArray(rule) ? [rule[0], ['error', rule[1]]] : [rule, 'error'])),
        ),
      },
    ],
  });
  const linterOf = new Map(
    Object.keys(RULES).flatMap((linter) =>
      RULES[linter].map((rule) => [Array.isArray(rule) ? rule[0] : rule, linter]),
    ),
  );
  const reports = new Map();
  for (const { filePath, messages } of await eslint.lintFiles(files)) {
    const broken = messages.find(({ fatal }) => fatal);
    if (broken) throw new Error(`${filePath}: ${broken.message}`);
    reports.set(
      relative(folder, filePath).replaceAll('\\', '/'),
      messages.map(({ ruleId }) => ({ linter: linterOf.get(ruleId), rule: ruleId })),
    );
  }
  for (const [path, said] of lintWithOxlint(folder, project, [...reports.keys()]))
    reports.get(path)?.push(...said);
  return reports;
}

/** Runs oxlint, with types: what it reports, by file. */
function lintWithOxlint(folder, project, files) {
  const options = Object.fromEntries(
    Object.values(RULES)
      .flat()
      .filter((rule) => Array.isArray(rule)),
  );
  const rules = Object.entries(OXLINT).map(([rule, same]) => [
    rule,
    same in options ? ['error', options[same]] : 'error',
  ]);
  const config = join(work, 'oxlintrc.json');
  writeFileSync(
    config,
    JSON.stringify({
      plugins: ['eslint', 'node', 'promise', 'typescript'],
      categories: { correctness: 'off' },
      ignorePatterns: ['**/*.d.ts'],
      rules: Object.fromEntries(rules),
    }),
  );
  const args = ['-c', config, '--type-aware', '--tsconfig', project, '-f', 'json', ...files];
  const command = join(dirname(require.resolve('oxlint/package.json')), 'bin/oxlint');
  const run = spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: {
      ...process.env,
      OXLINT_TSGOLINT_PATH: join(dirname(require.resolve('oxlint-tsgolint/package.json')), 'bin/tsgolint.js'),
    },
  });
  if (!run.stdout.startsWith('{')) throw new Error(`oxlint failed: ${run.stderr}${run.stdout}`);
  const said = new Map();
  for (const { code, filename } of JSON.parse(run.stdout).diagnostics) {
    const [, plugin, name] = /^(?:eslint-plugin-)?(\w+)\((.+)\)$/.exec(code) ?? [];
    const rule = OXLINT[`${plugin}/${name}`];
    if (!rule) throw new Error(`oxlint reports ${code} of ${filename}, which was not asked for.`);
    const path = filename.replaceAll('\\', '/');
    said.set(path, [...(said.get(path) ?? []), { linter: 'oxlint', rule }]);
  }
  return said;
}

function start(args, cwd = PROJECT) {
  return spawnSync(process.execPath, [COMMAND, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, NO_COLOR: '1' },
  });
}

/** Runs our linter over an app, or over the files themselves: its findings by case; undefined when there is none. */
function runOurs(files, app) {
  if (!hasOurs) return undefined;
  const given = app ? [app] : files.map(([, file]) => file);
  const { stdout, stderr } = start(['lint', ...given, '--format', 'json']);
  if (!stdout) throw new Error(`lint failed: ${stderr}`);
  const { findings } = JSON.parse(stdout);
  return new Map(
    files.map(([path, file]) => [
      path,
      findings
        .filter(({ code, place }) => place && sameFile(file, place.file) && isLintRule(code))
        .map(({ code, place }) => ({ rule: code, line: place.line })),
    ]),
  );
}

function sameFile(file, shown) {
  const [long, short] = file.length > shown.length ? [file, shown] : [shown, file];
  return long === short || long.endsWith(`/${short.replace(/^\.\//, '')}`);
}

function isLintRule(code) {
  const { lintRules } = require(join(PROJECT, 'dist/src/model/lint-rules.js'));
  return Object.hasOwn(lintRules, code);
}

/** What a linter's reports of a bad case come to: the hazard by name, something else, or nothing. */
function judge(said, findings) {
  if (said.length === 0) return '';
  const rules = findings.flatMap(({ rule, or, anyOf }) => anyOf ?? [rule, or]);
  const specific = rules.flatMap((rule) => meant[rule] ?? []);
  return said.some(({ rule }) => specific.includes(rule)) ? 'yes' : 'hint';
}

/** Whether our findings are the expected ones: `yes`, `place` when a line is another one, `no`. */
function judgeOurs(found, { findings, also = [] }) {
  if (found === undefined) return 'not run';
  const says = ({ rule, or, anyOf }) => found.filter((one) => (anyOf ?? [rule, or]).includes(one.rule));
  const hits = findings.map((expected) => {
    const same = says(expected);
    if (same.length === 0) return 'no';
    return expected.line === undefined || same.some(({ line }) => line === expected.line) ? 'yes' : 'place';
  });
  const known = [...findings, ...also].flatMap(says);
  const more = found.filter((one) => !known.includes(one)).length;
  const worst = hits.includes('no') ? 'no' : hits.includes('place') ? 'place' : 'yes';
  return more ? `${worst}, ${more} more` : worst;
}

function describe(measured) {
  return [versions(), ...measured.map(describeSet), describeMeant()].join('\n\n');
}

function describeMeant() {
  const code = (rule) => `\`${rule}\``;
  const rows = Object.entries(meant).map(([hazard, rules]) => [code(hazard), rules.map(code).join(', ')]);
  return [
    '## What counts as naming the hazard',
    'Any of these rules anywhere in the file. Hazards that are missing here are those that no rule of theirs speaks of.',
    table([['hazard', 'rules'], ...rows]),
  ].join('\n\n');
}

function versions() {
  const of = (name) =>
    `${name} ${JSON.parse(readFileSync(join(PROJECT, 'node_modules', name, 'package.json'), 'utf8')).version}`;
  const names = [
    'eslint',
    'typescript-eslint',
    'eslint-plugin-promise',
    'eslint-plugin-n',
    'eslint-plugin-sonarjs',
    'oxlint',
    'oxlint-tsgolint',
  ];
  return `Measured with ${names.map(of).join(', ')}, typescript ${require('typescript').version}.`;
}

function describeSet({ title, cases, columns, reports, ours, sumsOnly }) {
  const bad = Object.keys(cases).filter((path) => path.startsWith('bad/'));
  const good = Object.keys(cases).filter((path) => path.startsWith('good/'));
  const saidBy = (linter, path) => (reports.get(path) ?? []).filter((said) => said.linter === linter);
  const judgements = new Map(
    bad.map((path) => [path, columns.map((linter) => judge(saidBy(linter, path), cases[path].findings))]),
  );
  const oursOf = (path) => judgeOurs(ours && (ours.get(path) ?? []), cases[path]);
  const alarms = (path) =>
    columns.map((linter) => [...new Set(saidBy(linter, path).map(({ rule }) => rule))]);

  const sums = [
    ['', 'hazard named', 'something said', `false alarms, of ${good.length}`],
    ...columns.map((linter, at) => {
      const cells = [...judgements.values()].map((row) => row[at]);
      return [
        linter,
        count(cells, (cell) => cell === 'yes'),
        count(cells, (cell) => cell !== ''),
        count(good, (path) => alarms(path)[at].length > 0),
      ];
    }),
    [
      'any of them',
      count([...judgements.values()], (row) => row.includes('yes')),
      count([...judgements.values()], (row) => row.some((cell) => cell !== '')),
      count(good, (path) => alarms(path).some((rules) => rules.length > 0)),
    ],
    ours
      ? [
          'migrate-functions lint',
          count(bad, (path) => oursOf(path).startsWith('yes')),
          count(bad, (path) => ours.get(path).length > 0),
          count(good, (path) => ours.get(path).length > 0),
        ]
      : ['migrate-functions lint', 'not run', 'not run', 'not run'],
  ];
  const parts = [`## ${title}`, `${bad.length} with a hazard, ${good.length} without.`, table(sums)];
  if (sumsOnly) return parts.join('\n\n');

  const rows = bad.map((path) => [
    `\`${path.slice('bad/'.length)}\``,
    [...new Set(cases[path].findings.map(({ rule }) => rule))].map((rule) => `\`${rule}\``).join(', '),
    ...judgements.get(path),
    oursOf(path),
  ]);
  parts.push(table([['file of bad/', 'hazard', ...columns, 'migrate-functions'], ...rows]));
  const alarmRows = good.flatMap((path) => {
    const rules = [...new Set(alarms(path).flat())];
    const own = ours?.get(path).map(({ rule }) => rule) ?? [];
    const said = [...rules, ...own].map((rule) => `\`${rule}\``).join(', ');
    return said ? [[`\`${path.slice('good/'.length)}\``, said]] : [];
  });
  if (alarmRows.length) parts.push(table([['file of good/', 'false alarm'], ...alarmRows]));
  return parts.join('\n\n');
}

function count(items, holds) {
  return String(items.filter(holds).length);
}

/** A table of Markdown, its columns aligned as prettier does it. */
function table(rows) {
  const widths = rows[0].map((_, at) => Math.max(3, ...rows.map((row) => row[at].length)));
  const line = (row) => `| ${row.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  const [head, ...body] = rows;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join(
    '\n',
  );
}

function writePage(text) {
  const [begin, end] = ['<!-- measured -->', '<!-- /measured -->'];
  const page = readFileSync(PAGE, 'utf8');
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${relative(PROJECT, PAGE)} lacks ${begin} or ${end}.`);
  writeFileSync(PAGE, `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`);
}
