// npm run bench: prints how long the built command takes and how much memory it needs. Growth alone is
// asserted, as it is a ratio of one run.
//
//   node test/bench/run.mjs              all parts, many minutes
//   node test/bench/run.mjs --quick      smaller apps, fewer rounds
//   node test/bench/run.mjs --only b     one part; several: --only a,d
//   node test/bench/run.mjs --only f --match role   of part f, what has these letters in its name
//
// The apps are made, migrated and removed in the folder for temporary files, which TMPDIR moves: on a disk, the times
// are mostly the disk's; on a file system in memory (TMPDIR=/dev/shm on Linux), they are the program's, and that is
// where to look at ratios and growth. Without a build, what the command is held against is measured alone.
import { Buffer } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { canMeasure, makeProjects, measureCpu, measureMany } from './cloud-run.mjs';
import { measureGrowth } from './growth.mjs';
import { makeApp } from './make-app.mjs';
import { makeSources } from './make-sources.mjs';

const PROJECT = resolve(fileURLToPath(new URL('../..', import.meta.url)));
const COMMAND = join(PROJECT, 'dist', 'src', 'cli', 'main.js');
const ANALYSE = fileURLToPath(new URL('./analyse-sources.mjs', import.meta.url));
const BARE_MOVE = fileURLToPath(new URL('./bare-move.mjs', import.meta.url));
const REPORT_AT_EXIT = fileURLToPath(new URL('./report-at-exit.cjs', import.meta.url));

const PARTS = {
  a: compareWithCopy,
  b: scaleUp,
  c: carryHostedFiles,
  d: startUp,
  e: analyseSources,
  f: growInEachDimension,
  g: renderLargePage,
  h: serveRequests,
};
const { quick, parts, match } = readOptions();
const { faultOfBuild } = createRequire(import.meta.url)('../support/build-stamp.cjs');
const fault = faultOfBuild(PROJECT);
const built = fault === undefined;
const work = mkdtempSync(join(tmpdir(), 'migrate-functions-bench-'));
const shownFailures = new Set();
const exitReport = join(work, 'report.json');
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.on(signal, () => process.exit(code));
}

console.log(
  `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus().length} cores${quick ? ', --quick' : ''}`,
);
if (!built) {
  console.log(fault);
  console.log('Until then, only what the command is held against is measured.');
  process.exitCode = 1;
}
for (const part of parts) await PARTS[part]();

/** (a) The command beside cp -r and beside a script that only moves the data. */
function compareWithCopy() {
  const size = quick
    ? { functions: 500, rules: 500, triggers: 125, hostedMegabytes: 5 }
    : { functions: 2000, rules: 2000, triggers: 500, hostedMegabytes: 20 };
  const rounds = quick ? 3 : 9;
  const app = join(work, 'app');
  const made = makeApp(app, size);
  title(
    `a. ${count(size.functions)} functions, ${count(size.rules)} rules, ${count(size.triggers)} triggers, ` +
      `${size.hostedMegabytes} MB hosted`,
    `${count(made.files)} files, ${(made.bytes / 1e6).toFixed(1)} MB. One round to warm up, then ${rounds} in turn; wall time.`,
  );

  const runners = [
    ...(built ? [{ name: 'migrate-functions', start: migrate }] : []),
    { name: 'cp -r', start: (from, to) => ['cp', '-r', from, to] },
    { name: 'bare script', start: moveBare },
  ].map((runner) => ({ ...runner, target: join(work, `out-${runner.name}`), times: [], wrote: 0 }));

  for (let round = 0; round <= rounds; round++) {
    // The first of a round may pay for the removals before it: each one has its turn at that.
    for (let i = 0; i < runners.length; i++) {
      const runner = runners[(i + round) % runners.length];
      const { ms } = run(runner.start(app, runner.target), runner.name);
      if (round === 0) runner.wrote = countFiles(runner.target);
      else if (ms !== undefined) runner.times.push(ms);
      rmSync(runner.target, { recursive: true, force: true });
    }
  }

  const [copied, bare] = runners.slice(-2).map(({ times }) => median(times));
  table(
    ['', 'median', 'min', 'max', 'x cp -r', 'x bare', 'files out'],
    runners.map(({ name, times, wrote }) => [
      name,
      seconds(median(times)),
      seconds(Math.min(...times)),
      seconds(Math.max(...times)),
      ratio(median(times), copied),
      ratio(median(times), bare),
      count(wrote),
    ]),
  );
  remove(app);
}

