import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listDisk } from '../support/list-disk';
import { readTree } from '../support/read-tree';
import { writeTree } from '../support/write-tree';
import { canary, type HostileCase, type Places } from './hostile-case';
import { runAlone } from './run-alone';
import { runServed } from './run-served';
import type { Seen } from './seen';

// Far above what any case takes, and far below what a hang or a bomb takes.
const mostCpuMs = 20_000;
const mostKilobytes = 600_000;

const reportNames = ['report.txt', 'report.json', 'report.md', 'report.html', 'report.sarif'];

// Line breaks are the only control characters that a text is made of.
const deceiving = /[^\P{Cc}\n]|[\p{Cf}\u2028\u2029]/u;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

function expectClean(
  { out, error, code, cpuMs, peakKilobytes }: Seen,
  reports: readonly string[],
  hidden: readonly string[],
): void {
  const texts = [out, error, ...reports];
  expect(error).not.toMatch(/^ +at .+:\d+:\d+\)?$/m);
  expect(error).not.toMatch(/\.migrate-functions-\d/);
  for (const text of texts) {
    expect(deceiving.exec(text)?.[0]).toBeUndefined();
    for (const each of [canary, ...hidden]) expect(text).not.toContain(each);
  }
  expect([code, cpuMs < mostCpuMs, peakKilobytes < mostKilobytes]).toEqual([code, true, true]);
}

/** Runs a case, and holds it to its end and to what holds of every run. */
export async function runCase(root: string, hostile: HostileCase): Promise<void> {
  const run = hostile.alone ? runAlone : runServed;
  const places: Places = {
    app: join(root, hostile.pack ? 'app.zip' : 'app'),
    outside: join(root, 'outside'),
    out: join(root, 'out'),
    reports: join(root, 'reports'),
  };
  for (const name of ['here', 'home', 'temporary', 'reports']) mkdirSync(join(root, name));
  writeTree(places.outside, {
    'value.json': { name: 'outside', value: canary },
    'source.js': `exports = '${canary}';`,
  });
  if (hostile.pack) writeFileSync(places.app, hostile.pack(hostile.app));
  else writeTree(places.app, hostile.app);
  hostile.prepare?.(places);
  const before = listDisk(root);
  const more = typeof hostile.args === 'function' ? hostile.args(places) : (hostile.args ?? []);
  const seen = await run(root, [
    places.app,
    '--out',
    places.out,
    '--diff',
    '--verbose',
    ...reportNames.flatMap((name) => ['--report', join(places.reports, name)]),
    ...more,
  ]);
  const after = listDisk(root);
  const reports = readdirSync(places.reports).map((name) => readFileSync(join(places.reports, name), 'utf8'));
  expect([seen.code, seen.error]).toEqual([
    hostile.exit,
    hostile.exit === 0 ? '' : expect.stringMatching(/\n$/),
  ]);
  const said = oneLine(`${seen.error} ${seen.out}`);
  for (const form of [hostile.says].flat()) expect(said).toMatch(form);
  expectClean(seen, reports, hostile.hidden ?? []);

  // Nothing but the target and the reports has come into being, and what was there is as it was.
  const made = Object.fromEntries(
    Object.entries(after).filter(([path]) => !/^(?:out|reports)(?:\/|$)|^measures\.json$/.test(path)),
  );
  const was = Object.fromEntries(Object.entries(before).filter(([path]) => path !== 'reports'));
  expect(made).toEqual(was);
  if (hostile.exit === 1) {
    expect(seen.out).toBe('');
    expect([existsSync(places.out), reports]).toEqual([false, []]);
    return;
  }
  if (more.includes('--dry-run')) return expect(existsSync(places.out)).toBe(false);
  const written = readTree(places.out);
  expect(JSON.stringify(written)).not.toContain(canary);
  for (const path of Object.keys(listDisk(places.out)))
    expect([
      path,
      statSync(join(places.out, path)).isFile() || statSync(join(places.out, path)).isDirectory(),
    ]).toEqual([path, true]);
  hostile.tree?.(written);

  // What was written is in the current layout: once more changes nothing.
  const again = join(root, 'again');
  const second = await run(root, [places.out, '--out', again]);
  expect([second.code, second.error]).toEqual([0, '']);
  expect(second.out).toContain('nothing to migrate');
  expect(readTree(again)).toEqual(written);
}
