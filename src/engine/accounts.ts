import { isAppFile, type AppFile } from '../model/app-file';
import { isLeaf, isWholeFile, walkJson, type Json } from '../model/json';
import type { OutputFile } from '../model/output';
import { placeOf, toPointer } from '../model/place';
import { reason, type Reason } from '../model/reason';
import type { Fate, LedgerInput } from './ledger';

/** What became of one value or file of the input. */
export interface Account {
  readonly fate: Fate;
  readonly reason?: Reason;
  readonly decision?: string;
  readonly outputFile?: OutputFile;
  readonly outputPath?: readonly (string | number)[];
}

/** Where one value of the output comes from. */
export interface OutputAccount {
  readonly fate: 'kept' | 'moved' | 'rewritten' | 'added';
  readonly file: OutputFile;
  readonly path: readonly (string | number)[];
  readonly node: Json;
}

/** Why an empty container is in the output that was not empty in the input. */
export const emptied = reason(
  'Nothing is left of the container after its members moved or were left out.',
  'ledger/emptied',
);
const merged = reason('Members were added to the empty container.', 'ledger/filled');

const nowhere: readonly (string | number)[] = [];

/** Follows every value and file into the output. */
export class Accounts {
  readonly inputs = new Map<Json, Account>();
  readonly outputs: OutputAccount[] = [];
  readonly fileFates = new Map<AppFile, Account>();
  readonly outputFileFates: { fate: OutputAccount['fate']; file: OutputFile }[] = [];
  readonly gaps: string[] = [];
  /** Where each input leaf stands, `undefined` until it is asked for. */
  private readonly leaves = new Set<Json>();

  /**
   * @param detailed keep the pointer of every value in the output; without it only totals can be told
   */
  constructor(
    private readonly given: LedgerInput,
    private readonly detailed: boolean,
  ) {
    for (const { document } of given.documents) {
      if (document) walkJson(document.root, (node) => void (isLeaf(node) && this.leaves.add(node)));
    }
    // Leaves that no longer stand in a document, as duplicates and withheld secrets do, were read all the same.
    for (const what of given.dropped.keys()) if (!isAppFile(what)) this.addDetached(what);
    for (const output of given.output) this.followOutput(output);
    for (const [what, { reason: why, decision }] of given.held)
      this.account(what, { fate: 'waiting', reason: why, decision });
    for (const [what, why] of given.dropped) this.account(what, { fate: 'dropped', reason: why });
    for (const leaf of this.leaves) {
      if (!this.inputs.has(leaf)) this.gaps.push(`no fate: ${JSON.stringify(placeOf(leaf))}`);
    }
    this.closeFiles();
  }

  get leafCount(): number {
    return this.leaves.size;
  }

  private addDetached(what: Json): void {
    walkJson(what, (node) => void (node.document && isLeaf(node) && this.leaves.add(node)));
  }

  private account(what: Json | AppFile, account: Account): void {
    if (isAppFile(what)) {
      this.fileFates.set(what, account);
      if (what.document) this.account(what.document.root, account);
      return;
    }
    walkJson(what, (node) => {
      // A value that an earlier step made is accounted for by the input values that it was made from.
      for (const origin of node.from ?? []) {
        for (const leaf of this.leavesOf(origin)) if (!this.inputs.has(leaf)) this.inputs.set(leaf, account);
      }
      if (!this.leaves.has(node)) return;
      const known = this.inputs.get(node);
      if (known?.fate === 'kept' || known?.fate === 'moved')
        this.gaps.push(`both ${known.fate} and ${account.fate}: ${JSON.stringify(placeOf(node))}`);
      else if (!known) this.inputs.set(node, account);
    });
  }

  private followOutput(output: OutputFile): void {
    const { content, path: outputPath } = output;
    if (isAppFile(content)) {
      const fate = content.path === outputPath ? 'kept' : 'moved';
      this.fileFates.set(content, { fate, outputFile: output });
      this.outputFileFates.push({ fate, file: output });
      return;
    }
    const whole = isWholeFile(content);
    walkJson(content, (node, path) => {
      if (isLeaf(node)) this.followLeaf(node, path, output, whole);
      if (node.from) this.rewrite(node.from, output, path, node.reason ?? merged);
    });
  }

