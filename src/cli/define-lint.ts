import { InvalidArgumentError, Option, type Command } from 'commander';
import { collectValue } from './collect-value';
import { severities, type Severity } from '../model/severity';
import { formatNames, type Format } from '../plan/formats';

/** The options of the lint command, as commander gives them. */
export interface LintFlags {
  readonly format: Format;
  readonly rule?: string[];
  readonly severity: Severity;
  readonly fix?: boolean;
  readonly strict?: boolean;
  readonly maxWarnings?: number;
  readonly rules?: boolean;
  readonly explain?: string;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
}

const examples = `
Examples:
  migrate-functions lint ./app                     every function of an app
  migrate-functions lint index.js src              handlers in files and folders
  migrate-functions lint ./app --severity error    errors only
  migrate-functions lint ./app --rule source/floating-work --fix
  migrate-functions lint ./app --max-warnings 0    exit 1 on warnings, too
  migrate-functions lint --explain http/sent-twice

Exit codes: 0 done, and no errors remain, 1 failed, or errors remain, or more
warnings than --max-warnings allows, 3 (--strict) errors or warnings remain, or
nothing was checked.`;

function readCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}

/** Adds the lint command. `run` is called with the paths and the options. */
export function defineLint(
  program: Command,
  run: (paths: string[], flags: LintFlags) => Promise<void>,
): void {
  program
    .command('lint')
    .summary('check function sources')
    .description(
      'Check function sources: whether every path responds exactly once, and after all of its work. Apps, files and folders; functions of App Services and handlers of the functions framework, Firebase and Express.',
    )
    .argument('[path...]', "an app's folder, a source, or a folder with sources")
    .addOption(
      new Option('--format <format>', 'the form of the report on stdout')
        .choices(formatNames)
        .default('text'),
    )
    .option('--rule <name>', 'only this rule; repeatable', collectValue)
    .addOption(
      new Option('--severity <severity>', 'the least severity to report').choices(severities).default('info'),
    )
    .option('--fix', 'fix what is safe to fix, in place')
    .option('--max-warnings <n>', 'exit 1 when more warnings than this remain', readCount)
    .option('--strict', 'exit 3 when errors or warnings remain, or nothing was checked')
    .option('--rules', 'list the rules')
    .option('--explain <rule>', 'show the page of a rule')
    .option('--verbose', 'show every source that was checked, and the page of each rule')
    .option('--quiet', 'no report on stdout')
    .addHelpText('after', examples)
    .showHelpAfterError('(migrate-functions lint --help lists the options)')
    .action(async (paths: string[], flags: LintFlags, command: Command) => {
      if (paths.length === 0 && !flags.rules && flags.explain === undefined)
        command.error("error: missing required argument 'path'");
      await run(paths, flags);
    });
}
