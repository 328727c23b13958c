import { closeSync, constants, fstatSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { types } from 'node:util';
import { crc32 } from 'node:zlib';
import { fromFdPromise, getFileNameLowLevel, type Entry, type ZipFile } from 'yauzl';
import { codeOf } from '../model/code-of';
import { isSystemError } from '../model/is-system-error';
import type { OnProgress } from '../model/progress';
import { UserError, type Problem } from '../model/user-error';
import { kindOfFile } from '../reader/kind-of-file';
import { RunFolder } from './run-folder';

/** What a .zip file may hold at most. An export of the largest apps stays far below; a zip bomb does not. */
export const zipLimits = {
  entries: 100_000,
  /** Bytes of all files together, unpacked. */
  totalBytes: 1024 ** 3,
  /** How many times larger than its packed bytes a file may be, once it has more than `bytesOfAnyRatio`. */
  ratio: 1000,
  bytesOfAnyRatio: 10_000_000,
} as const;

/** How an archive is unpacked. */
export interface UnzipOptions {
  /** Told of every file. */
  readonly onProgress?: OnProgress;
  /** The process that runs; with it, what it leaves when it is killed is removed by the next one, else only after a day. */
  readonly pid?: number;
  /** Stops between two pieces of a file. */
  readonly signal?: AbortSignal;
}

/** An unpacked app. */
export interface UnzippedApp {
  /** The temporary folder that holds it; only the user who unpacks can read it, as it may hold secrets. */
  readonly path: string;
  /** Removes the folder; more than once does no harm. */
  remove(): void;
}

interface ZippedFile {
  readonly name: string;
  readonly entry: Entry;
}

// What file systems allow for a part; and for a whole path, with room for the folder that it is unpacked into.
const longestPart = 255;
const longestName = 2000;

const problemsShown = 20;
const quote = (name: string): string => JSON.stringify(name).replace(/[\u007f-\u009f]/g, '\ufffd');

// The upper half of the attributes is what Unix calls the mode; zero where the archive was packed elsewhere.
const kindOf = ({ externalFileAttributes }: Entry): number => (externalFileAttributes >>> 16) & 0o170000;
const symbolicLink = 0o120000;
const ordinaryKinds = new Set([0, 0o100000, 0o040000]);

function faultOfName(name: string): string | undefined {
  if (/\p{Cc}/u.test(name)) return 'its name holds a control character';
  if (name.includes('\\')) return 'its name holds a backslash';
  if (name.startsWith('/')) return 'its name is an absolute path';
  if (/^[a-z]:/i.test(name)) return 'its name starts with a drive letter';
  // Elsewhere a colon is a character as any other; NTFS would write to a stream of another file.
  if (sep === '\\' && name.includes(':')) return 'its name holds a colon';
  const segments = name.replace(/\/$/, '').split('/');
  if (segments.includes('..')) return 'its name leads out of the folder';
  if (segments.includes('') || segments.includes('.')) return 'its name has an empty part';
  if (segments.some((segment) => Buffer.byteLength(segment) > longestPart))
    return `a part of its name has more than ${longestPart} bytes`;
  if (Buffer.byteLength(name) > longestName) return `its name has more than ${longestName} bytes`;
  return undefined;
}

function faultOfSize(size: number, { compressedSize }: Entry): string | undefined {
  return size > zipLimits.bytesOfAnyRatio && size > zipLimits.ratio * compressedSize
    ? `it is packed to less than 1/${zipLimits.ratio} of its size, as in a zip bomb`
    : undefined;
}

function faultOf(name: string, entry: Entry): string | undefined {
  const kind = kindOf(entry);
  if (kind === symbolicLink) return 'it is a symbolic link';
  if (!ordinaryKinds.has(kind)) return 'it is neither a file nor a folder';
  if (entry.isEncrypted()) return 'it is encrypted';
  if (!entry.canDecodeFileData())
    return `it is packed by a method that is not supported (${entry.compressionMethod})`;
  return faultOfName(name) ?? faultOfSize(entry.uncompressedSize, entry);
}

/** A folder of what was seen by its names; a file is one that nothing can be in. */
type Seen = Map<string, Seen | 'file'>;

/** The names of what was seen; two names that a system may take for one clash. */
class Names {
  private readonly root: Seen = new Map();

  /** Whether the file can be there beside those that were added before. */
  add(name: string): boolean {
    const segments = name.normalize('NFC').toUpperCase().normalize('NFC').split('/');
    const last = segments.pop() ?? '';
    let folder = this.root;
    for (const segment of segments) {
      const inner = folder.get(segment) ?? new Map<string, Seen | 'file'>();
      if (inner === 'file') return false;
      folder.set(segment, inner);
      folder = inner;
    }
    if (folder.has(last)) return false;
    folder.set(last, 'file');
    return true;
  }
}

const tooMuch = (zipPath: string): UserError =>
  new UserError(`${zipPath} holds more than ${zipLimits.totalBytes / 1024 ** 3} GiB of files.`, {
    hint: 'Unpack it yourself, and name the folder.',
  });

function refuseStopped(signal: AbortSignal | undefined, zipPath: string): void {
  if (signal?.aborted) throw new UserError(`${zipPath} was not unpacked to the end: the run was stopped.`);
}

/** Reads what the archive declares, and refuses it as a whole before anything is unpacked. */
async function listFiles(zip: ZipFile, zipPath: string, { signal }: UnzipOptions): Promise<ZippedFile[]> {
  if (zip.entryCount > zipLimits.entries) {
    throw new UserError(`${zipPath} holds ${zip.entryCount} entries, and ${zipLimits.entries} are allowed.`, {
      hint: 'Unpack it yourself, and name the folder.',
    });
  }
  const files: ZippedFile[] = [];
  const problems: Problem[] = [];
  const names = new Names();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    refuseStopped(signal, zipPath);
    const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
    const isFolder = name.endsWith('/');
    const fault =
      faultOf(name, entry) ??
      (isFolder || names.add(name)
        ? undefined
        : 'another entry has the same name, or one that differs by upper and lower case only');
    if (fault) problems.push({ message: `The entry ${quote(name)} is refused: ${fault}.` });
    total += entry.uncompressedSize;
    if (total > zipLimits.totalBytes) throw tooMuch(zipPath);
    // The archiver of macOS adds a shadow of the tree, with what its own file system knows of each file.
    if (!isFolder && !name.startsWith('__MACOSX/')) files.push({ name, entry });
  }
  if (problems.length > 0) {
    const shown = problems.slice(0, problemsShown);
    const more = problems.length - shown.length;
    if (more > 0) shown.push({ message: `${more} more entries are refused.` });
    throw new UserError(`${zipPath} cannot be unpacked safely.`, {
      problems: shown,
      hint: 'Export the app again, or pack its folder anew.',
    });
  }
  if (files.length === 0) throw new UserError(`${zipPath} holds no files.`);
  return files;
}

