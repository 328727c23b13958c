import { isAppFile } from '../model/app-file';
import type { TargetVersion } from '../model/config-version';
import { formatPlace, placeOf, type Place } from '../model/place';
import type { Problem } from '../model/user-error';
import { bytesOf, type FileBytes, type WrittenFile } from '../writer/write-app';
import { faultOfName, faultOfSegment } from './fault-of-name';
import { TakenPaths, type Clash } from './taken-paths';

/** A file as it will stand in the target. */
export interface StagedFile {
  /** POSIX path, relative to the target; safe to write to on every system. */
  readonly path: string;
  readonly bytes: FileBytes;
}

type At = WrittenFile['content'] | undefined;

const rename = 'Give it another name, or take it out of the input, and run again.';

// JSON leaves the control characters above ASCII as they are, and a terminal obeys them.
const quote = (name: string): string =>
  JSON.stringify(name).replace(
    /[\u007f-\u009f]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const placeIn = ({ content }: WrittenFile, at: At): Place | undefined =>
  (at && placeOf(at)) ?? placeOf(content);

function problemAt(file: WrittenFile, at: At, message: string, action: string): Problem {
  const place = placeIn(file, at);
  return { ...(place && { place }), message, action };
}

// `/` in a function's name separates nested folders, and is the only name in which it does.
const partsOf = (name: string, { component }: WrittenFile): string[] =>
  component === 'functions' ? name.split('/') : [name];

class NameCheck {
  readonly problems: Problem[] = [];
  private readonly told = new Set<string>();
  private readonly folders = new Map<string, boolean>();

  /** Whether a file's names and path may become a path; what forbids it is added to the problems. */
  accepts(file: WrittenFile): boolean {
    const namesAreFine = this.checkNames(file);
    // A bad name would be told a second time as a bad segment.
    return namesAreFine && this.checkPath(file);
  }

  private checkNames(file: WrittenFile): boolean {
    let isFine = true;
    // A folder's name stands in all of its files, and is told once.
    let key = file.path.slice(0, file.path.indexOf('/'));
    for (const { name, at } of file.names) {
      key += `\0${name}`;
      const fault = partsOf(name, file).map(faultOfName).find(Boolean);
      if (!fault) continue;
      isFine = false;
      this.tell(
        key,
        file,
        at,
        `The name ${quote(name)} cannot become a path: it, or a part of it, ${fault}.`,
      );
    }
    return isFine;
  }

  private checkPath(file: WrittenFile): boolean {
    const { path } = file;
    const end = path.lastIndexOf('/');
    return (
      this.checkFolder(end < 0 ? undefined : path.slice(0, end), file) && this.checkSegment(path, end, file)
    );
  }

  private checkFolder(folder: string | undefined, file: WrittenFile): boolean {
    if (folder === undefined) return true;
    const known = this.folders.get(folder);
    if (known !== undefined) return known;
    const end = folder.lastIndexOf('/');
    const isFine =
      this.checkFolder(end < 0 ? undefined : folder.slice(0, end), file) &&
      this.checkSegment(folder, end, file);
    this.folders.set(folder, isFine);
    return isFine;
  }

  private checkSegment(path: string, slash: number, file: WrittenFile): boolean {
    const segment = path.slice(slash + 1);
    const fault = faultOfSegment(segment);
    if (!fault) return true;
    const message = `The path ${quote(file.path)} cannot be written: ${quote(segment)} in it ${fault}.`;
    this.tell(path, file, file.names.at(-1)?.at, message);
    return false;
  }

  private tell(key: string, file: WrittenFile, at: At, message: string): void {
    if (this.told.has(key)) return;
    this.told.add(key);
    this.problems.push(problemAt(file, at, message, rename));
  }
}

// A hosted file or a dependency that stays where it is: its path exists already, and no name of the app made it.
const isInPlace = ({ content, path }: WrittenFile): boolean => isAppFile(content) && content.path === path;

function describeClash(file: WrittenFile, { path, kind, other }: Clash): Problem {
  const at = file.names.at(-1)?.at;
  const place = placeIn(other, other.names.at(-1)?.at);
  const there = `${quote(other.path)}${place ? ` (from ${formatPlace(place)})` : ''}`;
  const message = {
    'same-path': `Another part of the app has the same path already: ${there}.`,
    'same-but-for-case': `${quote(file.path)} and ${there} are one for systems that do not tell upper from lower case, or one way of writing an accent from the other.`,
    'file-and-folder': `${quote(file.path)} and ${there} cannot both be there: ${quote(path)} would have to be a file and a folder.`,
  }[kind];
  return problemAt(
    file,
    at,
    message,
    'Give one of the two another name, or take it out of the input, and run again.',
  );
}

/**
 * Computes what each file of the new tree holds, and checks that every one can be written, on any system, where it
 * belongs and nowhere else. Files that are carried where they are have a path already, and keep it.
 *
 * @param files what the writer laid out
 * @param normalize print every document in the exporter's form, changed or not
 * @returns the files in the order given, without those with a bad name; and, all at once, the names that cannot become
 * paths and the paths that two files want. With any problem the tree must not be written.
 */
export function stageFiles(
  files: readonly WrittenFile[],
  target: TargetVersion,
  normalize: boolean,
): { staged: StagedFile[]; problems: Problem[] } {
  const names = new NameCheck();
  const paths = new TakenPaths();
  const staged: StagedFile[] = [];
  const clashes: Problem[] = [];
  for (const file of files) {
    const clash = paths.take(file);
    if (clash && !(clash.kind === 'same-but-for-case' && isInPlace(file) && isInPlace(clash.other)))
      clashes.push(describeClash(file, clash));
    if (isInPlace(file) || names.accepts(file))
      staged.push({ path: file.path, bytes: bytesOf(file, target, normalize) });
  }
  return { staged, problems: [...names.problems, ...clashes] };
}
