import { isAppFile, type AppFile } from '../../model/app-file';
import { get, isLeaf, isWholeFile, someJson, walkJson, type Json } from '../../model/json';
import type { OutputFile } from '../../model/output';
import { placeOf, toPointer } from '../../model/place';
import { reason } from '../../model/reason';
import type { Account } from './account';
import type { InputLeaf } from './input-leaf';
import { LeafAccounts } from './leaf-accounts';
import type { LedgerInput } from './ledger-input';

/** What a value or file of the output is. */
export type OutputFate = 'kept' | 'moved' | 'rewritten' | 'added';

/** A value of the output that the input lacked, or that was made from values of the input. */
export interface NewValue {
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

/** The account of a value that stands in the output as it stood in the input. */
interface CarriedAccount extends Account {
  readonly fate: 'kept' | 'moved';
}

const nowhere: readonly (string | number)[] = [];

/** Follows every value and file into the output. */
export class Accounts {
  /** The leaves of the input; each is without an account until it is found or explained. */
  readonly inputs: LeafAccounts;
  readonly outputCounts: Record<OutputFate, number> = { kept: 0, moved: 0, rewritten: 0, added: 0 };
  readonly addedValues: NewValue[] = [];
  /** The values that were made from others, when the accounts are detailed. */
  readonly madeValues: NewValue[] = [];
  readonly fileFates = new Map<AppFile, Account>();
  readonly outputFileFates: { fate: OutputFate; file: OutputFile }[] = [];
  readonly gaps: string[] = [];
  /** The files of the input that each document of the output has values from. */
  readonly origins = new Map<OutputFile, Set<AppFile>>();

  /**
   * @param detailed keep every value with its place in the output; without it only totals can be told
   */
  constructor(
    private readonly given: LedgerInput,
    private readonly detailed: boolean,
  ) {
    this.inputs = new LeafAccounts(given.documents.flatMap(({ document }) => document ?? []));
    for (const output of given.output) this.followOutput(output);
    for (const [what, { reason: why, decision }] of given.held)
      this.account(what, { fate: 'waiting', reason: why, decision });
    for (const [what, why] of given.dropped) this.account(what, { fate: 'dropped', reason: why });
    for (const place of this.inputs.missing()) this.gaps.push(`no fate: ${JSON.stringify(place)}`);
    this.closeFiles();
  }

  private account(what: Json | AppFile, account: Account): void {
    if (isAppFile(what)) {
      const known = this.fileFates.get(what);
      if (known?.outputFile) this.gaps.push(`both ${known.fate} and ${account.fate}: ${what.path}`);
      this.fileFates.set(what, account);
      if (what.document) this.account(what.document.root, account);
      return;
    }
    walkJson(what, (node) => {
      // A value that an earlier step made is accounted for by the input values that it was made from.
      for (const origin of node.from ?? []) {
        for (const leaf of this.leavesOf(origin)) if (!this.inputs.get(leaf)) this.settle(leaf, account);
      }
      if (!this.inputs.has(node)) return;
      const known = this.inputs.get(node);
      if (known?.fate === 'kept' || known?.fate === 'moved')
        this.gaps.push(`both ${known.fate} and ${account.fate}: ${JSON.stringify(placeOf(node))}`);
      else if (!known) this.settle(node, account);
    });
  }

