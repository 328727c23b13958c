import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { listDisk } from '../support/list-disk';
import { commandFile, plainEnvironment, runCommand } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree, type Tree } from '../support/write-tree';
import { shop } from './shop';

const sources = Array.from({ length: 600 }, (_, n): [string, string] => [
  `functions/f${n}/source.js`,
  `exports = ${n};`,
]);
const large: Tree = { ...shop, ...Object.fromEntries(sources) };

/** Starts a run and kills it after some time, unless it has ended by then. */
async function killAfter(milliseconds: number, args: readonly string[]): Promise<void> {
  const run = spawn(process.execPath, [commandFile, ...args], { env: plainEnvironment(), stdio: 'ignore' });
  const ended = once(run, 'exit');
  await Promise.race([ended, setTimeout(milliseconds)]);
  run.kill('SIGKILL');
  await ended;
}

/** Moments spread over a run, each at random in its part of it: most of them while files are read or written. */
function momentsOf(duration: number, count: number): number[] {
  return Array.from({ length: count }, (_, part) => ((part + Math.random()) / count) * duration);
}

test('a run that is killed at any moment leaves the target absent or whole, and the next one cleans up', async () => {
  const folder = temporaryFolder();
  const app = writeTree(join(folder, 'shop'), large);
  const started = performance.now();
  runCommand([app, '--out', join(folder, 'whole')]);
  const duration = performance.now() - started;
  const whole = listDisk(join(folder, 'whole'));
  const before = listDisk(app);
  let absent = 0;
  for (const [index, moment] of momentsOf(duration * 1.1, 16).entries()) {
    const out = join(folder, `out ${index}`);
    await killAfter(moment, [app, '--out', out]);
    if (existsSync(out)) expect([moment, listDisk(out)]).toEqual([moment, whole]);
    else absent++;
    // What is left has a name that tells what it is, and the next run to the same target removes it.
    const left = (): string[] => readdirSync(folder).filter((name) => name.includes(`out ${index}.`));
    for (const name of left()) expect(name).toMatch(/^\.out \d+\.migrate-functions-\d+-[0-9a-f]{12}$/);
    expect(runCommand([app, '--out', out, '--force'])).toMatchObject({ code: 0, error: '' });
    expect([moment, listDisk(out)]).toEqual([moment, whole]);
    expect(left()).toEqual([]);
  }
  expect(listDisk(app)).toEqual(before);
  expect(absent).toBeGreaterThan(0);
}, 120_000);

test('a run with --force that is killed leaves the old target or the new one, and never loses the old one', async () => {
  const folder = temporaryFolder();
  const app = writeTree(join(folder, 'shop'), large);
  const out = join(folder, 'out');
  const started = performance.now();
  runCommand([app, '--out', join(folder, 'whole')]);
  const duration = performance.now() - started;
  const whole = listDisk(join(folder, 'whole'));
  for (const moment of momentsOf(duration * 1.1, 8)) {
    writeTree(out, { mine: 'mine' });
    const old = listDisk(out);
    await killAfter(moment, [app, '--out', out, '--force']);
    const aside = readdirSync(folder).find((name) => name.startsWith('out.migrate-functions-old-'));
    const there = existsSync(out) ? listDisk(out) : aside ? listDisk(join(folder, aside)) : undefined;
    expect([moment, [old, whole]]).toEqual([moment, expect.arrayContaining([there])]);
    // Start over with the old target.
    runCommand([app, '--out', out, '--force']);
    runCommand([writeTree(join(folder, 'small'), { 'root_config.json': {} }), '--out', out, '--force']);
  }
}, 120_000);
