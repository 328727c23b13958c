import { closeSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { types } from 'node:util';
import { crc32 } from 'node:zlib';
import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl';
import { codeOf } from '../model/code-of';
import { isSystemError } from '../model/is-system-error';
import type { OnProgress } from '../model/progress';
import { UserError, type Problem } from '../model/user-error';

/** What a .zip file may hold at most. An export of the largest apps stays far below; a zip bomb does not. */
export const zipLimits = {
  entries: 100_000,
  /** Bytes of all files together, unpacked. */
  totalBytes: 1024 ** 3,
  /** How many times larger than its packed bytes a file may be, once it has more than `bytesOfAnyRatio`. */
  ratio: 1000,
  bytesOfAnyRatio: 10_000_000,
} as const;

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

/** The names of what was seen; two names that a system may take for one clash. */
class Names {
  private readonly files = new Set<string>();
  private readonly folders = new Set<string>();

  /** Whether the file can be there beside those that were added before. */
  add(name: string): boolean {
    const key = name.normalize('NFC').toUpperCase().normalize('NFC');
    if (this.files.has(key) || this.folders.has(key)) return false;
    this.files.add(key);
    for (let end = key.lastIndexOf('/'); end > 0; end = key.lastIndexOf('/', end - 1)) {
      const folder = key.slice(0, end);
      if (this.files.has(folder)) return false;
      this.folders.add(folder);
    }
    return true;
  }
}

const tooMuch = (zipPath: string): UserError =>
  new UserError(`${zipPath} holds more than ${zipLimits.totalBytes / 1024 ** 3} GiB of files.`, {
    hint: 'Unpack it yourself, and name the folder.',
  });

/** Reads what the archive declares, and refuses it as a whole before anything is unpacked. */
async function listFiles(zip: ZipFile, zipPath: string): Promise<ZippedFile[]> {
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
  onProgress?: OnProgress,
): Promise<void> {
  let total = 0;
  const folders = new Set<string>();
  for (const [index, { name, entry }] of files.entries()) {
    onProgress?.('unpacking', index);
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

/** Why a file could not be opened as a .zip file. */
function explainOpening(error: unknown, zipPath: string): UserError {
  const code = codeOf(error);
  if (code === 'ENOENT') return new UserError(`There is no file ${zipPath}.`);
  if (isSystemError(error)) return new UserError(`${zipPath} cannot be read (${code}).`);
  const start = Buffer.alloc(2);
  const file = openSync(zipPath, 'r');
  readSync(file, start);
  closeSync(file);
  return start.toString('latin1') === 'PK'
    ? damaged(zipPath, error)
    : new UserError(`${zipPath} is not a .zip file.`, {
        hint: 'Name the folder of an app, or an export as a .zip file.',
      });
}

const damaged = (zipPath: string, error: unknown): UserError =>
  new UserError(
    `${zipPath} is damaged or cut off: ${types.isNativeError(error) ? error.message : String(error)}.`,
    {
      hint: 'Download or pack it again.',
    },
  );

/**
 * Unpacks an exported app into a new temporary folder. The archive is judged as a whole first: nothing is unpacked of one
 * that has any entry that would leave the folder, be a link, or overwrite another.
 *
 * @param zipPath the .zip file
 * @param onProgress told of every file
 * @returns the folder, and what removes it; the caller has to
 * @throws UserError when there is no such file, it is no .zip file or damaged, goes beyond `zipLimits`, has an entry that
 * is refused, or cannot be unpacked for want of space; the folder is then removed
 */
export async function unzipApp(zipPath: string, onProgress?: OnProgress): Promise<UnzippedApp> {
  let zip: ZipFile;
  try {
    // Names are decoded here, as the package would turn backslashes into slashes, and stop at the first bad name.
    zip = await openPromise(zipPath, { autoClose: false, decodeStrings: false });
  } catch (error) {
    throw explainOpening(error, zipPath);
  }
  let path: string | undefined;
  const remove = (): void => {
    if (path !== undefined) rmSync(path, { recursive: true, force: true });
  };
  try {
    const files = await listFiles(zip, zipPath);
    path = mkdtempSync(join(tmpdir(), 'migrate-functions-'));
    await unpack(zip, zipPath, files, path, onProgress);
    return { path, remove };
  } catch (error) {
    remove();
    if (error instanceof UserError) throw error;
    const code = codeOf(error);
    if (isSystemError(error))
      throw new UserError(`${zipPath} cannot be unpacked to ${path ?? tmpdir()} (${code}).`, {
        hint: code === 'ENOSPC' ? 'Make room there.' : 'Unpack it yourself, and name the folder.',
      });
    throw damaged(zipPath, error);
  } finally {
    zip.close();
  }
}
