import type { App, AppFunction, Webhook } from '../model/app';
import type { AppFile } from '../model/app-file';
import type { Decision } from '../model/decision';
import type { FindingInput } from '../model/finding';
import type { Packages } from '../model/packages';
import type { Reference } from '../model/reference';
import type { SourceFacts, SourcePosition } from '../model/source-facts';

/** An incoming webhook, with the function that its source becomes. */
export interface WebhookFunction {
  readonly service: string;
  /** The type of its service. */
  readonly type: string;
  readonly webhook: Webhook;
  /** The secret by which its sender signs, of a service that has one for all of its webhooks. */
  readonly signedBy?: string;
  readonly function: AppFunction;
}

/** A source of a function, as far as it could be read. */
export interface ProjectSource {
  readonly file: AppFile;
  /** Missing when it could not be read, or not as its bytes are. */
  readonly text?: string;
  readonly facts?: SourceFacts;
  /** Why it could not be read, as the rest of a sentence. */
  readonly fault?: string;
}

/** Something that lint says of a source. */
export interface SourceRemark extends Pick<SourcePosition, 'line' | 'column'> {
  readonly rule: string;
  readonly message: string;
}

/** How a project is made. */
export interface ProjectOptions {
  /** Only these entries: a route, or method and route. */
  readonly only: readonly string[];
  readonly services: 'one' | 'many';
  readonly dockerfile: boolean;
}

/** What a project is made from. Nothing of it is read here: whoever calls hands over what there is. */
export interface ProjectInput {
  /** The app in the current version, with the functions of its webhooks, and the third-party services that it had. */
  readonly app: App;
  readonly webhooks: readonly WebhookFunction[];
  /** The source of a function. */
  readonly sourceOf: (name: string) => ProjectSource | undefined;
  /** The calls of a function by other functions. */
  readonly callsOf: (name: string) => readonly Reference[];
  /** What lint says of the source of a function. */
  readonly remarksOn: (name: string) => readonly SourceRemark[];
  /** The functions that triggers lead to, however far. */
  readonly triggered: ReadonlySet<string>;
  readonly packages: Packages;
  /** The secret that a webhook's own became, as `webhook-secret` was answered. */
  readonly secretOf: (path: string) => string | undefined;
  /** The files of the runtime, by their names in runtime/. */
  readonly runtime: ReadonlyMap<string, string>;
  readonly options: ProjectOptions;
  /** The answer to a decision, or its default. */
  readonly decide: (decision: Decision & { readonly default: string }) => string;
  readonly report: (finding: FindingInput) => void;
}
