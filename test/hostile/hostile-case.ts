import type { Tree } from '../support/write-tree';

/** How a run has to end. */
export interface End {
  readonly exit: 0 | 1;
  /** What stdout, stderr or a report has to say; white space counts as one blank. */
  readonly says: RegExp | readonly RegExp[];
  /** What has to hold of the new tree, as POSIX path -> text. */
  readonly tree?: (written: Readonly<Record<string, string>>) => void;
}

/** An input that is made to harm, or that harms by accident. */
export interface HostileCase extends End {
  readonly name: string;
  /** The files of the app. */
  readonly app: Tree;
  /** Whatever is no plain file: links, pipes, huge files; `root` holds `app` and `outside`. */
  readonly prepare?: (places: Places) => void;
  /** Whether it needs a process of its own: what it does to one is the point. */
  readonly alone?: true;
  /** Packs the app into an archive, and gives its bytes. */
  readonly pack?: (tree: Tree) => Buffer;
  /** Texts that no output may hold, beside the canary. */
  readonly hidden?: readonly string[];
  /** More arguments. */
  readonly args?: readonly string[] | ((places: Places) => readonly string[]);
}

/** Where things are in the sandbox of a case. */
export interface Places {
  readonly app: string;
  /** A folder beside the app whose files hold the canary. */
  readonly outside: string;
  readonly out: string;
  readonly reports: string;
}

/** Stands in what must never be opened, shown or carried. */
export const canary = 'canary-7f3a9c';
