import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { join } from 'node:path';

const project = join(__dirname, '../..');

/** The built command. */
export const commandFile = join(project, 'dist/src/cli/main.js');

const { faultOfBuild } = require('./build-stamp.cjs') as {
  faultOfBuild: (root: string) => string | undefined;
};
const fault = faultOfBuild(project);
if (fault) throw new Error(fault);

/** What a run left. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** The environment of the tests without what changes how the command talks. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const talk = ['CI', 'NO_COLOR', 'FORCE_COLOR', 'NODE_OPTIONS'];
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !talk.includes(name)));
}

/** Starts the command and waits for its end. Its standard input is empty, and it is no terminal. */
export function runCommand(args: readonly string[], options: SpawnSyncOptions = {}): Ran {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [commandFile, ...args], {
    env: plainEnvironment(),
    input: '',
    timeout: 50_000,
    ...options,
    encoding: 'utf8',
  });
  if (error) throw error;
  return { code: status, out: stdout, error: stderr };
}