/** (b) Time and memory as the app grows: the figures for each function should stay where they are. */
function scaleUp() {
  const sizes = quick ? [100, 400, 1600] : [200, 2000, 20_000];
  title(
    'b. As many rules as functions, a quarter as many triggers, nothing hosted',
    'Medians. "each" is total / functions, "added" is growth / added functions.',
  );

  const rows = [];
  let last = { functions: 0, ms: undefined, peak: undefined };
  for (const functions of sizes) {
    const app = join(work, 'app');
    const target = join(work, 'out');
    makeApp(app, { functions, rules: functions, triggers: functions / 4, hostedMegabytes: 0 });
    const rounds = functions > 5000 ? 3 : 5;
    const times = [];
    const bareTimes = [];
    const peaks = [];
    for (let round = 0; round < rounds; round++) {
      if (built) {
        const { ms, peakKilobytes } = runAndReport(migrate(app, target));
        if (ms !== undefined) {
          times.push(ms);
          peaks.push(peakKilobytes);
        }
        remove(target);
      }
      const bare = run(moveBare(app, target), 'bare script');
      if (bare.ms !== undefined) bareTimes.push(bare.ms);
      remove(target);
    }
    remove(app);

    const ms = median(times);
    const peak = median(peaks);
    const added = (now, before, digits) =>
      before === undefined || now === undefined
        ? ''
        : ((now - before) / (functions - last.functions)).toFixed(digits);
    rows.push([
      count(functions),
      seconds(ms),
      figure(ms / functions, 3),
      added(ms, last.ms, 3),
      figure(peak / 1024, 0),
      added(peak, last.peak, 2),
      seconds(median(bareTimes)),
      ratio(ms, median(bareTimes)),
    ]);
    last = { functions, ms, peak };
  }
  table(['functions', 'time', 'ms each', 'ms added', 'peak MB', 'kB added', 'bare', 'x bare'], rows);
}

/** (c) Hosted files pass through: ten times as many of them should need no more memory. */
function carryHostedFiles() {
  const sizes = quick ? [5, 50] : [20, 200];
  title(
    `c. ${sizes[0]} MB hosted against ${sizes[1]} MB: 50 functions, 50 rules, 10 triggers`,
    'Medians of 3.',
  );
  if (!built) return note('needs the command.');

  const results = sizes.map((hostedMegabytes) => {
    const app = join(work, 'app');
    const target = join(work, 'out');
    const made = makeApp(app, { functions: 50, rules: 50, triggers: 10, hostedMegabytes });
    const runs = [];
    for (let round = 0; round < 3; round++) {
      runs.push(runAndReport(migrate(app, target)));
      remove(target);
    }
    remove(app);
    const done = runs.filter(({ ms }) => ms !== undefined);
    return {
      hostedMegabytes,
      files: made.files,
      ms: median(done.map(({ ms }) => ms)),
      peak: median(done.map(({ peakKilobytes }) => peakKilobytes)) / 1024,
    };
  });
  table(
    ['hosted', 'files in', 'time', 'peak MB'],
    results.map(({ hostedMegabytes, files, ms, peak }) => [
      `${hostedMegabytes} MB`,
      count(files),
      seconds(ms),
      figure(peak, 0),
    ]),
  );
  const [few, many] = results;
  if (!Number.isFinite(many.peak - few.peak)) return;
  note(
    `${figure(many.peak - few.peak, 0)} MB more at the peak for ${many.hostedMegabytes - few.hostedMegabytes} MB more hosted.`,
  );
}

