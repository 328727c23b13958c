import { inventoryFormats, type InventoryFormat } from '../plan/render-inventory';
import { Option, type Command } from 'commander';
import { collectValue } from './collect-value';

/** The options of the inspect command, as commander gives them. */
export interface InspectFlags {
  readonly answer?: string[];
  readonly answers?: string;
  readonly skipBroken?: boolean;
  readonly format: InventoryFormat;
  readonly verbose?: boolean;
}

const examples = `
Examples:
  migrate-functions inspect ./app                   what is in it, in short
  migrate-functions inspect ./app --verbose         every name and every finding
  migrate-functions inspect export.zip --format json > inventory.json
  migrate-functions inspect ./repository --answer app-folder=backend/realm

Exit codes: 0 done, 1 failed. Nothing is ever written.`;

/** Adds the inspect command. `run` is called with the app's path and the options. */
export function defineInspect(
  program: Command,
  run: (app: string, flags: InspectFlags) => Promise<void>,
): void {
  program
    .command('inspect')
    .summary('say what is in an app, without writing anything')
    .description(
      'Say what is in an app: its version and components, what still runs, what calls which function, secrets, addresses, dependencies, and what a migration would ask. Nothing is written.',
    )
    .argument('<app>', "the app's folder, a folder above it, or the .zip that the platform's UI exported")
    .option('--answer <id=value>', 'decision: any of them, by id or by kind; repeatable', collectValue)
    .option('--answers <file>', 'read answers from a JSON5 file')
    .option('--skip-broken', 'leave out files that are not JSON instead of failing')
    .addOption(
      new Option('--format <format>', 'the form on stdout').choices(inventoryFormats).default('text'),
    )
    .option('--verbose', 'show every name, every finding and its rule')
    .addHelpText('after', examples)
    .showHelpAfterError('(migrate-functions inspect --help lists the options)')
    .action(run);
}