async function unpack(
  zip: ZipFile,
  zipPath: string,
  files: readonly ZippedFile[],
  root: string,
  { onProgress, signal }: UnzipOptions,
): Promise<void> {
  let total = 0;
  const folders = new Set<string>();
  for (const [index, { name, entry }] of files.entries()) {
    onProgress?.('unpacking', index);
    refuseStopped(signal, zipPath);
    const path = join(root, name);
    const folder = dirname(path);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    const file = openSync(path, 'wx');
    try {
      let size = 0;
      let sum = 0;
      const chunks: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
      for await (const bytes of chunks) {
        refuseStopped(signal, zipPath);
        size += bytes.length;
        total += bytes.length;
        if (total > zipLimits.totalBytes) throw tooMuch(zipPath);
        const fault = faultOfSize(size, entry);
        if (fault) throw new UserError(`The entry ${quote(name)} of ${zipPath} is refused: ${fault}.`);
        sum = crc32(bytes, sum);
        for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
      }
      if (sum !== entry.crc32) throw new Error(`the checksum of ${quote(name)} is wrong`);
    } finally {
      closeSync(file);
    }
  }
}

const damaged = (zipPath: string, error: unknown): UserError =>
  new UserError(
    `${zipPath} is damaged or cut off: ${types.isNativeError(error) ? error.message : String(error)}.`,
    { hint: 'Download or pack it again.' },
  );

