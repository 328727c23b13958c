import type { ComponentName } from '../../model/component';
import type { SupportEntry, SupportStatus } from '../../model/support-status';

/** A thing with its status. */
export interface Named {
  readonly name: string;
  readonly status: SupportStatus;
}

/** An entry of the answer; none where there is nothing to name. */
export function entry(
  component: ComponentName,
  part: string,
  status: SupportStatus,
  names: readonly string[],
  instead?: string,
): SupportEntry[] {
  return names.length ? [{ component, part, status, names, ...(instead && { instead }) }] : [];
}

/** The name of something that an app has once, where it has it. */
export function here(isThere: unknown, name: string): string[] {
  return isThere ? [name] : [];
}

/** The names of the things that have a status. */
export function withStatus(items: readonly Named[], status: SupportStatus): string[] {
  return items.flatMap((item) => (item.status === status ? [item.name] : []));
}
