import type { ComponentName } from './component';

/**
 * Whether a part of an app still runs since 2025-09-30.
 *
 * - `runs`: a trigger that is switched on leads to it, or it is one.
 * - `off`: it could run, and does not as the app stands: it is switched off, calls nothing, or only such things lead to it.
 * - `only-if-called`: it is there for whatever runs, and nothing that runs is known to use it.
 * - `unknown`: MongoDB never said what became of it.
 * - `ended`: nothing runs it any more.
 */
export type SupportStatus = 'runs' | 'off' | 'only-if-called' | 'unknown' | 'ended';

/** Things of one kind and one status. */
export interface SupportEntry {
  readonly component: ComponentName;
  /** What they are: `database triggers`, `functions that a trigger calls`. */
  readonly part: string;
  readonly status: SupportStatus;
  readonly names: readonly string[];
  /** What MongoDB recommends instead, or what to know. */
  readonly instead?: string;
}

/** What still runs of an app: one answer for each component by its name. */
export interface Support {
  /** In the order of reports; every name stands in one entry of its component. */
  readonly entries: readonly SupportEntry[];
  /** Whether anything runs at all. */
  readonly anythingRuns: boolean;
  /** The answer for one thing; undefined for what no entry names. */
  statusOf(component: ComponentName, name: string): SupportStatus | undefined;
}

/**
 * The components that ended whole on 2025-09-30. MongoDB's deprecation page; data access rules ended with those who asked
 * for data, as functions of triggers run as system.
 */
export const endedComponents: ReadonlySet<ComponentName> = new Set([
  'auth',
  'custom-user-data',
  'rules',
  'services',
  'endpoints',
  'data-api',
  'graphql',
  'hosting',
  'sync',
]);
