import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join, sep } from 'node:path';
import type { AppFile } from '../model/app-file';
import { codeOf } from '../model/code-of';
import { UserError } from '../model/user-error';
import { findSecretLinks } from './find-secret-links';

interface Listing {
  files: AppFile[];
  readonly folders: string[];
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);

function entriesOf(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw new UserError(`The folder ${path} cannot be read (${code}).`);
  }
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
  private readonly listings = new Map<string, Listing>();
  private readonly links = new Set<AppFile>();
  private readonly taken = new Set<AppFile>();
  private readonly real: string;

  /**
   * @param path the folder
   * @throws UserError when the folder, or one in it, cannot be listed
   * @param belongs tells of a name in the root whether it is a file or folder of an app
   */
  constructor(
    readonly path: string,
    belongs: (name: string) => boolean,
  ) {
    this.real = realpathSync(path);
    this.list('', belongs);
    this.passOver(findSecretLinks(this.all(), this.links));
  }

  private passOver(files: readonly AppFile[]): void {
    if (files.length === 0) return;
    const left = new Set(files);
    for (const listing of this.listings.values())
      listing.files = listing.files.filter((file) => !left.has(file));
    this.unreadable.push(...files);
  }

  private list(folder: string, belongs: (name: string) => boolean = () => true): void {
    const listing: Listing = { files: [], folders: [] };
    this.listings.set(folder, listing);
    for (const entry of entriesOf(join(this.path, folder)).sort(byName)) {
      if (!belongs(entry.name)) {
        this.beside.push(entry.isDirectory() ? `${entry.name}/` : entry.name);
        continue;
      }
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      const file: AppFile = { path, absolutePath: `${this.path}${sep}${path}` };
      if (entry.isDirectory()) {
        listing.folders.push(entry.name);
        this.list(path);
      } else if (entry.isFile() || (entry.isSymbolicLink() && this.leadsToOwnFile(file))) {
        listing.files.push(file);
        if (!entry.isFile()) this.links.add(file);
      } else this.unreadable.push(file);
    }
  }

  private leadsToOwnFile(link: AppFile): boolean {
    try {
      const target = realpathSync(link.absolutePath);
      return target.startsWith(this.real + sep) && statSync(target).isFile();
    } catch {
      return false;
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
    const deeper = this.folders(path).flatMap((name) => this.filesBelow(path ? `${path}/${name}` : name));
    return [...this.files(path), ...deeper];
  }

  /** A file, without taking it. */
  find(path: string): AppFile | undefined {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    return this.listings.get(folder)?.files.find((file) => file.path === path);
  }

  /** Whether a file is there. */
  has(path: string): boolean {
    return this.find(path) !== undefined;
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
