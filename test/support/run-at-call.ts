import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandFile, plainEnvironment } from './run-command';
import { temporaryFolder } from './temporary-folder';

/** What is done, and just before which call of the file system. */
export interface AtCall {
  readonly index?: number;
  readonly name?: string;
  readonly path?: string;
  readonly nth?: number;
  readonly signal?: NodeJS.Signals;
  readonly shell?: string;
}

/** How a run ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly error: string;
}

/** Runs the built command with something happening at a moment of it: a signal, or what another program does. */
export function runAtCall(
  args: readonly string[],
  { shell, ...at }: AtCall & { readonly log?: string },
  env: NodeJS.ProcessEnv = {},
): Ended {
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', join(__dirname, 'at-call.cjs'), commandFile, ...args],
    {
      env: { ...plainEnvironment(), ...env, AT_CALL: JSON.stringify({ ...at, ...(shell && { shell }) }) },
      input: '',
      timeout: 50_000,
      encoding: 'utf8',
    },
  );
  return { code: status, signal, out: stdout, error: stderr };
}

/** The calls of a run that nothing disturbs, in their order: `openSync /app/config.json`. */
export function callsOf(args: readonly string[], env: NodeJS.ProcessEnv = {}): string[] {
  const log = join(temporaryFolder(), 'calls');
  runAtCall(args, { log, index: -1 }, env);
  return readFileSync(log, 'utf8').trimEnd().split('\n');
}
