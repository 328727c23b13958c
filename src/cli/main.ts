#!/usr/bin/env node
// Nothing is imported here that --help does not need: the answer should not wait for the rest of the program.
import { boundMemory } from './bound-memory';
import { defineCloudRun, type CloudRunFlags } from './define-cloud-run';
import { defineInspect, type InspectFlags } from './define-inspect';
import { defineLint, type LintFlags } from './define-lint';
import { exitCodes } from './exit-codes';
import { CommanderError, defineCommand, type MigrateFlags } from './options';
import { printOut } from './print-out';
import { readVersion } from './read-version';
import { StoppedBySignal } from './stopped-by-signal';

async function run(app: string, flags: MigrateFlags): Promise<void> {
  const { migrate } = await import('./migrate.js');
  process.exitCode = await migrate(app, flags, printOut);
}

async function runInspect(app: string, flags: InspectFlags): Promise<void> {
  const { inspect } = await import('./inspect.js');
  process.exitCode = await inspect(app, flags, printOut);
}

async function runCloudRun(app: string | undefined, flags: CloudRunFlags): Promise<void> {
  const { cloudRun } = await import('./cloud-run.js');
  process.exitCode = await cloudRun(app, flags, printOut);
}

async function runLint(paths: string[], flags: LintFlags): Promise<void> {
  const { lint } = await import('./lint.js');
  process.exitCode = await lint(paths, flags, printOut);
}

async function fail(error: unknown): Promise<void> {
  process.exitCode = exitCodes.failed;
  // Everything is cleaned up, and the signal ends the process as it would have at once.
  if (error instanceof StoppedBySignal) return void process.kill(process.pid, error.signal);
  const { explainCrash } = await import('./explain-crash.js');
  const failure = explainCrash(error);
  if (!failure) throw error;
  const { printError } = await import('./print-error.js');
  process.stderr.write(printError(failure));
}

async function main(): Promise<void> {
  boundMemory();
  // Whoever prints is told; the event would end the process with a stack. What stderr does not take is told nowhere.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  try {
    const command = defineCommand(readVersion(), run);
    defineInspect(command, runInspect);
    defineLint(command, runLint);
    defineCloudRun(command, runCloudRun);
    await command.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError)
      process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.failed;
    else await fail(error);
  }
}

void main();
