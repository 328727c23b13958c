/**
 * The account of every value: what became of each leaf of the input, and why each leaf of the output is there. Nothing is
 * declared kept or moved; it is seen, by following the identity of the nodes into the output.
 */
import type { AppFile } from '../model/app-file';
import { isAppFile } from '../model/app-file';
import { isLeaf, isWholeFile, walkJson, type Json } from '../model/json';
import type { OutputFile } from '../model/output';
import { placeOf, toPointer } from '../model/place';
import { reason, type Reason } from '../model/reason';
import type { Held } from './run-migrations';

/** What became of a value or file of the input. */
export type Fate = 'kept' | 'moved' | 'rewritten' | 'dropped' | 'waiting';

/** One line of the ledger. `output` is missing for what is dropped or waits, `input` for what was added. */
export interface LedgerEntry {
  readonly fate: Fate | 'added';
  readonly input?: { readonly file: string; readonly pointer?: string; readonly line?: number; readonly column?: number };
  readonly output?: { readonly file: string; readonly pointer?: string };
  readonly reason?: Reason;
  /** The decision that the value waits for. */
  readonly decision?: string;
}

/** How many values share a fate for the same reason. */
export interface ReasonCount {
  readonly fate: 'rewritten' | 'dropped' | 'waiting' | 'added';
  readonly reason: Reason;
  readonly count: number;
  /** The decision that they wait for. */
  readonly decision?: string;
}

/** How many went where. Each line closes: the parts add up to the total. */
export interface LedgerTotals {
  readonly input: { readonly total: number } & Readonly<Record<Fate, number>>;
  readonly output: { readonly total: number; readonly kept: number; readonly moved: number; readonly rewritten: number; readonly added: number };
}

/** The ledger of a run. */
export interface Ledger {
  readonly values: LedgerTotals;
  readonly files: LedgerTotals;
  /** Input values and files without a fate, and output without a reason. Not empty: a bug. */
  readonly gaps: readonly string[];
  /** The files of the input that are not in the output, with the reason or the decision that they wait for. */
  readonly leftOut: readonly { readonly file: AppFile; readonly reason?: Reason; readonly decision?: string }[];
  /** Why values were changed, left out or added, most frequent first within each fate. */
  readonly reasons: readonly ReasonCount[];
  /** Every entry; made on demand, as it is large. */
  entries(): LedgerEntry[];
}

/** What the ledger is made from. */
export interface LedgerInput {
  /** Every file of the app. */
  readonly files: readonly AppFile[];
  /** Those of the files that count value by value. */
  readonly documents: readonly AppFile[];
  readonly output: readonly OutputFile[];
  readonly dropped: ReadonlyMap<Json | AppFile, Reason>;
  readonly held: ReadonlyMap<Json | AppFile, Held>;
}

interface Account {
  readonly fate: Fate;
  readonly reason?: Reason;
  readonly decision?: string;
  readonly outputFile?: OutputFile;
  readonly outputPath?: readonly (string | number)[];
}

interface OutputAccount {
  readonly fate: 'kept' | 'moved' | 'rewritten' | 'added';
  readonly file: OutputFile;
  readonly path: readonly (string | number)[];
  readonly node: Json;
}

const emptied = reason('Nothing is left of the container after its members moved or were left out.', 'ledger/emptied');
const merged = reason('Members were added to the empty container.', 'ledger/filled');

class Accounts {
  readonly inputs = new Map<Json, Account>();
  readonly outputs: OutputAccount[] = [];
  readonly fileFates = new Map<AppFile, Account>();
  readonly outputFileFates: { fate: OutputAccount['fate']; file: OutputFile }[] = [];
  readonly gaps: string[] = [];
  /** Where each input leaf stands, `undefined` until it is asked for. */
  private readonly leaves = new Set<Json>();

