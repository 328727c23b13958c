import { lstatSync, readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join, sep } from 'node:path';
import type { AppFile } from '../model/app-file';
import { codeOf } from '../model/code-of';
import { UserError, type Problem } from '../model/user-error';
import { findSecretLinks } from './find-secret-links';

interface Listing {
  files: AppFile[];
  readonly folders: string[];
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);

function codeOfSystem(error: unknown): string {
  const code = codeOf(error);
  if (code === undefined) throw error;
  return code;
}

/**
 * The files of an app's folder. A reader takes the files that it knows; what nobody took is left in `rest()`, so that no
 * file goes unseen.
 */
export class AppFolder {
  /** Names in the root that are no part of an app. */
  readonly beside: string[] = [];
  /** Links that lead out of the app, to a folder or to secrets.json, and files that are neither: left alone. */
  readonly unreadable: AppFile[] = [];
  /** What of the app cannot be listed. It may hold anything, so that without it there is no app. */
  readonly problems: Problem[] = [];
  private readonly listings = new Map<string, Listing>();
  private readonly links = new Set<AppFile>();
  private readonly byPath = new Map<string, AppFile>();
  private readonly unreadableByPath = new Map<string, AppFile>();
  private readonly taken = new Set<AppFile>();
  private readonly real: string;

  /**
   * @param path the folder
   * @param belongs tells of a name in the root whether it is a file or folder of an app
   * @throws UserError when the folder itself cannot be listed
   */
  constructor(
    readonly path: string,
    private readonly belongs: (name: string) => boolean,
  ) {
    let entries: Dirent[];
    try {
      this.real = realpathSync.native(path);
      entries = readdirSync(path, { withFileTypes: true });
    } catch (error) {
      throw new UserError(`The folder ${path} cannot be read (${codeOfSystem(error)}).`, {
        hint: 'Give permission to read it and all that is in it, and run again.',
      });
    }
    this.list(
      '',
      entries.filter((entry) => {
        const isPart = belongs(entry.name);
        if (!isPart) this.beside.push(entry.isDirectory() ? `${entry.name}/` : entry.name);
        return isPart;
      }),
    );
    this.beside.sort();
    this.passOver(findSecretLinks(this.all(), this.links));
  }

  private passOver(files: readonly AppFile[]): void {
    if (files.length === 0) return;
    const left = new Set(files);
    for (const listing of this.listings.values())
      listing.files = listing.files.filter((file) => !left.has(file));
    for (const file of files) {
      this.byPath.delete(file.path);
      this.refuse(file);
    }
  }

  private refuse(file: AppFile): void {
    this.unreadable.push(file);
    this.unreadableByPath.set(file.path, file);
  }

  private list(folder: string, entries: readonly Dirent[]): void {
    const listing: Listing = { files: [], folders: [] };
    this.listings.set(folder, listing);
    for (const entry of entries.toSorted(byName)) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      const absolutePath = join(this.real, path);
      if (this.isMisspelled(path, absolutePath)) continue;
      if (entry.isDirectory()) {
        listing.folders.push(entry.name);
        this.list(path, this.entriesOf(path, absolutePath));
        continue;
      }
      const readable = entry.isSymbolicLink() ? this.ownFileBehind(absolutePath) : absolutePath;
      const file: AppFile = { path, absolutePath: readable ?? absolutePath };
      if (readable === undefined || !(entry.isFile() || entry.isSymbolicLink())) this.refuse(file);
      else {
        listing.files.push(file);
        if (entry.isSymbolicLink()) this.links.add(file);
        this.byPath.set(path, file);
      }
    }
  }

  private entriesOf(path: string, absolutePath: string): Dirent[] {
    try {
      return readdirSync(absolutePath, { withFileTypes: true });
    } catch (error) {
      this.problems.push({
        place: { file: `${path}/` },
        message: `The folder cannot be read (${codeOfSystem(error)}).`,
        action: 'Give permission to read it and all that is in it, or take it out of the app.',
      });
      return [];
    }
  }

  /** Node.js reads names as UTF-8, and finds nothing under what it makes of other ones. */
  private isMisspelled(path: string, absolutePath: string): boolean {
    if (!path.includes('\ufffd') || lstatSync(absolutePath, { throwIfNoEntry: false })) return false;
    this.problems.push({
      place: { file: path },
      message: 'The name is not in UTF-8, so that nothing can be opened under it.',
      action: 'Give it another name, or take it out of the app.',
    });
    return true;
  }

  /** Where the file is that a link leads to; undefined when it is none, or none of the app. */
  private ownFileBehind(link: string): string | undefined {
    try {
      const target = realpathSync.native(link);
      if (!target.startsWith(this.real + sep)) return undefined;
      // What stands beside the app's folders is no part of it: the credentials in .git/config, say.
      const [name = ''] = target.slice(this.real.length + 1).split(sep);
      return this.belongs(name) && statSync(target).isFile() ? target : undefined;
    } catch {
      return undefined;
    }
  }

  /** Whether the folder has this sub-folder. */
  hasFolder(path: string): boolean {
    return this.listings.has(path);
  }

  /** The names of the folders directly below a folder, sorted. */
  folders(path: string): readonly string[] {
    return this.listings.get(path)?.folders ?? [];
  }

  /** The files directly in a folder that nobody took yet, sorted. */
  files(path: string): readonly AppFile[] {
    return (this.listings.get(path)?.files ?? []).filter((file) => !this.taken.has(file));
  }

  /** The files in a folder and below it that nobody took yet. */
  filesBelow(path: string): AppFile[] {
    const found: AppFile[] = [];
    const open = [path];
    for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
      const parent = folder;
      for (const file of this.files(parent)) found.push(file);
      for (const name of this.folders(parent).toReversed()) open.push(parent ? `${parent}/${name}` : name);
    }
    return found;
  }

  /** A file, without taking it. */
  find(path: string): AppFile | undefined {
    return this.byPath.get(path);
  }

  /** What stands at a path and is not followed or no file. */
  findUnreadable(path: string): AppFile | undefined {
    return this.unreadableByPath.get(path);
  }

  /** Whether a file is there. */
  has(path: string): boolean {
    return this.byPath.has(path);
  }

  /** Takes a file: it will not be left in the rest. */
  take(file: AppFile): AppFile {
    this.taken.add(file);
    return file;
  }

  /** Every file of the app. */
  all(): AppFile[] {
    return [...this.listings.values()].flatMap(({ files }) => files);
  }

  /** The files that nobody took. */
  rest(): AppFile[] {
    return this.filesBelow('');
  }
}
