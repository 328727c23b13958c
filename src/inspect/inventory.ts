import type { ComponentName } from '../model/component';
import type { ConfigVersion } from '../model/config-version';
import type { Choice, DecisionKind } from '../model/decision';
import type { Finding } from '../model/finding';
import type { PushFlag } from '../model/packages';
import type { Place } from '../model/place';
import type { ReferenceKind } from '../model/reference';
import type { SupportEntry, SupportStatus } from '../model/support-status';
import type { SecretUse, Verdict } from '../report/report';

/** The version of the JSON form: a minor step adds, a major step changes or removes. */
export const inventoryFormatVersion = '1.0';

/** What the settings of an app would be after a migration with the defaults and the answers that were given. */
export interface MigratedSettings {
  readonly name?: string;
  readonly deploymentModel?: string;
  readonly providerRegion?: string;
}

/** Which app it is, as far as its files say. */
export interface AppFacts {
  readonly version: ConfigVersion;
  /** The name of the version: `Realm (legacy)`. */
  readonly title: string;
  /** Whether it is the version that today's App Services CLI pushes. */
  readonly current: boolean;
  /** How the version was recognised, as a sentence. */
  readonly because: string;
  readonly name?: string;
  /** The client app id: `name-abcde`. */
  readonly appId?: string;
  /** The app's id on the server, out of `.mdb/`. */
  readonly objectId?: string;
  /** The id of the Atlas project, out of `.mdb/`. */
  readonly projectId?: string;
  readonly environment?: string;
  readonly deploymentModel?: string;
  readonly location?: string;
  readonly providerRegion?: string;
  readonly migrated: MigratedSettings;
}

/** One thing that is counted. */
export interface ComponentItem {
  readonly name: string;
  /** What tells it from its like: the type of a service, the cluster of a data source, what is odd about a webhook. */
  readonly detail?: string;
  readonly disabled: boolean;
}

/** How many there are of something in the app, in its own version. */
export interface ComponentCount {
  readonly component: ComponentName;
  /** What is counted: `database triggers`. */
  readonly part: string;
  readonly count: number;
  readonly items: readonly ComponentItem[];
}

/** A component, by its name. */
export interface ComponentReference {
  readonly component: ComponentName;
  readonly name: string;
}

/** A component that calls a function. */
export interface Caller extends ComponentReference {
  readonly disabled: boolean;
  readonly place?: Place;
}

/** A function of the migrated app, with what calls it. */
export interface FunctionUse {
  readonly name: string;
  /** The webhook that it is in the files, as `service/webhook`. */
  readonly webhook?: string;
  /** Whether clients could not call it. */
  readonly private: boolean;
  readonly life: SupportStatus;
  /** Whether a component other than a function reaches it, be it through other functions. */
  readonly reached: boolean;
  /** What calls it on the shortest way from what reaches it; missing when nothing does. */
  readonly through?: ComponentReference;
  readonly calledBy: readonly Caller[];
}

/** One component that names another one, in the migrated app. */
export interface InventoryReference {
  readonly component: ComponentName;
  /** The component that refers. */
  readonly by: string;
  readonly kind: ReferenceKind;
  /** The name that is referred to. */
  readonly name: string;
  readonly place?: Place;
}

/** A secret that the app refers to. */
export interface InventorySecret extends SecretUse {
  /** The command that creates it; missing when only what a migration leaves out uses it. */
  readonly create?: string;
}

/** The address of a webhook or endpoint. Neither answers since 2025-09-30. */
export interface Address {
  readonly kind: 'webhook' | 'endpoint';
  /** `service/webhook`, or the endpoint's method and route. */
  readonly name: string;
  readonly method: string;
  /** What callers know. */
  readonly oldUrl: string;
  /** What it is as an endpoint of the migrated app; missing for a webhook that becomes none. */
  readonly newUrl?: string;
  /** The path below `/endpoint`, for a port to answer under. */
  readonly route?: string;
  /** The function that answers, in the migrated app. */
  readonly functionName?: string;
  /** The open decision that leaves the webhook out. */
  readonly waitsFor?: string;
}

/** A package that the functions need. */
export interface PackageVersion {
  readonly name: string;
  /** As package.json has it; what looks like a credential is masked. */
  readonly version: string;
}

/** The dependencies of the functions, and how they are pushed. */
export interface Dependencies {
  /** The flag that makes a push take them along: one method is in force at a time. */
  readonly pushFlag: PushFlag;
  /** `functions/package.json`, when it is there. */
  readonly manifest?: string;
  /** What package.json lists; missing when there is none, or none that can be read. */
  readonly packages?: readonly PackageVersion[];
  /** Archives of node_modules, and the folder itself. */
  readonly archives: readonly string[];
  readonly lockFiles: readonly string[];
}

/** A question that a migration would ask, or answer by default. */
export interface OpenDecision {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly subject: string;
  readonly question: string;
  /** Why the files cannot tell. */
  readonly why: string;
  readonly choices: readonly Choice[];
  /** What other text is accepted, as a sentence. */
  readonly hint?: string;
  /** What a migration takes when nobody answers; missing when it must be answered. */
  readonly default?: string;
  /** The argument that answers it, with VALUE for the answer. */
  readonly flag: string;
  readonly place?: Place;
}

/** What is in an app; every renderer shows this and nothing else. It holds no secret value. */
export interface Inventory {
  readonly formatVersion: typeof inventoryFormatVersion;
  readonly tool: { readonly name: string; readonly version: string };
  readonly input: {
    /** As it was given. */
    readonly path: string;
    /** The folder below it that holds the app, when it is not the given one itself. */
    readonly folder?: string;
    /** The folders of other apps up to three levels below `path`, relative to it, where there are any: they are not read. */
    readonly others?: readonly string[];
  };
  readonly app: AppFacts;
  readonly components: readonly ComponentCount[];
  readonly verdict: Verdict;
  readonly life: readonly SupportEntry[];
  readonly functions: readonly FunctionUse[];
  readonly references: readonly InventoryReference[];
  /** In the order in which to create them. */
  readonly secrets: readonly InventorySecret[];
  readonly addresses: readonly Address[];
  readonly dependencies?: Dependencies;
  readonly findings: readonly Finding[];
  readonly decisions: readonly OpenDecision[];
}
