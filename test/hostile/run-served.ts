import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { plainEnvironment } from '../support/run-command';
import { environmentIn, type Seen } from './seen';

let server: ChildProcess | undefined;

afterAll(() => {
  server?.kill('SIGKILL');
});

function start(): ChildProcess {
  const child = fork(join(__dirname, 'serve-runs.cjs'), {
    // As the command sets it for itself.
    execArgv: ['--heap-growing-percent=20'],
    env: plainEnvironment(),
  });
  child.once('exit', () => (server = undefined));
  return child;
}

/** Runs the built command in a process that has run it before, which takes a tenth of the time. */
export function runServed(root: string, args: readonly string[]): Promise<Seen> {
  const serving = (server ??= start());
  return new Promise((resolve, reject) => {
    // Whoever hangs is ended, so that the next case has a process to run in.
    const watch = setTimeout(() => serving.kill('SIGKILL'), 200_000);
    const ended = (): void => {
      clearTimeout(watch);
      reject(new Error('The process of the run has ended.'));
    };
    serving.once('exit', ended);
    serving.once('message', (seen) => {
      clearTimeout(watch);
      serving.off('exit', ended);
      resolve(seen as Seen);
    });
    serving.send({ args, folder: join(root, 'here'), environment: environmentIn(root) });
  });
}
