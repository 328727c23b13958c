import { quoteArgument } from './quote-argument';
import type { SecretUse } from './report';
import { secretCommands } from './secret-commands';

/** What the commands to run next depend on. */
export interface NextFacts {
  readonly out?: string;
  /** The folder that was given. */
  readonly input: string;
  readonly secrets: readonly SecretUse[];
  readonly appId?: string;
  readonly hasPackageJson: boolean;
  readonly hasNodeModules: boolean;
  /** Whether the app is in the target version already. */
  readonly isDone: boolean;
  /** Whether the target is what today's CLI pushes. */
  readonly isCurrent: boolean;
}

/** The commands that lead from the written tree to a deployed app: secrets first, as a push refuses unknown ones. */
export function nextCommands(facts: NextFacts): string[] {
  const { out, input, isDone, secrets, appId, hasPackageJson, hasNodeModules, isCurrent } = facts;
  if (!out) return isDone ? [] : [`migrate-functions ${quoteArgument(input)} --out NEW_FOLDER`];
  if (!isCurrent) return [];
  const app = appId ? quoteArgument(appId) : 'YOUR_APP_ID';
  const dependencies = hasPackageJson
    ? ' --include-package-json'
    : hasNodeModules
      ? ' --include-node-modules'
      : '';
  return [
    ...(appId ? [] : ['# Create the app in the Atlas UI, or take an existing one; its id is YOUR_APP_ID.']),
    ...secretCommands(
      secrets.map(({ name }) => name),
      appId,
    ),
    `appservices push --local ${quoteArgument(out)} --remote=${app}${dependencies} --dry-run`,
    `appservices push --local ${quoteArgument(out)} --remote=${app}${dependencies}`,
  ];
}
