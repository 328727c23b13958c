import type { AppFile } from '../../model/app-file';
import type { ComponentName } from '../../model/component';
import type { JsonObject } from '../../model/json';
import type { AppFolder } from '../app-folder';
import type { ReadContext } from '../read-context';

/** A file that limits access: what it holds, or that it is there and cannot be read. Neither where there is none. */
export interface GuardedFile {
  readonly document?: JsonObject;
  /** Empty, no JSON, another value than an object, or a link or special file that is not followed. */
  readonly unread?: AppFile;
}

/** Reads a file that must hold an object, and does not take one that cannot be read for one that is not there. */
export function readGuarded(
  folder: AppFolder,
  context: ReadContext,
  path: string,
  component: ComponentName,
): GuardedFile {
  const file = folder.find(path);
  if (file) {
    const document = context.readObject(folder.take(file), component);
    return document ? { document } : { unread: file };
  }
  const unread = folder.findUnreadable(path);
  return unread ? { unread } : {};
}
