import { currentVersion } from '../model/config-version';
import type { PushFlag } from '../model/packages';
import { quoteForShell, quotePath } from '../model/quote-for-shell';
import { listNames } from './list-names';
import { plural } from './plural';
import { showText } from './renderers/show-text';
import { wrap } from './renderers/wrap';
import type { Report } from './report';
import { secretCommands } from './secret-commands';

/** What the commands to run next depend on, besides the report. */
export interface NextFacts {
  /** The command line that makes this plan again and writes it. */
  readonly commandLine: string;
  /** Nothing will be written. */
  readonly onlyPlan: boolean;
  /** Whether the link to the deployed app was asked for. */
  readonly keepsLink: boolean;
  /** The id of the deployed app, when the new tree has its link. */
  readonly appId?: string;
  /** The triggers that are switched on and of a type that still runs, by name. */
  readonly triggers: readonly string[];
  /** The command that makes a Cloud Run project of the endpoints and webhooks, where there are any. */
  readonly cloudRun?: string;
  /** What a push must be told to take the packages of functions along. */
  readonly pushFlag?: PushFlag;
}

type Planned = Omit<Report, 'next' | 'ledger'>;

// Names are the user's: a line break in one would end the comment and begin a command.
const comment = (text: string): string[] =>
  // Reports indent by two, and every line must begin with the sign of a comment.
  wrap(showText(text), '    ').map((line) => `# ${line.slice(4)}`);

function changesNothing({ counts: { create, rewrite, move, leaveOut } }: Planned): boolean {
  return create + rewrite + move + leaveOut === 0;
}

function pushSecrets({ secrets }: Planned, appId: string | undefined): string[] {
  if (secrets.length === 0) return [];
  return [
    ...comment(
      'Create the secrets that the app lacks: a push refuses names that do not exist. VALUE stands for the value.',
    ),
    ...secretCommands(
      secrets.map(({ name }) => name),
      appId,
    ),
  ];
}

function pushFolder(out: string, app: string, { pushFlag }: NextFacts): string[] {
  const dependencies = pushFlag ? ` ${pushFlag}` : '';
  const push = `appservices push --local ${quotePath(out)} --remote=${app}${dependencies}`;
  return [
    ...comment(
      'A push makes the app what the folder says, and deletes the rest: see first what would change.',
    ),
    `${push} --dry-run`,
    push,
  ];
}

// This is looked at in the Atlas UI, and no command does it: so these are comments.
function checkAfterPush({ findings }: Planned, { triggers, cloudRun }: NextFacts): string[] {
  const webhooks = findings
    .filter(({ code }) => code === 'webhook/became-endpoint')
    .map(({ subject }) => subject);
  return [
    ...(triggers.length
      ? comment(`Then check under Triggers in the Atlas UI that these run: ${listNames(triggers)}.`)
      : []),
    ...(webhooks.length
      ? comment(
          `These webhooks have new addresses, and no endpoint runs since 2025-09-30; lead their callers elsewhere: ${listNames(webhooks)}.`,
        )
      : []),
    ...(cloudRun === undefined
      ? []
      : [
          ...comment(
            'Endpoints and webhooks can go on as Cloud Run functions. What would be served, and what not:',
          ),
          cloudRun,
        ]),
  ];
}

const notPushed = `Nothing pushes this layout any more: realm-cli 2 is retired, and the App Services CLI takes ${currentVersion}.`;

const nothingToPush =
  'Nothing in this app runs any more, so that a push would bring nothing back. Keep the folder as the record of the app.';

function leadToCurrent(out: string, keepsLink: boolean): string[] {
  return [
    ...comment(`${notPushed} Before a push, take the folder there:`),
    `migrate-functions ${quotePath(out)} --out NEW_FOLDER${keepsLink ? ' --same-app' : ''}`,
  ];
}

/**
 * What to run next: after a plan, the run that writes it; after a run, what leads from the folder to a deployed app, secrets
 * first, as a push refuses unknown ones, and what to check in the end.
 *
 * @returns lines for a POSIX shell; those that start with `#` are comments
 */
export function nextCommands(report: Planned, facts: NextFacts): string[] {
  const { target, needsYou } = report;
  const { appId, onlyPlan } = facts;
  const isCurrent = target.version === currentVersion;
  if (onlyPlan || target.path === undefined) {
    if (changesNothing(report)) return [];
    return [...(isCurrent ? [] : comment(notPushed)), facts.commandLine];
  }
  if (!isCurrent) return leadToCurrent(target.path, facts.keepsLink);
  if (!report.verdict.anythingRuns) return [...comment(nothingToPush), ...checkAfterPush(report, facts)];
  const app = appId ? quoteForShell(appId) : 'YOUR_APP_ID';
  return [
    ...(needsYou.length
      ? comment(`First settle what needs you: ${plural(needsYou.length, 'point')} above.`)
      : []),
    ...(appId
      ? []
      : comment(
          'Create an app in the Atlas UI, or take an existing one; YOUR_APP_ID stands for its App ID, which looks like name-abcde.',
        )),
    ...pushSecrets(report, appId),
    ...pushFolder(target.path, app, facts),
    ...checkAfterPush(report, facts),
  ];
}
