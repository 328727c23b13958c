// What a generated Cloud Run functions project costs beside a handler that somebody wrote by hand for the framework: the
// processor's time of each request, and whether 100,000 of them are all answered, once each, without more and more memory.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import autocannon from 'autocannon';

const FRAMEWORK = 'node_modules/@google-cloud/functions-framework/build/src/main.js';
/** What /proc counts in: hundredths of a second, whatever the kernel's own clock is. */
const TICK_MICROSECONDS = 10_000;
const BODY = JSON.stringify({ name: 'Ann', items: [1, 2, 3] });

const SOURCES = {
  // Every tenth request fails, and its work is one that nobody waits for.
  'functions/mixed.js': `exports = ({ query }) => {
  const n = Number(query.n);
  if (n % 10 === 0) Promise.reject(new Error(String(n)));
  return n;
};
`,
  'functions/order.js': `exports = async ({ body }, response) => {
  const { name, items } = JSON.parse(body.text());
  response.setStatusCode(201);
  response.setHeader('Content-Type', 'application/json');
  response.setBody(JSON.stringify({ name, count: items.length }));
};
`,
};

const BY_HAND = `const { http } = require('@google-cloud/functions-framework');
http('api', async (request, response) => {
  const { name, items } = request.body;
  response.statusCode = 201;
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ name, count: items.length }));
});
`;

/** Makes both projects below a folder; the generated one by the built command. */
export function makeProjects(folder, { command, nodeModules }) {
  const app = join(folder, 'app');
  const endpoint = (route, method) => ({
    route: `/${route}`,
    http_method: method,
    function_name: route,
    validation_method: 'NO_VALIDATION',
    respond_result: true,
    return_type: 'JSON',
  });
  const files = {
    ...SOURCES,
    'realm_config.json': JSON.stringify({ config_version: 20210101, name: 'bench' }),
    'functions/config.json': JSON.stringify(
      ['mixed', 'order'].map((name) => ({ name, private: false, run_as_system: true })),
    ),
    'http_endpoints/config.json': JSON.stringify([endpoint('mixed', 'GET'), endpoint('order', 'POST')]),
  };
  for (const [path, text] of Object.entries(files)) write(join(app, path), text);
  const generated = join(folder, 'generated');
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    [command, 'cloud-run', app, '--out', generated, '--yes', '--no-input'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`cloud-run ended with ${status}: ${stdout}${stderr}`);
  const byHand = join(folder, 'by-hand');
  write(join(byHand, 'index.js'), BY_HAND);
  for (const project of [generated, byHand]) symlinkSync(nodeModules, join(project, 'node_modules'));
  return { generated, byHand };
}

/** The processor's microseconds for each request, generated and by hand in turn: of several rounds the least. */
export async function measureCpu({ generated, byHand }, { rounds, requests }) {
  const candidates = [];
  try {
    for (const folder of [generated, byHand]) candidates.push({ ...(await start(folder)), least: Infinity });
    for (let round = 0; round <= rounds; round++) {
      for (const candidate of candidates) {
        const before = cpuOf(candidate.child.pid);
        const result = await load(candidate.port, {
          requests: [
            { method: 'POST', path: '/order', body: BODY, headers: { 'content-type': 'application/json' } },
          ],
          amount: requests,
          connections: 50,
        });
        if (result['2xx'] !== requests) throw new Error(`${result['2xx']} of ${requests} were answered`);
        const each = (cpuOf(candidate.child.pid) - before) / requests;
        // The first round compiles.
        if (round > 0) candidate.least = Math.min(candidate.least, each);
      }
    }
    const [ours, theirs] = candidates.map(({ least }) => least);
    return { ours, theirs };
  } finally {
    for (const { child } of candidates) child.kill('SIGKILL');
  }
}

/** Many requests at 100 connections, every tenth of which fails: how many of each there were, and memory at each quarter. */
export async function measureMany({ generated }, { requests }) {
  const { child, port } = await start(generated);
  try {
    const answers = { ok: 0, failed: 0, other: 0 };
    const megabytes = [residentMegabytes(child.pid)];
    for (let quarter = 0; quarter < 4; quarter++) {
      const result = await load(port, {
        requests: Array.from({ length: 10 }, (_, n) => ({ method: 'GET', path: `/mixed?n=${n}` })),
        amount: requests / 4,
        connections: 100,
      });
      answers.ok += result.statusCodeStats[200]?.count ?? 0;
      answers.failed += result.statusCodeStats[400]?.count ?? 0;
      answers.other += result.errors + result.timeouts + result['5xx'] + result.mismatches;
      megabytes.push(residentMegabytes(child.pid));
    }
    return { answers, megabytes };
  } finally {
    child.kill('SIGKILL');
  }
}

/** Whether this system tells what a process takes. */
export const canMeasure = process.platform === 'linux';

function load(port, options) {
  return new Promise((resolve, reject) => {
    autocannon({ url: `http://127.0.0.1:${port}`, timeout: 60, ...options }, (error, result) =>
      error ? reject(error) : resolve(result),
    );
  });
}

async function start(folder) {
  const port = await freePort();
  const child = spawn(process.execPath, [FRAMEWORK, '--target=api', `--port=${port}`], {
    cwd: folder,
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    stdio: 'ignore',
  });
  for (let i = 0; i < 500; i++) {
    if (child.exitCode !== null) throw new Error(`${folder} ended with ${child.exitCode}`);
    const { status } = await globalThis.fetch(`http://127.0.0.1:${port}/`).catch(() => ({}));
    if (status !== undefined) return { child, port };
    await setTimeout(20);
  }
  child.kill('SIGKILL');
  throw new Error(`${folder} did not listen`);
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** The time of a process so far, in microseconds: fields 14 and 15 of its stat (man 5 proc). */
function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MICROSECONDS;
}

function residentMegabytes(pid) {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
