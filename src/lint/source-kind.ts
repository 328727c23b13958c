/** What calls an App Services source, by the app's configuration; `unknown` when there is none at hand. */
export type SourceKind = 'endpoint' | 'webhook' | 'parsed-webhook' | 'function' | 'unknown';
