import { getText, isTrue, type JsonObject } from '../model/json';

/** As whom a function ran: the system, the user who called, one user, or whom a script named. */
export type RunAs = 'system' | 'application' | 'user' | 'script';

/** As whom a function ran by its configuration. One without an entry in the manifest asked for a user, as is the default. */
export function runAsOf(config: JsonObject | undefined): RunAs {
  if (isTrue(config, 'run_as_system')) return 'system';
  if (getText(config, 'run_as_user_id_script_source')) return 'script';
  if (getText(config, 'run_as_user_id')) return 'user';
  return 'application';
}

/** As whom a webhook ran: the system, unless its configuration names somebody else. */
export function runAsOfWebhook(config: JsonObject | undefined): RunAs {
  if (isTrue(config, 'run_as_authed_user')) return 'application';
  const named = runAsOf(config);
  return named === 'application' ? 'system' : named;
}
