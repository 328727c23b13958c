import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commitTree } from '../../support/commit-tree';

const rounds = 15;

/** The version that a tree holds; fails when it is not whole. */
function versionOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const versions = new Set(files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')));
  expect({ files: files.length, versions: versions.size }).toEqual({ files: 400, versions: 1 });
  return Number([...versions][0]);
}

/** Starts commits in a loop, and kills them after a time once the first is done. */
async function commitAndKill(out: string, mode: string, first: number, milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [join(__dirname, 'commit-in-a-loop.cjs'), out, mode, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended]);
  await sleep(milliseconds);
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
}

test.each(['fresh', 'force'])(
  'killed at any moment, the target is absent or whole (%s)',
  async (mode) => {
    const root = mkdtempSync(join(tmpdir(), 'commit-tree-killed-'));
    const out = join(root, 'out');
    const old = /^out\.migrate-functions-old-/;
    const temporary = /^\.out\.migrate-functions-\d+-/;
    let cutOff = 0;
    try {
      for (let round = 0; round < rounds; round++) {
        await commitAndKill(out, mode, round * 1000, Math.random() * 60);
        const names = readdirSync(root);
        const stands = names.includes('out');
        if (stands) versionOf(out);
        for (const name of names.filter((name) => old.test(name))) versionOf(join(root, name));
        if (mode === 'force' && !stands) expect(names.some((name) => old.test(name))).toBe(true);
        cutOff += names.some((name) => temporary.test(name)) ? 1 : 0;
        for (const name of names.filter((name) => /^done-/.test(name) || old.test(name))) {
          rmSync(join(root, name), { recursive: true });
        }
      }
      // Else nothing was tested.
      expect(cutOff).toBeGreaterThan(rounds / 4);
      commitTree([{ path: 'a', bytes: { text: '' } }], out, { force: true, pid: process.pid });
      expect(readdirSync(root).sort()).toEqual(['out', 'out.source']);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  },
  120_000,
);