/** (d) What a user waits for before anything happens. */
function startUp() {
  const rounds = quick ? 5 : 15;
  title('d. Start', `Medians of ${rounds}, in turn.`);

  const empty = [process.execPath, '-e', '0'];
  const help = [process.execPath, COMMAND, '--help'];
  const emptyTimes = [];
  const helpTimes = [];
  for (let round = 0; round <= rounds; round++) {
    const [none, some] = [run(empty, 'node -e 0'), built ? run(help, '--help') : {}];
    if (round === 0) continue;
    if (none.ms !== undefined) emptyTimes.push(none.ms);
    if (some.ms !== undefined) helpTimes.push(some.ms);
  }
  const floor = median(emptyTimes);
  table(
    ['', 'median', 'x node'],
    [
      ['node -e 0', milliseconds(floor), ''],
      ...(built ? [['--help', milliseconds(median(helpTimes)), ratio(median(helpTimes), floor)]] : []),
    ],
  );
  if (!built) return;

  const app = join(work, 'app');
  const target = join(work, 'out');
  makeApp(app, { functions: 20, rules: 20, triggers: 5, hostedMegabytes: 1 });
  const row = (name, { ms, modules, tsMorph }) =>
    ms === undefined ? [name, 'failed', ''] : [name, tsMorph ? 'loaded' : 'not loaded', count(modules)];
  console.log();
  table(
    ['', 'ts-morph', 'modules'],
    [
      row('--help', runAndReport(help)),
      row('APP --out OUT --yes --quiet', runAndReport(migrate(app, target))),
      row('to compare: require("ts-morph")', runAndReport([process.execPath, '-e', 'require("ts-morph")'])),
    ],
  );
  remove(target);
  remove(app);
}

/** (e) The linter beside the parser that it uses and beside a linter with types, and its memory as sources are added. */
function analyseSources() {
  const size = quick ? 400 : 2000;
  const rounds = quick ? 1 : 9;
  title(
    `e. ${count(size)} function sources`,
    `Medians of ${rounds}, with types of ${Math.ceil(rounds / 3)}, in turn, without loading the analyser; processes of their own.`,
  );
  if (!built) return note('needs the command.');

  const folder = writeSources(size);
  const runners = [
    { name: 'ts-morph, parsing only', how: 'parse' },
    { name: 'migrate-functions lint', how: 'lint' },
    // It takes as long as all rounds of the others.
    { name: 'no-floating-promises, with types', how: 'eslint', every: 3 },
  ].map((runner) => ({ ...runner, times: [], peaks: [], findings: undefined }));
  for (let round = 0; round < rounds; round++) {
    for (const runner of runners) {
      if (round % (runner.every ?? 1) > 0) continue;
      const { out, peakKilobytes } = runAndReport([process.execPath, ANALYSE, runner.how, folder]);
      if (out === undefined) continue;
      const { ms, findings } = JSON.parse(out);
      runner.times.push(ms);
      runner.peaks.push(peakKilobytes);
      runner.findings = findings;
    }
  }
  const parsed = median(runners[0].times);
  table(
    ['', 'median', 'ms each', 'x parsing', 'peak MB', 'findings'],
    runners.map(({ name, times, peaks, findings }) => [
      name,
      seconds(median(times)),
      figure(median(times) / size, 2),
      ratio(median(times), parsed),
      figure(median(peaks) / 1024, 0),
      findings === undefined ? '' : count(findings),
    ]),
  );
  remove(folder);

  console.log();
  const rows = [];
  for (const sources of [size / 4, size, size * 4]) {
    const more = writeSources(sources);
    const { out, peakKilobytes } = runAndReport([process.execPath, ANALYSE, 'lint', more]);
    const { ms } = out === undefined ? {} : JSON.parse(out);
    rows.push([count(sources), seconds(ms), figure(ms / sources, 2), figure(peakKilobytes / 1024, 0)]);
    remove(more);
  }
  table(['sources', 'lint', 'ms each', 'peak MB'], rows);
}

