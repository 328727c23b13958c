import { relative, resolve, sep } from 'node:path';
import type { ReadResult } from '../reader/open-app';

/** The folder below the given one that holds the app, as a POSIX path; empty where it is the given one. */
export function folderOf(input: string, { path }: Pick<ReadResult, 'path'>): string {
  return relative(resolve(input), path).split(sep).join('/');
}