  constructor(private readonly given: LedgerInput) {
    for (const { document } of given.documents) {
      if (document) walkJson(document.root, (node) => void (isLeaf(node) && this.leaves.add(node)));
    }
    // Leaves that no longer stand in a document, as duplicates and withheld secrets do, were read all the same.
    for (const what of given.dropped.keys()) if (!isAppFile(what)) this.addDetached(what);
    for (const output of given.output) this.followOutput(output);
    for (const [what, { reason: why, decision }] of given.held) this.account(what, { fate: 'waiting', reason: why, decision });
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
      if (known?.fate === 'kept' || known?.fate === 'moved') this.gaps.push(`both ${known.fate} and ${account.fate}: ${JSON.stringify(placeOf(node))}`);
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
    const place = { file, path: [...path], node };
    if (this.leaves.has(node)) {
      if (this.inputs.has(node) && this.inputs.get(node)!.fate !== 'rewritten') this.gaps.push(`twice in the output: ${JSON.stringify(placeOf(node))}`);
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

  private rewrite(from: readonly Json[], outputFile: OutputFile, path: readonly (string | number)[], why: Reason): void {
    const outputPath = [...path];
    for (const origin of from) {
      for (const leaf of this.leavesOf(origin)) {
        if (!this.inputs.has(leaf)) this.inputs.set(leaf, { fate: 'rewritten', reason: why, outputFile, outputPath });
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
      if (whole) this.fileFates.set(file, { fate: whole.path === file.path ? 'kept' : 'moved', outputFile: whole });
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
    if (isWholeFile(content)) this.outputFileFates.push({ fate: content.document!.file.path === path ? 'kept' : 'moved', file });
    else {
      let fromInput = false;
      walkJson(content, (node) => void (fromInput ||= this.leaves.has(node) || (node.from?.length ?? 0) > 0));
      this.outputFileFates.push({ fate: fromInput ? 'rewritten' : 'added', file });
    }
  }
}

function count<T extends { fate: string }>(entries: Iterable<T>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { fate } of entries) counts.set(fate, (counts.get(fate) ?? 0) + 1);
  return counts;
}

function totals(inputTotal: number, inputs: Iterable<Account>, outputs: readonly { fate: string }[]): LedgerTotals {
  const i = count(inputs);
  const o = count(outputs);
  const of = (counts: Map<string, number>, fate: string): number => counts.get(fate) ?? 0;
  return {
    input: { total: inputTotal, kept: of(i, 'kept'), moved: of(i, 'moved'), rewritten: of(i, 'rewritten'), dropped: of(i, 'dropped'), waiting: of(i, 'waiting') },
    output: { total: outputs.length, kept: of(o, 'kept'), moved: of(o, 'moved'), rewritten: of(o, 'rewritten'), added: of(o, 'added') },
  };
}

function listEntries(accounts: Accounts): LedgerEntry[] {
  const pointers = new Map<Json, string>();
  const pointerOf = (node: Json): string | undefined => {
    const root = node.document?.root;
    if (root && !pointers.has(root)) {
      walkJson(root, (below, path) => void (isLeaf(below) && pointers.set(below, toPointer(path))));
      if (!pointers.has(root)) pointers.set(root, '');
    }
    return pointers.get(node);
  };
  const placed = (node: Json): NonNullable<LedgerEntry['input']> => ({ ...placeOf(node)!, pointer: pointerOf(node) });
  const entries: LedgerEntry[] = [];
  for (const [node, { fate, reason: why, decision, outputFile, outputPath }] of accounts.inputs) {
    const output = outputFile && outputPath && { file: outputFile.path, pointer: toPointer(outputPath) };
    entries.push({ fate, input: placed(node), ...(output && { output }), ...(why && { reason: why }), ...(decision && { decision }) });
  }
  for (const { fate, file, path, node } of accounts.outputs) {
    if (fate === 'added') entries.push({ fate, output: { file: file.path, pointer: toPointer(path) }, reason: node.reason ?? emptied });
  }
  for (const [file, { fate, reason: why, decision, outputFile }] of accounts.fileFates) {
    entries.push({ fate, input: { file: file.path }, ...(outputFile && { output: { file: outputFile.path } }), ...(why && { reason: why }), ...(decision && { decision }) });
  }
  for (const { fate, file } of accounts.outputFileFates) if (fate === 'added') entries.push({ fate, output: { file: file.path } });
  return entries;
}

function countReasons({ inputs, outputs }: Accounts): ReasonCount[] {
  const counts = new Map<string, { fate: ReasonCount['fate']; reason: Reason; count: number; decision?: string }>();
  const add = (fate: string, why: Reason | undefined, decision?: string): void => {
    if (!why || fate === 'kept' || fate === 'moved') return;
    const key = `${fate} ${decision ?? ''} ${why.text}`;
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { fate: fate as ReasonCount['fate'], reason: why, count: 1, ...(decision && { decision }) });
  };
  for (const { fate, reason: why, decision } of inputs.values()) add(fate, why, decision);
  for (const { fate, node } of outputs) if (fate === 'added') add(fate, node.reason ?? emptied);
  const order = ['rewritten', 'added', 'dropped', 'waiting'];
  return [...counts.values()].sort((a, b) => order.indexOf(a.fate) - order.indexOf(b.fate) || b.count - a.count);
}

/** Follows every value and file of the input into the output and closes the account. */
export function closeLedger(input: LedgerInput): Ledger {
  const accounts = new Accounts(input);
  return {
    values: totals(accounts.leafCount, accounts.inputs.values(), accounts.outputs),
    files: totals(input.files.length, accounts.fileFates.values(), accounts.outputFileFates),
    gaps: accounts.gaps,
    leftOut: [...accounts.fileFates].flatMap(([file, { outputFile, reason: why, decision }]) => (outputFile ? [] : [{ file, reason: why, decision }])),
    reasons: countReasons(accounts),
    entries: () => listEntries(accounts),
  };
}
