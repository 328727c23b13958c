import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import type { AppFile } from '../model/app-file';
import type { OnProgress } from '../model/progress';
import { openInput } from '../reader/open-input';
import type { StagedFile } from './staged-tree';

// Measured over 8,700 files: as fast as copyFileSync, or faster, for small files and for large ones. Unlike that it gives
// the copy the default permissions, where an executable or read-only file would stay so.
const bufferSize = 64 * 1024;

function copyFile(file: AppFile, to: string, buffer: Buffer): void {
  openInput(file, ({ read }) => {
    const copy = openSync(to, 'wx');
    try {
      for (let size = read(buffer); size > 0; size = read(buffer)) {
        for (let done = 0; done < size;) done += writeSync(copy, buffer, done, size - done);
      }
    } finally {
      closeSync(copy);
    }
  });
}

/**
 * Writes files into an empty folder, with the default permissions, and never over one that is there. A strict JSON file
 * that is carried is written from the text that was parsed, which has its bytes: so it is what the plan says even if the
 * file has changed since. Any other file is copied as it is now: one that was opened before must not have changed since, and
 * none may change while it is copied.
 *
 * @param root the folder
 * @param onProgress told of every file
 * @throws UnreadableInput when a file of the input cannot be read as it was, else the file system's own error
 */
export function writeFiles(files: readonly StagedFile[], root: string, onProgress?: OnProgress): void {
  const buffer = Buffer.allocUnsafe(bufferSize);
  const folders = new Set<string>();
  const makeFolder = (folder: string): void => {
    if (folders.has(folder)) return;
    const end = folder.lastIndexOf('/');
    if (end > 0) makeFolder(folder.slice(0, end));
    mkdirSync(`${root}/${folder}`);
    folders.add(folder);
  };
  for (const [index, { path, bytes }] of files.entries()) {
    onProgress?.('writing', index);
    const end = path.lastIndexOf('/');
    if (end > 0) makeFolder(path.slice(0, end));
    const to = `${root}/${path}`;
    if ('text' in bytes) writeFileSync(to, bytes.text, { flag: 'wx' });
    else if (bytes.copyOf.document?.strict) writeFileSync(to, bytes.copyOf.document.text, { flag: 'wx' });
    else copyFile(bytes.copyOf, to, buffer);
  }
}
