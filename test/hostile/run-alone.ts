import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandFile } from '../support/run-command';
import { environmentIn, type Seen } from './seen';

const reportAtExit = join(__dirname, '../bench/report-at-exit.cjs');

/** Runs the built command in a process of its own. */
export function runAlone(root: string, args: readonly string[]): Promise<Seen> {
  const measures = join(root, 'measures.json');
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    ['--require', reportAtExit, commandFile, ...args],
    {
      cwd: join(root, 'here'),
      env: { ...environmentIn(root), BENCH_REPORT: measures },
      input: '',
      timeout: 200_000,
      killSignal: 'SIGKILL',
      maxBuffer: 2 ** 30,
      encoding: 'utf8',
    },
  );
  if (error) throw error;
  const measured = JSON.parse(readFileSync(measures, 'utf8')) as Pick<Seen, 'cpuMs' | 'peakKilobytes'>;
  return Promise.resolve({ code: status, out: stdout, error: stderr, ...measured });
}