/** (f) Whether time grows with the input, whatever it is that grows. */
async function growInEachDimension() {
  title(
    'f. Growth in each dimension, doubled twice',
    'The exponent, 1 for growth with the input; 1.2 is allowed. Time of the processor, without that of a tiny app.',
  );
  if (!built) return note('needs the command.');
  const failed = await measureGrowth({
    command: COMMAND,
    preload: REPORT_AT_EXIT,
    folder: work,
    only: match,
  });
  note(failed === 0 ? 'Nothing grows quicker than its input.' : `${failed} grow quicker than their input.`);
  if (failed > 0) process.exitCode = 1;
}

/** (g) The report of an app with many functions and large hosted files must not need the memory of all that. */
function renderLargePage() {
  const { functions, small, large } = quick
    ? { functions: 2000, small: 100, large: 1 }
    : { functions: 20_000, small: 600, large: 4 };
  title(
    `g. Reports: ${count(functions)} functions, ${small} hosted files of 1 MB and ${large} of 100 MB`,
    '600 MB are allowed for the page.',
  );
  if (!built) return note('needs the command.');
  const { bavail, bsize } = statfsSync(work);
  const needed = (small + large * 100) * 1e6 * 1.2;
  if (bavail * bsize < needed) return note(`needs ${figure(needed / 1e9, 1)} GB in ${work}.`);

  const app = join(work, 'app');
  makeApp(app, { functions, rules: 0, triggers: functions / 4, hostedMegabytes: 1 });
  const media = join(app, 'hosting/files/media');
  mkdirSync(media, { recursive: true });
  const text =
    '[\n' + '  { "id": 12345678, "text": "lorem ipsum dolor sit amet" },\n'.repeat(17_500) + '1]\n';
  for (let i = 0; i < small; i++) writeFileSync(join(media, `small-${i}.${i % 2 ? 'json' : 'js'}`), text);
  for (let i = 0; i < large; i++) writeFileSync(join(media, `large-${i}.json`), Buffer.alloc(1e8, ' '));
  const rows = ['html', 'json', 'md', 'sarif', 'txt'].map((form) => {
    const command = [process.execPath, COMMAND, app, '--dry-run', '--yes', '--quiet', '--supported-only'];
    const { ms, peakKilobytes } = runAndReport([...command, '--report', join(work, `report.${form}`)]);
    if (form === 'html' && !(peakKilobytes / 1024 <= 600)) process.exitCode = 1;
    return [form, seconds(ms), figure(peakKilobytes / 1024, 0)];
  });
  table(['report', 'time', 'peak MB'], rows);
  remove(app);
}

/** (h) A generated Cloud Run functions project beside a handler that was written by hand. */
async function serveRequests() {
  const size = quick
    ? { rounds: 2, requests: 2000, many: 20_000 }
    : { rounds: 5, requests: 10_000, many: 100_000 };
  title(
    `h. Cloud Run: ${count(size.requests)} requests, ${size.rounds} rounds in turn; ${count(size.many)} at 100 connections`,
    'The least processor time of a request; 1.3 times that of the handler by hand is allowed.',
  );
  if (!built) return note('needs the command.');
  if (!canMeasure) return note('needs /proc.');
  const folder = join(work, 'cloud-run');
  const projects = makeProjects(folder, { command: COMMAND, nodeModules: join(PROJECT, 'node_modules') });
  const { ours, theirs } = await measureCpu(projects, size);
  // A few thousand requests are not enough for the compiler to have seen what is hot.
  if (!quick && !(ours / theirs <= 1.3)) process.exitCode = 1;
  table(
    ['', 'µs a request', 'x by hand'],
    [
      ['generated', figure(ours, 0), ratio(ours, theirs)],
      ['by hand', figure(theirs, 0), ratio(theirs, theirs)],
    ],
  );
  const { answers, megabytes } = await measureMany(projects, { requests: size.many });
  const lost = size.many - answers.ok - answers.failed;
  if (lost !== 0 || answers.failed !== size.many / 10) process.exitCode = 1;
  table(
    ['requests', '200', '400', 'lost', 'MB at start and after each quarter'],
    [
      [
        count(size.many),
        count(answers.ok),
        count(answers.failed),
        count(lost),
        megabytes.map((each) => figure(each, 0)).join(' '),
      ],
    ],
  );
  remove(folder);
}