  private followLeaf(node: Json, path: readonly (string | number)[], file: OutputFile, whole: boolean): void {
    const place = { file, path: this.detailed ? [...path] : nowhere, node };
    if (this.leaves.has(node)) {
      if (this.inputs.has(node) && this.inputs.get(node)!.fate !== 'rewritten')
        this.gaps.push(`twice in the output: ${JSON.stringify(placeOf(node))}`);
      const stays = node.document!.file.path === file.path && (whole || this.standsAt(node, path));
      const fate = stays ? 'kept' : 'moved';
      this.inputs.set(node, { fate, outputFile: file, outputPath: place.path });
      this.outputs.push({ fate, ...place });
    } else if (node.from?.length) this.outputs.push({ fate: 'rewritten', ...place });
    else {
      if (!node.reason && !node.document) this.gaps.push(`no reason: ${file.path}${toPointer(path)}`);
      this.outputs.push({ fate: 'added', ...place });
    }
  }

  // An array's entry that others were put before still stands in its array; only keys and file make a place.
  private standsAt(node: Json, path: readonly (string | number)[]): boolean {
    let here: Json | undefined = node.document!.root;
    for (const key of path) {
      if (here?.kind === 'object') here = here.members.find((member) => member.key === key)?.value;
      else if (here?.kind === 'array' && typeof key === 'number') here = here.items[key];
      else return false;
    }
    return here === node;
  }

  private rewrite(
    from: readonly Json[],
    outputFile: OutputFile,
    path: readonly (string | number)[],
    why: Reason,
  ): void {
    const outputPath = this.detailed ? [...path] : nowhere;
    for (const origin of from) {
      for (const leaf of this.leavesOf(origin)) {
        if (!this.inputs.has(leaf))
          this.inputs.set(leaf, { fate: 'rewritten', reason: why, outputFile, outputPath });
      }
    }
  }

  /** The leaves of the input that a node stands for, through every step that made one from another. */
  private leavesOf(origin: Json): Json[] {
    const found: Json[] = [];
    walkJson(origin, (node) => {
      if (this.leaves.has(node)) found.push(node);
      else for (const earlier of node.from ?? []) found.push(...this.leavesOf(earlier));
    });
    return found;
  }

  private closeFiles(): void {
    const { documents, output } = this.given;
    const byContent = new Map(output.map((file) => [file.content, file]));
    for (const file of documents) {
      const root = file.document?.root;
      if (!root || this.fileFates.has(file)) continue;
      const whole = byContent.get(root);
      if (whole)
        this.fileFates.set(file, { fate: whole.path === file.path ? 'kept' : 'moved', outputFile: whole });
    }
    this.fateByValues(documents);
    for (const file of output) this.fateOfMade(file);
    for (const file of this.given.files) {
      if (!this.fileFates.has(file)) this.gaps.push(`no fate: ${file.path}`);
    }
  }

  // A file whose content was taken apart is rewritten into wherever most of it went; one of which nothing went anywhere
  // shares the fate of its values.
  private fateByValues(documents: readonly AppFile[]): void {
    for (const file of documents) {
      if (!file.document || this.fileFates.has(file)) continue;
      let target: Account | undefined;
      let left: Account | undefined;
      walkJson(file.document.root, (node) => {
        const account = this.inputs.get(node);
        if (account?.outputFile) target ??= account;
        // The last value speaks for the file: ids, which go in every version, stand first.
        else left = account ?? left;
      });
      const { outputFile } = target ?? {};
      if (outputFile) this.fileFates.set(file, { fate: 'rewritten', outputFile });
      else if (left) this.fileFates.set(file, left);
    }
  }

  private fateOfMade(file: OutputFile): void {
    const { content, path } = file;
    if (isAppFile(content)) return;
    if (isWholeFile(content))
      this.outputFileFates.push({ fate: content.document!.file.path === path ? 'kept' : 'moved', file });
    else {
      let fromInput = false;
      walkJson(content, (node) => void (fromInput ||= this.leaves.has(node) || (node.from?.length ?? 0) > 0));
      this.outputFileFates.push({ fate: fromInput ? 'rewritten' : 'added', file });
    }
  }
}
