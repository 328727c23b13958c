import type { WrittenFile } from '../writer/write-app';

interface Taken {
  readonly path: string;
  readonly isFolder: boolean;
  /** The file that takes the path, or the first one that needs the folder. */
  readonly file: WrittenFile;
}

/** What a file cannot take, because another has it. */
export interface Clash {
  /** The path that is taken already, as it is spelled there. */
  readonly path: string;
  readonly kind: 'same-path' | 'same-but-for-case' | 'file-and-folder';
  readonly other: WrittenFile;
}

// Upper case knows one form of what has two lower ones, as the Greek sigma has.
const fold = (path: string): string => path.normalize('NFC').toUpperCase().normalize('NFC');

/**
 * The paths of a tree. It finds what would overwrite or merge in silence: on any system, or only on those that do not
 * tell upper from lower case or one way of writing an accent from the other.
 */
export class TakenPaths {
  private readonly taken = new Map<string, Taken>();
  private readonly folders = new Map<string, Clash | undefined>();

  /**
   * Takes the path of a file and of the folders above it.
   *
   * @returns the clash, when there is one that was not told before: that of a folder stands for all that is below it
   */
  take(file: WrittenFile): Clash | undefined {
    const { path } = file;
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      const folder = path.slice(0, end);
      const isNew = !this.folders.has(folder);
      if (isNew) this.folders.set(folder, this.claim({ path: folder, isFolder: true, file }));
      const clash = this.folders.get(folder);
      if (clash) return isNew ? clash : undefined;
    }
    return this.claim({ path, isFolder: false, file });
  }

  private claim(wanted: Taken): Clash | undefined {
    const key = fold(wanted.path);
    const there = this.taken.get(key);
    if (!there) {
      this.taken.set(key, wanted);
      return undefined;
    }
    const isSame = there.path === wanted.path;
    if (isSame && there.isFolder && wanted.isFolder) return undefined;
    const kind =
      there.isFolder !== wanted.isFolder ? 'file-and-folder' : isSame ? 'same-path' : 'same-but-for-case';
    return { path: there.path, kind, other: there.file };
  }
}
