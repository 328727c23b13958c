import type { LedgerTotals, ReasonCount } from '../engine/ledger/ledger';
import type { LedgerEntry } from '../engine/ledger/ledger-entry';
import type { ComponentName } from '../model/component';
import type { ConfigVersion, TargetVersion } from '../model/config-version';
import type { ResolvedDecision } from '../model/decision';
import type { Finding } from '../model/finding';
import type { FindingCode } from '../model/finding-codes';
import type { Place } from '../model/place';
import type { Reason } from '../model/reason';
import type { SupportEntry } from '../model/support-status';

/** The version of the JSON form: a minor step adds, a major step changes or removes. docs/reports.md makes the promise. */
export const reportFormatVersion = '1.0';

/** A file of the new tree. */
interface WrittenFile {
  readonly action: 'create' | 'rewrite' | 'move' | 'keep';
  readonly component: ComponentName;
  /** Where it is in the new tree. */
  readonly to: string;
  /** The files of the input that it comes from. */
  readonly from: readonly string[];
  readonly reason?: undefined;
  readonly decision?: undefined;
}

/** A file of the input that the new tree lacks. */
interface LeftOutFile {
  readonly action: 'leave-out';
  readonly component: ComponentName;
  readonly to?: undefined;
  /** The file alone. */
  readonly from: readonly [string];
  /** Why it is left out. */
  readonly reason?: Reason;
  /** The decision that it waits for. */
  readonly decision?: string;
}

/** What happens to one file. */
export type FileChange = WrittenFile | LeftOutFile;

/** How many files have which fate. */
export interface PlanCounts {
  readonly create: number;
  readonly rewrite: number;
  readonly move: number;
  readonly keep: number;
  readonly leaveOut: number;
  readonly needYou: number;
}

/**
 * Why something needs a person. `push`: a push will be refused. `runs`: it breaks what still runs, or changes it. `ended`:
 * it concerns only what has ended. `cloud-run`: it concerns a Cloud Run project.
 */
export type NeedGroup = 'push' | 'runs' | 'ended' | 'cloud-run';

/** Something that a person must look at before the new app is pushed: a finding, or a decision taken by default. */
export interface NeedsYou {
  readonly group: NeedGroup;
  /** The code of the finding. */
  readonly code?: FindingCode;
  /** The id of the decision. */
  readonly decision?: string;
  readonly message: string;
  readonly action: string;
  readonly place?: Place;
  /** The other things of which the same is to be said, by name. */
  readonly also?: readonly string[];
}

/** A secret that the new app refers to. */
export interface SecretUse {
  readonly name: string;
  readonly usedBy: readonly {
    readonly component: ComponentName;
    readonly name: string;
    readonly place?: Place;
  }[];
}

/** What still runs of the app, in a few sentences. */
export interface Verdict {
  readonly anythingRuns: boolean;
  readonly text: string;
}

/** An endpoint or webhook of a Cloud Run project. */
export interface ServedEntry {
  /** Its method and its route. */
  readonly request: string;
  readonly kind: 'endpoint' | 'webhook';
  readonly function: string;
  /** The handler that answers it. */
  readonly handler: string;
  readonly isServed: boolean;
  /** Why it is not served. */
  readonly why?: string;
}

/** The Cloud Run functions project that a run makes of an app. */
export interface CloudRunProject {
  readonly service: string;
  readonly region: string;
  readonly entries: readonly ServedEntry[];
}

/** Everything that a run has to tell; every renderer shows this and nothing else. It holds no secret value. */
export interface Report {
  readonly formatVersion: typeof reportFormatVersion;
  readonly tool: {
    readonly name: string;
    readonly version: string;
    /** Where its sources and documentation are published, if they are. */
    readonly url?: string;
  };
  readonly input: {
    /** The folder or .zip file as it was given. */
    readonly path: string;
    /** The folder below `path` that holds the app, where it is not `path` itself. Every place is relative to the app. */
    readonly folder?: string;
    /** The folders of other apps up to three levels below `path`, relative to it, where there are any: they are not read. */
    readonly others?: readonly string[];
    readonly version: ConfigVersion;
    readonly because: string;
  };
  readonly target: { readonly version: TargetVersion; readonly path?: string };
  /** The versions that the app went through. */
  readonly versions: readonly ConfigVersion[];
  readonly files: readonly FileChange[];
  readonly counts: PlanCounts;
  readonly needsYou: readonly NeedsYou[];
  readonly findings: readonly Finding[];
  readonly decisions: readonly ResolvedDecision[];
  readonly verdict: Verdict;
  readonly life: readonly SupportEntry[];
  readonly secrets: readonly SecretUse[];
  /** Of a run that makes a Cloud Run project of an app's endpoints and webhooks. */
  readonly cloudRun?: CloudRunProject;
  /** What to run next, in order: lines for a POSIX shell, comments included. */
  readonly next: readonly string[];
  readonly ledger: {
    readonly values: LedgerTotals;
    readonly files: LedgerTotals;
    readonly reasons: readonly ReasonCount[];
    /** Made on demand: it is as large as the app. */
    readonly entries: () => readonly LedgerEntry[];
    /** The values made from others whose entries say something else; made on demand, too. */
    readonly made: () => readonly LedgerEntry[];
  };
}
