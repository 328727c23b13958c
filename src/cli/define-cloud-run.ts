import { Option, type Command } from 'commander';
import { formatEndings, formatNames, type Format } from '../plan/formats';
import { collectValue } from './collect-value';
import type { PlanFlags } from './run-plan';

/** The options of the cloud-run command, as commander gives them. */
export interface CloudRunFlags extends PlanFlags {
  readonly service?: string;
  readonly region?: string;
  readonly services: 'one' | 'many';
  readonly only?: string[];
  readonly dockerfile?: boolean;
  readonly runtimeOnly?: boolean;
  readonly skipBroken?: boolean;
  readonly answer?: string[];
  readonly format: Format;
}

const examples = `
Examples:
  migrate-functions cloud-run ./app --dry-run       what would be served, and what not
  migrate-functions cloud-run ./app --out ./service
  migrate-functions cloud-run ./app --out ./service --service shop --region europe-west1
  migrate-functions cloud-run ./app --out ./service --only '/orders' --only 'GET /items'
  migrate-functions cloud-run ./app --out ./service --answer 'endpoint-auth:GET /me=custom-jwt'
  migrate-functions cloud-run --runtime-only --out ./service

Exit codes: 0 done, 1 failed and nothing written, 2 (--check) something would be
written, 3 (--strict) done but something needs a person or was defaulted.`;

/** Adds the cloud-run command. `run` is called with the app's path, where one is given, and the options. */
export function defineCloudRun(
  program: Command,
  run: (app: string | undefined, flags: CloudRunFlags) => Promise<void>,
): void {
  program
    .command('cloud-run')
    .summary('make a Cloud Run functions project of HTTPS endpoints and webhooks')
    .description(
      'Make a Cloud Run functions project that answers the HTTPS endpoints and webhooks of an app as before: the same requests under the same paths. Offline; nothing is deployed.',
    )
    .argument('[app]', "the app's folder, a folder above it, or the .zip that the platform's UI exported")
    .option('-o, --out <dir>', 'where the project is written; must be empty or not exist')
    .option('--service <name>', 'decision: the name of the Cloud Run service')
    .option('--region <region>', 'decision: the region of the service, for example europe-west1')
    .addOption(
      new Option('--services <how-many>', 'one service for all entries, or one for each')
        .choices(['one', 'many'])
        .default('one'),
    )
    .option('--only <route>', 'only this route, or method and route; repeatable', collectValue)
    .option('--dockerfile', 'add a Dockerfile, by which Cloud Run then builds the project')
    .option('--runtime-only', 'replace runtime/ of a project that was written before, and nothing else')
    .option('--dry-run', 'plan only; nothing is written')
    .option('--diff', 'add unified diffs of every file to the plan')
    .option('--check', 'write nothing; exit 2 when something would be written')
    .option('--strict', 'exit 3 when something needs a person or was decided by default')
    .option('--answer <id=value>', 'decision: any of them, by id or by kind; repeatable', collectValue)
    .option('--answers <file>', 'decisions: read them from a JSON5 file; the command line wins over it')
    .option('--save-answers <file>', 'write all decisions to such a file, with comments on each')
    .option('-y, --yes', 'do not ask: take the default of every open decision')
    .option('--no-input', 'never ask, as in a run without a terminal; defaults are taken')
    .option('--skip-broken', 'leave out files that are not JSON instead of failing')
    .option('--force', 'replace a target that is not empty')
    .addOption(
      new Option('--format <format>', 'the form of the report on stdout')
        .choices(formatNames)
        .default('text'),
    )
    .option(
      '--report <file>',
      `write the report to a file too, in the form of its ending (${formatEndings}); repeatable`,
      collectValue,
    )
    .option('--verbose', 'show every finding and its rule')
    .option('--quiet', 'no report on stdout')
    .addHelpText('after', examples)
    .showHelpAfterError('(migrate-functions cloud-run --help lists the options)')
    .action(run);
}