// Without O_NONBLOCK, opening a named pipe waits until somebody writes to it. Windows has none.
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

const identify = (descriptor: number): string => {
  const { size, mtimeNs } = fstatSync(descriptor, { bigint: true });
  return `${size} ${mtimeNs}`;
};

function openFile(zipPath: string): number {
  try {
    const descriptor = openSync(zipPath, flags);
    const stats = fstatSync(descriptor);
    if (stats.isFile()) return descriptor;
    closeSync(descriptor);
    throw new UserError(`${zipPath} is ${kindOfFile(stats)}, and no file.`, {
      hint: 'Name the folder of an app, or an export as a .zip file.',
    });
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    if (code === 'ENOENT') throw new UserError(`There is no file ${zipPath}.`);
    throw new UserError(`${zipPath} cannot be read (${code}).`);
  }
}

/** Opens the archive, which closes the file from then on. */
async function openArchive(descriptor: number, zipPath: string): Promise<ZipFile> {
  try {
    // Names are decoded here, as the package would turn backslashes into slashes, and stop at the first bad name.
    return await fromFdPromise(descriptor, { autoClose: false, decodeStrings: false });
  } catch (error) {
    const start = Buffer.alloc(2);
    if (!isSystemError(error)) readSync(descriptor, start, { position: 0 });
    closeSync(descriptor);
    if (isSystemError(error)) throw new UserError(`${zipPath} cannot be read (${codeOf(error)}).`);
    if (start.toString('latin1') === 'PK') throw damaged(zipPath, error);
    throw new UserError(`${zipPath} is not a .zip file.`, {
      hint: 'Name the folder of an app, or an export as a .zip file.',
    });
  }
}

const unwritten = (zipPath: string, code: string | undefined): UserError =>
  new UserError(`${zipPath} cannot be unpacked to ${tmpdir()} (${code ?? 'unknown'}).`, {
    hint:
      code === 'ENOSPC' || code === 'EDQUOT'
        ? 'Make room there, or name another folder in TMPDIR.'
        : 'Unpack it yourself, and name the folder.',
  });

/** What a failure means for the user. */
function explain(error: unknown, zipPath: string): UserError {
  if (error instanceof UserError) return error;
  return isSystemError(error) ? unwritten(zipPath, codeOf(error)) : damaged(zipPath, error);
}

/**
 * Unpacks an exported app into a new temporary folder. The archive is judged as a whole first: nothing is unpacked of one
 * that has any entry that would leave the folder, be a link, or overwrite another.
 *
 * @param zipPath the .zip file
 * @returns the folder, and what removes it; the caller has to
 * @throws UserError when there is no such file, it is no .zip file or damaged, goes beyond `zipLimits`, has an entry that
 * is refused, has changed meanwhile, or cannot be unpacked for want of space; and when the run is stopped. The folder is
 * then removed
 */
export async function unzipApp(zipPath: string, options: UnzipOptions = {}): Promise<UnzippedApp> {
  const descriptor = openFile(zipPath);
  const before = identify(descriptor);
  const zip = await openArchive(descriptor, zipPath);
  let run: RunFolder | undefined;
  try {
    const files = await listFiles(zip, zipPath, options);
    const made = (run = RunFolder.make(tmpdir(), undefined, options.pid ?? 0));
    const path = made.inside('app');
    mkdirSync(path, { mode: 0o700 });
    await unpack(zip, zipPath, files, path, options);
    if (identify(descriptor) !== before)
      throw new UserError(`${zipPath} has changed while it was unpacked.`, {
        hint: 'Let no other program write to it, and run again.',
      });
    return { path, remove: () => made.remove() };
  } catch (error) {
    run?.remove();
    throw explain(error, zipPath);
  } finally {
    zip.close();
  }
}
