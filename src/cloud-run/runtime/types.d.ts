/** What the files in app/ hold: the generator writes them, the runtime reads them and refuses every other key. */

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | '*';

/** An HTTPS endpoint or an incoming webhook: app/routes.json is a list of them. */
export interface Entry {
  kind: 'endpoint' | 'webhook';
  /** The name under which index.js registers and exports its handler. */
  name: string;
  method: Method;
  /** An endpoint's route; of a webhook `/SERVICE/WEBHOOK`. */
  route: string;
  /** Webhooks only: the names that stand in their old paths. */
  service?: string;
  webhook?: string;
  /** The name in app/functions.json. */
  function: string;
  validation: 'none' | 'secret' | 'signature';
  /** The environment variable that holds the secret, where `validation` needs one. */
  secret?: string;
  respond_result: boolean;
  format: 'EJSON' | 'JSON';
  /** Who the function runs as, or what shows that the caller may. */
  auth: 'system' | 'refuse' | 'shared-key' | 'custom-jwt' | 'hook' | 'open';
  disabled?: boolean;
  /** Webhooks of GitHub and Twilio services that are adapted: their function gets the parsed payload. */
  payload?: 'github' | 'twilio';
  /** Why the function cannot run; each request is answered with it. */
  refused?: string;
}

/** app/functions.json: each function by its name, `folder/name` where it lies in a folder. */
export interface FunctionEntry {
  /** Its source, as a path from the project's folder. */
  file: string;
  run_as: 'system' | 'caller';
  private: boolean;
  /** The expression of App Services that decides whether it may run. */
  can_evaluate?: unknown;
}
export type Functions = Record<string, FunctionEntry>;

/** app/values.json: each value by its name, or the environment variable that holds it. */
export type Values = Record<string, { value: unknown } | { secret: string }>;

/** app/environment.json: the chosen environment, and the values of each. */
export interface Environment {
  tag: string;
  values: Record<string, Record<string, unknown>>;
}

/** What `context.services.get` gives for a name. */
export type Service = { kind: 'mongodb'; uri: string } | { kind: 'http' } | { kind: 'ended'; type: string };

/** app/app.json */
export interface AppFacts {
  id: string;
  name: string;
  client_app_id?: string;
  deployment: { model: string; provider_region: string };
  /** Only these origins may call from a browser; any may where the app listed none. */
  allowed_request_origins?: string[];
  services: Record<string, Service>;
  /** The status of an answer whose function failed. */
  error_status: number;
  /** What becomes of a request whose un-awaited work fails. */
  floating_failure: 'error' | 'log';
  /** Decides who is let in where an entry's `auth` is `custom-jwt`. */
  custom_jwt?: { audience?: string[]; algorithm: 'HS256' | 'RS256' };
  /** The collection that `context.user.custom_data` is read from. */
  custom_user_data?: { service: string; database: string; collection: string; user_id_field: string };
}
