import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { collectValue } from './collect-value';
import type { DecisionKind } from '../model/decision';
import { isKeyOf } from '../model/is-key-of';
import { rewriteRules, type RewriteRule } from '../model/rewrite-rules';
import { showText } from '../report/renderers/show-text';
import { formatEndings, formatNames, type Format } from '../plan/formats';

/** The options of the migrate command, as commander gives them. */
export interface MigrateFlags {
  readonly out?: string;
  readonly dryRun?: boolean;
  readonly diff?: boolean;
  readonly check?: boolean;
  readonly strict?: boolean;
  readonly to: string;
  readonly sameApp?: boolean;
  readonly newApp?: boolean;
  readonly supportedOnly?: boolean;
  readonly answer?: string[];
  readonly answers?: string;
  readonly saveAnswers?: string;
  readonly name?: string;
  readonly providerRegion?: string;
  readonly deploymentModel?: string;
  readonly cluster?: string;
  readonly webhookSecret?: string;
  readonly yes?: boolean;
  readonly input: boolean;
  readonly skipBroken?: boolean;
  readonly normalize?: boolean;
  readonly typings?: boolean;
  readonly rewrite?: RewriteRule[];
  readonly force?: boolean;
  readonly format: Format;
  readonly report?: string[];
  readonly verbose?: boolean;
  readonly quiet?: boolean;
}

/** The flags that answer a decision, by its kind. */
export function answerFlags(flags: MigrateFlags): Partial<Record<DecisionKind, string>> {
  const { name, providerRegion, deploymentModel, cluster, webhookSecret } = flags;
  const given = {
    name,
    'provider-region': providerRegion,
    'deployment-model': deploymentModel,
    cluster,
    'webhook-secret': webhookSecret,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

const examples = `
Examples:
  migrate-functions ./app --dry-run            look at the plan, write nothing
  migrate-functions ./app --dry-run --diff     with every changed line
  migrate-functions ./app --out ./new-app      migrate
  migrate-functions ./app --out ./new-app --provider-region azure-westeurope
  migrate-functions ./app --dry-run --save-answers answers.json5
  migrate-functions ./app --out ./new-app --answers answers.json5 --no-input
  migrate-functions ./app --check              exit 2 when a migration is needed
  migrate-functions export.zip --out ./new-app --format json > report.json
  migrate-functions inspect ./app              what is in it, and what still runs
  migrate-functions lint ./app                 check the sources of its functions
  migrate-functions cloud-run ./app --out ./service
                                               endpoints and webhooks for Cloud Run

Exit codes: 0 done, 1 failed and nothing written, 2 (--check) a migration is
needed, 3 (--strict) done but something needs a person or was defaulted.`;

function collectRule(value: string, earlier: readonly RewriteRule[] = []): RewriteRule[] {
  if (!isKeyOf(rewriteRules, value))
    throw new InvalidArgumentError(`Allowed choices are ${Object.keys(rewriteRules).join(', ')}.`);
  return [...new Set([...earlier, value])];
}

/**
 * Options stand after the name of the command that they belong to. Without positional options, those that two commands
 * share would be taken by this one; with them, those before the name would be passed over in silence.
 */
function refuseEarlyOptions(program: Command, subcommand: Command): void {
  const given = program.options.find(
    (option) => program.getOptionValueSource(option.attributeName()) === 'cli',
  );
  if (given?.long)
    program.error(
      `error: write ${given.long} after ${subcommand.name()}, if it is an option of that command`,
    );
}

/**
 * The command line. `run` is called with the app's path and the options.
 *
 * @throws CommanderError instead of ending the process, for help and version too
 */
export function defineCommand(
  version: string,
  run: (app: string, flags: MigrateFlags) => Promise<void>,
): Command {
  return new Command('migrate-functions')
    .description(
      'Migrate a MongoDB Stitch, Realm or App Services app to the current layout, offline, with an account of every value.',
    )
    .argument('<app>', "the app's folder, a folder above it, or the .zip that the platform's UI exported")
    .option('-o, --out <dir>', 'where the new app is written; must be empty or not exist')
    .option('--dry-run', 'plan only; nothing is written')
    .option('--diff', 'add unified diffs of every changed file to the plan')
    .option('--check', 'write nothing; exit 2 when a migration is needed')
    .option('--strict', 'exit 3 when something needs a person or was decided by default')
    .addOption(
      new Option('--to <version>', 'the version to migrate to')
        .choices(['20210101', '20230101'])
        .default('20230101'),
    )
    .addOption(
      new Option('--same-app', 'keep the link to the deployed app (its ids, .mdb/)').conflicts('newApp'),
    )
    .addOption(
      new Option('--new-app', 'leave the link out (the default when something is migrated)').conflicts(
        'sameApp',
      ),
    )
    .option('--supported-only', 'leave out what no longer runs since 2025-09-30')
    .option('--name <name>', "decision: the new app's name")
    .option('--provider-region <region>', 'decision: cloud provider and region, for example aws-us-east-1')
    .option('--deployment-model <model>', 'decision: GLOBAL or LOCAL')
    .option('--cluster <name>', 'decision: the cluster of data sources that name none')
    .option('--webhook-secret <name>', 'decision: the secret of converted webhooks, or none')
    .option('--answer <id=value>', 'decision: any of them, by id or by kind; repeatable', collectValue)
    .option('--answers <file>', 'decisions: read them from a JSON5 file; the command line wins over it')
    .option('--save-answers <file>', 'write all decisions to such a file, with comments on each')
    .option('-y, --yes', 'do not ask: take the default of every open decision')
    .option('--no-input', 'never ask, as in a run without a terminal; defaults are taken')
    .option('--skip-broken', 'leave out files that are not JSON instead of failing')
    .option('--normalize', "write every file in the exporter's form, changed or not")
    .option('--typings', 'write types for function sources, and a jsconfig.json, beside the app')
    .option(
      '--rewrite <rule>',
      `change function sources where that is safe: ${Object.keys(rewriteRules).join(', ')}; repeatable`,
      collectRule,
    )
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
    .option('--verbose', 'show unchanged files, every finding and its rule')
    .option('--quiet', 'no report on stdout')
    .version(version, '--version')
    .addHelpText('after', examples)
    .showHelpAfterError('(migrate-functions --help lists the options)')
    .configureHelp({ sortOptions: false })
    .configureOutput({
      // An argument may hold anything; the line breaks are commander's own.
      outputError: (text, write) => write(text.replace(/[^\n]+/g, showText)),
    })
    .exitOverride()
    .enablePositionalOptions()
    .hook('preSubcommand', refuseEarlyOptions)
    .action(run);
}

export { CommanderError };
