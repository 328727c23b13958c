import { get, getText, isTrue, type Json } from './json';

/** Whether settings of Device Sync, in a file of their own or inside a data source, synchronise anything. */
export function isSynchronised(sync: Json | undefined): boolean {
  return Boolean(getText(sync, 'state')) || isTrue(sync, 'state') || get(sync, 'partition') !== undefined;
}