  private followOutput(output: OutputFile): void {
    const { content, path: outputPath, edited } = output;
    if (isAppFile(content)) {
      const fate = edited ? 'rewritten' : content.path === outputPath ? 'kept' : 'moved';
      this.fileFates.set(content, { fate, outputFile: output, ...(edited && { reason: edited.reason }) });
      this.outputFileFates.push({ fate, file: output });
      return;
    }
    const from = isWholeFile(content) ? content.document.file.path : undefined;
    // One account serves all values of a file that share a fate, as long as nobody asks for their pointers.
    const kept: CarriedAccount = { fate: 'kept', outputFile: output };
    const moved: CarriedAccount = { fate: 'moved', outputFile: output };
    const origins = new Set<AppFile>();
    this.origins.set(output, origins);
    let last: Json['document'];
    walkJson(content, (node, path) => {
      if (node.document && node.document !== last) {
        last = node.document;
        origins.add(last.file);
      }
      if (node.from) {
        const rewritten: Account = { fate: 'rewritten', reason: node.reason ?? merged, outputFile: output };
        this.rewrite(node.from, rewritten, origins, path);
      }
      if (!isLeaf(node)) return;
      if (!this.inputs.has(node)) return this.followMade(node, path, output);
      const stays = from === undefined ? this.staysAt(node, path, outputPath) : from === outputPath;
      this.carry(node, stays ? kept : moved, path);
    });
  }

  private carry(node: InputLeaf, account: CarriedAccount, path: readonly (string | number)[]): void {
    const known = this.inputs.get(node);
    if (known && known.fate !== 'rewritten')
      this.gaps.push(`twice in the output: ${JSON.stringify(placeOf(node))}`);
    this.settle(node, account, path);
    this.outputCounts[account.fate]++;
  }

  private followMade(node: Json, path: readonly (string | number)[], file: OutputFile): void {
    if (node.from?.length) {
      this.outputCounts.rewritten++;
      if (this.detailed) this.madeValues.push({ file, path: [...path], node });
      return;
    }
    if (!node.reason && !node.document) this.gaps.push(`no reason: ${file.path}${toPointer(path)}`);
    this.outputCounts.added++;
    this.addedValues.push({ file, path: this.detailed ? [...path] : nowhere, node });
  }

  // File, keys and indexes make a place: an entry that others were put before has moved.
  private staysAt(node: InputLeaf, path: readonly (string | number)[], outputPath: string): boolean {
    if (node.document.file.path !== outputPath) return false;
    let here: Json | undefined = node.document.root;
    for (const key of path) {
      if (typeof key === 'string') here = get(here, key);
      else here = here?.kind === 'array' ? here.items[key] : undefined;
    }
    return here === node;
  }

  /** @param origins the files that the new document has values from; those of the leaves are added */
  private rewrite(
    from: readonly Json[],
    account: Account,
    origins: Set<AppFile>,
    path: readonly (string | number)[],
  ): void {
    for (const origin of from) {
      for (const leaf of this.leavesOf(origin)) {
        origins.add(leaf.document.file);
        if (!this.inputs.get(leaf)) this.settle(leaf, account, path);
      }
    }
  }

  private settle(node: InputLeaf, account: Account, path?: readonly (string | number)[]): void {
    this.inputs.set(
      node,
      this.detailed ? { ...account, node, ...(path && { outputPath: [...path] }) } : account,
    );
  }

  /** The leaves of the input that a node stands for, through every step that made one from another. */
  private leavesOf(origin: Json, found: InputLeaf[] = []): InputLeaf[] {
    walkJson(origin, (node) => {
      if (this.inputs.has(node)) found.push(node);
      else for (const earlier of node.from ?? []) this.leavesOf(earlier, found);
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
      let left: Account | undefined;
      let outputFile: OutputFile | undefined;
      someJson(file.document.root, (node) => {
        const account = this.inputs.get(node);
        // The last value speaks for the file: ids, which go in every version, stand first.
        left = account ?? left;
        outputFile = account?.outputFile;
        return outputFile !== undefined;
      });
      if (outputFile) this.fileFates.set(file, { fate: 'rewritten', outputFile });
      else if (left) this.fileFates.set(file, left);
    }
  }

  private fateOfMade(file: OutputFile): void {
    const { content, path } = file;
    if (isAppFile(content)) return;
    if (isWholeFile(content))
      this.outputFileFates.push({ fate: content.document.file.path === path ? 'kept' : 'moved', file });
    else {
      const fromInput = someJson(content, (node) => this.inputs.has(node) || (node.from?.length ?? 0) > 0);
      this.outputFileFates.push({ fate: fromInput ? 'rewritten' : 'added', file });
    }
  }
}
