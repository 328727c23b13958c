import type { SecretUse } from './report';

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

const quote = (text: string): string =>
  /^[A-Za-z0-9_./:=@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** The commands that lead from the written tree to a deployed app: secrets first, as a push refuses unknown ones. */
export function nextCommands(facts: NextFacts): string[] {
  const { out, input, isDone, secrets, appId, hasPackageJson, hasNodeModules, isCurrent } = facts;
  if (!out) return isDone ? [] : [`migrate-functions ${quote(input)} --out NEW_FOLDER`];
  if (!isCurrent) return [];
  const app = appId ? quote(appId) : 'YOUR_APP_ID';
  const dependencies = hasPackageJson
    ? ' --include-package-json'
    : hasNodeModules
      ? ' --include-node-modules'
      : '';
  return [
    ...(appId ? [] : ['# Create the app in the Atlas UI, or take an existing one; its id is YOUR_APP_ID.']),
    ...secrets.map(
      ({ name }) => `appservices secrets create --app=${app} --name=${quote(name)} --value=VALUE`,
    ),
    `appservices push --local ${quote(out)} --remote=${app}${dependencies} --dry-run`,
    `appservices push --local ${quote(out)} --remote=${app}${dependencies}`,
  ];
}
