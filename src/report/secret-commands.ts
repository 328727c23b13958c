import { quoteForShell } from '../model/quote-for-shell';

/**
 * The commands that create secrets, in the order given. Each is to run before a push, which refuses unknown ones.
 *
 * @param appId the app to create them in, when it is known
 */
export function secretCommands(names: readonly string[], appId: string | undefined): string[] {
  const app = appId ? quoteForShell(appId) : 'YOUR_APP_ID';
  return names.map(
    (name) => `appservices secrets create --app=${app} --name=${quoteForShell(name)} --value=VALUE`,
  );
}
