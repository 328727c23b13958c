// How time grows with the input: apps that grow in one dimension each are doubled twice, and the exponent of the time is
// what the doubling shows. 1 is growth with the input, 2 is growth with its square.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
import { growApp, growing } from './growing-apps.mjs';

/** The largest exponent that is taken for growth with the input. */
const LARGEST = 1.2;
// Less than this is lost in what a processor takes more or less from run to run, and counts as this.
const LEAST_MS = 150;
// Nothing here takes a tenth of it when it grows as it should.
const LONGEST_MS = 60_000;
const FORMS = ['html', 'json', 'md', 'sarif', 'txt'];

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** What is run with an app, by the first word of its name. */
const argumentsOf = {
  migrate: (app, out, flags) => [
    app,
    ...['--out', out, '--yes', '--quiet', '--diff', ...flags],
    ...FORMS.flatMap((form) => ['--report', `${out}.${form}`]),
  ],
  inspect: (app, _out, flags) => ['inspect', app, '--verbose', ...flags],
  lint: (app, _out, flags) => ['lint', app, '--verbose', ...flags],
};

/**
 * Runs the command with apps that grow, and prints how its time does.
 *
 * @param {{ command: string, preload: string, folder: string, only?: string }} where `command`: the built one;
 * `preload`: what tells the time of its processor; `folder`: for the apps; `only`: a part of the names to run
 * @returns {Promise<number>} how many grow quicker than their input
 */
export async function measureGrowth({ command, preload, folder, only = '' }) {
  let next = 0;
  async function time(app, name) {
    const at = join(folder, `run-${next++}`);
    mkdirSync(at);
    const [first, ...flags] = name.split(' ');
    const args = argumentsOf[first](app, join(at, 'out'), flags);
    const report = join(at, 'bench.json');
    const child = spawn(process.execPath, ['--require', preload, command, ...args], {
      env: { ...process.env, BENCH_REPORT: report },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
    const code = await new Promise((resolve) => child.on('close', resolve));
    clearTimeout(timer);
    if (code === null) return { cpuMs: Infinity, fault: `stopped after ${LONGEST_MS / 1000} s` };
    const { cpuMs } = JSON.parse(readFileSync(report, 'utf8'));
    rmSync(at, { recursive: true, force: true });
    // lint ends with 1 where it finds errors, and then has nothing to say on stderr.
    const isDone = code === 0 || (first === 'lint' && said === '');
    return { cpuMs, fault: isDone ? undefined : said.trim().split('\n')[0] };
  }

  const empty = new Map();
  const timeOfEmpty = (name, hasSources) => {
    const key = `${name} ${hasSources}`;
    if (!empty.has(key)) empty.set(key, measureEmpty(name, hasSources));
    return empty.get(key);
  };
  async function measureEmpty(name, hasSources) {
    const app = join(folder, `empty-${next++}`);
    growApp(
      growing.find((each) => each.name === (hasSources ? 'functions' : 'values')),
      app,
      1,
    );
    const rounds = [];
    for (let i = 0; i < 3; i++) rounds.push((await time(app, name)).cpuMs);
    return median(rounds);
  }

  // Where the smallest is lost in the floor, what a run costs once looks like growth: it is taken from larger ones then.
  async function measure(dimension, name) {
    let { size } = dimension;
    let result = await measureFrom(size, dimension, name);
    while (result.exponent > LARGEST && result.times[0] === LEAST_MS && size < 8 * dimension.size) {
      size *= 2;
      result = await measureFrom(size, dimension, name);
    }
    return result;
  }

  async function measureFrom(size, dimension, name) {
    const sizes = [1, 2, 4].map((factor) => factor * size);
    const apps = sizes.map((each) => {
      const app = join(folder, `app-${next++}`);
      return { app, hasSources: growApp(dimension, app, each) };
    });
    const floor = await timeOfEmpty(name.split(' ')[0], apps[0].hasSources);
    const rounds = sizes.map(() => []);
    const result = { size, exponent: 0, times: [] };
    // Another two rounds only where one says too much: it may have been the machine.
    for (let round = 0; round < 3; round++) {
      for (const [i, { app }] of apps.entries()) {
        const { cpuMs, fault } = await time(app, name);
        if (fault !== undefined) result.fault = fault;
        if (cpuMs === Infinity) return { ...result, exponent: Infinity };
        rounds[i].push(Math.max(1, cpuMs - floor));
      }
      result.times = rounds.map((each) => Math.max(LEAST_MS, median(each)));
      result.exponent = Math.log2(result.times[2] / result.times[0]) / 2;
      if (result.exponent <= LARGEST) break;
    }
    for (const { app } of apps) rmSync(app, { recursive: true, force: true });
    return result;
  }

  const jobs = growing
    .filter(({ name }) => name.includes(only))
    .flatMap((dimension) =>
      (dimension.command ?? ['migrate', 'inspect', 'lint']).map((name) => ({ dimension, name })),
    );
  let failed = 0;
  const show = ({ dimension, name }, { size, exponent, times, fault }) => {
    const isTooMuch = fault !== undefined || exponent > LARGEST;
    if (isTooMuch) failed++;
    const shown = times.map((ms) => (ms === LEAST_MS ? `< ${LEAST_MS}` : ms.toFixed(0))).join(', ');
    console.log(
      `   ${exponent.toFixed(2)}${isTooMuch ? ' TOO MUCH' : ''}  ${name}: ${dimension.name}, ${size} to ${size * 4}: ` +
        `${shown} ms${fault ? `; ${fault}` : ''}`,
    );
  };
  const work = async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) show(job, await measure(job.dimension, job.name));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return failed;
}