function writeSources(size) {
  const folder = join(work, 'sources');
  makeSources(join(folder, 'functions'), size);
  const { buildTypings } = createRequire(import.meta.url)(join(PROJECT, 'dist/src/plan/build-typings.js'));
  for (const { path, text } of buildTypings()) writeFileSync(join(folder, path), text);
  return folder;
}

function migrate(app, target) {
  return [process.execPath, COMMAND, app, '--out', target, '--yes', '--quiet'];
}

function moveBare(app, target) {
  return [process.execPath, BARE_MOVE, app, target];
}

/** Runs a program to its end. A failure is shown, and has no time. */
function run([program, ...args], name, env = process.env) {
  const started = performance.now();
  const { status, signal, error, stdout, stderr } = spawnSync(program, args, {
    cwd: PROJECT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  const ms = performance.now() - started;
  if (status === 0) return { ms, out: stdout };

  const reason =
    error?.message ?? `exit ${status ?? signal}: ${stderr.trim().split('\n').slice(0, 3).join(' | ')}`;
  const failure = `${name} failed: ${reason}`;
  if (!shownFailures.has(failure)) note(failure);
  shownFailures.add(failure);
  process.exitCode = 1;
  return {};
}

/** The same for a Node program, with what report-at-exit.cjs saw in it. */
function runAndReport([node, ...args]) {
  rmSync(exitReport, { force: true });
  const env = { ...process.env, BENCH_REPORT: exitReport };
  const result = run([node, '--require', REPORT_AT_EXIT, ...args], 'migrate-functions', env);
  return result.ms === undefined ? result : { ...result, ...JSON.parse(readFileSync(exitReport, 'utf8')) };
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { quick: { type: 'boolean' }, only: { type: 'string' }, match: { type: 'string' } },
    });
    const parts = values.only?.split(',') ?? Object.keys(PARTS);
    const unknown = parts.find((part) => !Object.hasOwn(PARTS, part));
    if (unknown !== undefined)
      throw new Error(`--only takes ${Object.keys(PARTS).join(', ')}, not "${unknown}"`);
    return { quick: values.quick ?? false, parts, match: values.match ?? '' };
  } catch (error) {
    console.error(
      `${error.message}\nUsage: npm run bench -- [--quick] [--only a|b|c|d|e|f|g|h[,...]] [--match NAME]`,
    );
    process.exit(1);
  }
}

function countFiles(dir) {
  if (!existsSync(dir)) return 0;
  return readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
}

function remove(dir) {
  rmSync(dir, { recursive: true, force: true });
}

function median(numbers) {
  if (numbers.length === 0) return undefined;
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function title(line, below) {
  console.log(`\n${line}\n   ${below}\n`);
}

function note(line) {
  console.log(`   ${line}`);
}

/** The first column to the left, figures to the right. */
function table(head, rows) {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i].length)));
  for (const row of [head, ...rows]) {
    const cells = row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])));
    console.log(`   ${cells.join('  ')}`.trimEnd());
  }
}

function figure(value, digits) {
  return Number.isFinite(value) ? value.toFixed(digits) : '-';
}

function seconds(ms) {
  return Number.isFinite(ms) ? `${(ms / 1000).toFixed(2)} s` : '-';
}

function milliseconds(ms) {
  return Number.isFinite(ms) ? `${ms.toFixed(0)} ms` : '-';
}

function ratio(value, floor) {
  return figure(value / floor, 2);
}

function count(n) {
  return n.toLocaleString('en');
}
