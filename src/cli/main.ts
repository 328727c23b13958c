#!/usr/bin/env node
// Nothing is imported here that --help does not need: the answer should not wait for the rest of the program.
import { boundMemory } from './bound-memory';
import { defineInspect, type InspectFlags } from './define-inspect';
import { defineLint, type LintFlags } from './define-lint';
import { exitCodes } from './exit-codes';
import { CommanderError, defineCommand, type MigrateFlags } from './options';
import { readVersion } from './read-version';

async function run(app: string, flags: MigrateFlags): Promise<void> {
  const { migrate } = await import('./migrate.js');
  process.exitCode = await migrate(app, flags, (text) => process.stdout.write(text));
}

async function runInspect(app: string, flags: InspectFlags): Promise<void> {
  const { inspect } = await import('./inspect.js');
  process.exitCode = await inspect(app, flags, (text) => process.stdout.write(text));
}

async function runLint(paths: string[], flags: LintFlags): Promise<void> {
  const { lint } = await import('./lint.js');
  process.exitCode = await lint(paths, flags, (text) => process.stdout.write(text));
}

async function fail(error: unknown): Promise<void> {
  process.exitCode = exitCodes.failed;
  const { UserError } = await import('../model/user-error.js');
  if (!(error instanceof UserError)) throw error;
  const { printError } = await import('./print-error.js');
  process.stderr.write(printError(error));
}

async function main(): Promise<void> {
  boundMemory();
  // A reader that stops early, as `head` does, is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    const command = defineCommand(readVersion(), run);
    defineInspect(command, runInspect);
    defineLint(command, runLint);
    await command.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError)
      process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.failed;
    else await fail(error);
  }
}

void main();
