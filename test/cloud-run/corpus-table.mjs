// Makes a Cloud Run project of every app of the corpus that has endpoints or webhooks, and prints what is served, what is
// not, and why, as the table in docs/cloud-run.md.
//
//   node test/cloud-run/corpus-table.mjs [--start] [FOLDER...]
//
// With --start each project is started by the framework's CLI, and asked for a path that it does not have.
// A FOLDER holds apps, each in a folder of its own. Without one it is ../shared/corpus, beside this repository.
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { basename, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const command = join(root, 'dist/src/cli/main.js');
const corpus = join(root, '../shared/corpus');

const foldersIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => join(folder, name))
    : [];

const starts = process.argv.includes('--start');
const given = process.argv.slice(2).filter((argument) => argument !== '--start');
const apps =
  given.length > 0
    ? given.flatMap(foldersIn)
    : [
        ...foldersIn(join(corpus, 'trees')),
        ...foldersIn(join(corpus, 'cases')).flatMap((name) => [join(name, 'input'), join(name, 'want')]),
      ];
if (apps.length === 0) {
  console.log('SKIPPED: there are no apps, because ../shared/corpus is not beside this repository.');
  process.exit(0);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts a project, and gives the milliseconds until its first answer, which must be its own. */
async function startProject(folder) {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const port = await freePort();
  const begin = performance.now();
  const cli = join(root, 'node_modules/@google-cloud/functions-framework/build/src/main.js');
  const server = spawn(process.execPath, [cli, '--target=api', '--ignored-routes=', `--port=${port}`], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let error = '';
  server.stderr.on('data', (text) => (error += text));
  try {
    while (performance.now() - begin < 20_000 && server.exitCode === null) {
      const answer = await globalThis.fetch(`http://127.0.0.1:${port}/no-such-path`).catch(() => undefined);
      if (!answer) {
        await setTimeout(50);
        continue;
      }
      const text = await answer.text();
      if (answer.status !== 404 || !text.includes('EndpointNotFound'))
        throw new Error(`answered ${answer.status} ${text.slice(0, 80)}`);
      return performance.now() - begin;
    }
    throw new Error(`did not start: ${error.split('\n').find(Boolean) ?? 'no answer'}`);
  } finally {
    server.kill('SIGKILL');
  }
}

const scratch = mkdtempSync(join(tmpdir(), 'cloud-run-corpus-'));
const rows = [];
const crashes = [];
const times = [];
for (const [index, app] of apps.entries()) {
  const out = join(scratch, String(index));
  const ran = spawnSync(
    process.execPath,
    [command, 'cloud-run', app, '--out', out, '--format', 'json', '--no-input', '--skip-broken'],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const name = app.startsWith(corpus) ? app.slice(corpus.length + 1) : basename(app);
  if (ran.status !== 0) {
    crashes.push(`${name}: exit ${ran.status}: ${ran.stderr.split('\n')[0]}`);
    continue;
  }
  const { cloudRun, findings } = JSON.parse(ran.stdout);
  if (starts && existsSync(join(out, 'index.js'))) {
    try {
      times.push(await startProject(out));
    } catch (error) {
      crashes.push(`${name}: ${error.message}`);
    }
  }
  if (cloudRun.entries.length > 0) rows.push({ name, entries: cloudRun.entries, findings });
}
rmSync(scratch, { recursive: true, force: true });

const all = rows.flatMap(({ entries }) => entries);
const served = all.filter(({ isServed }) => isServed);
const reasons = new Map();
for (const { why } of all) if (why) reasons.set(why, (reasons.get(why) ?? 0) + 1);

const line = (cells) => `| ${cells.join(' | ')} |`;
console.log(`${apps.length} apps, ${rows.length} with endpoints or webhooks; ${crashes.length} failed.\n`);
console.log(line(['App', 'Endpoints', 'Webhooks', 'Served', 'Not served']));
console.log(line(['---', '---:', '---:', '---:', '---:']));
for (const { name, entries } of rows) {
  const of = (test) => entries.filter(test).length;
  console.log(
    line([
      name,
      of(({ kind }) => kind === 'endpoint'),
      of(({ kind }) => kind === 'webhook'),
      of(({ isServed }) => isServed),
      of(({ isServed }) => !isServed),
    ]),
  );
}
console.log(
  line([
    '**all**',
    ...['endpoint', 'webhook'].map((of) => all.filter(({ kind }) => kind === of).length),
    served.length,
    all.length - served.length,
  ]),
);
if (starts) {
  const [slowest] = [...times].sort((a, b) => b - a);
  console.log(
    `\n${times.length} projects started and answered, the slowest after ${Math.round(slowest ?? 0)} ms.`,
  );
}
console.log('\nWhy the rest is not served:\n');
for (const [why, count] of [...reasons].sort((a, b) => b[1] - a[1])) console.log(`- ${count}: ${why}`);
const codes = new Map();
for (const { findings } of rows)
  for (const { code } of findings)
    if (code.startsWith('cloud-run/')) codes.set(code, (codes.get(code) ?? 0) + 1);
console.log('\nFindings:\n');
for (const [code, count] of [...codes].sort((a, b) => b[1] - a[1])) console.log(`- ${count} ${code}`);
for (const crash of crashes) console.error(crash);
process.exitCode = crashes.length > 0 ? 1 : 0;
