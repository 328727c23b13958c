import { Option, type Command } from 'commander';
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
  readonly verbose?: boolean;
  readonly quiet?: boolean;
}

const examples = `
Examples:
  migrate-functions lint ./app                     every function of an app
  migrate-functions lint index.js src              handlers in files and folders
  migrate-functions lint ./app --severity error    errors only
  migrate-functions lint ./app --rule source/floating-work --fix
  migrate-functions lint ./app --strict            for CI: exit 3 on findings

Exit codes: 0 done, whatever was found, 1 failed, 3 (--strict) done, and errors
or warnings remain, or nothing was checked.`;

/** Adds the lint command. `run` is called with the paths and the options. */
export function defineLint(
  program: Command,
  run: (paths: string[], flags: LintFlags) => Promise<void>,
): void {
  program
    .command('lint')
    .summary('check function sources')
    .description(
      'Check function sources: whether every path responds exactly once, and after all of its work. Apps, files and folders; functions of App Services and handlers of the functions framework.',
    )
    .argument('<path...>', "an app's folder, a source, or a folder with sources")
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
    .option('--strict', 'exit 3 when errors or warnings remain, or nothing was checked')
    .option('--verbose', 'show every source that was checked, and the page of each rule')
    .option('--quiet', 'no report on stdout')
    .addHelpText('after', examples)
    .showHelpAfterError('(migrate-functions lint --help lists the options)')
    .action(run);
}
