import { walkJson, type Json, type JsonDocument } from '../../model/json';
import { placeOf, type Place } from '../../model/place';
import type { Account } from './account';
import type { InputLeaf } from './input-leaf';

/** The accounts of all leaves of the input, by the number that each leaf has in its document. */
export class LeafAccounts {
  readonly size: number;
  private readonly byDocument: ReadonlyMap<JsonDocument, (Account | undefined)[]>;
  // Neighbours mostly come from one document.
  private lastDocument: JsonDocument | undefined;
  private lastAccounts: (Account | undefined)[] | undefined;

  constructor(documents: readonly JsonDocument[]) {
    this.byDocument = new Map(
      documents.map((document) => [
        document,
        new Array<Account | undefined>(document.leafCount).fill(undefined),
      ]),
    );
    this.size = documents.reduce((sum, { leafCount }) => sum + leafCount, 0);
  }

  private accountsOf(document: JsonDocument): (Account | undefined)[] | undefined {
    if (document !== this.lastDocument) {
      this.lastDocument = document;
      this.lastAccounts = this.byDocument.get(document);
    }
    return this.lastAccounts;
  }

  /** Whether a node is a leaf of the input. */
  has(node: Json): node is InputLeaf {
    return (
      node.leaf !== undefined && node.document !== undefined && this.accountsOf(node.document) !== undefined
    );
  }

  get(node: Json): Account | undefined {
    return node.leaf === undefined || !node.document
      ? undefined
      : this.accountsOf(node.document)?.[node.leaf];
  }

  /** Sets the account of a leaf of the input. */
  set(node: InputLeaf, account: Account): void {
    const accounts = this.accountsOf(node.document);
    if (!accounts) throw new Error(`${node.document.file.path} is no document of the input`);
    accounts[node.leaf] = account;
  }

  /** Calls `visit` with the account of every leaf that has one. */
  forEach(visit: (account: Account) => void): void {
    for (const accounts of this.byDocument.values()) {
      for (const account of accounts) if (account) visit(account);
    }
  }

  /** Where the leaves without an account stand. Of one that stands in its document no longer, only the file is known. */
  missing(): Place[] {
    const found: Place[] = [];
    for (const [document, accounts] of this.byDocument) {
      let open = accounts.reduce((sum, account) => (account ? sum : sum + 1), 0);
      if (open === 0) continue;
      walkJson(document.root, (node) => {
        if (!this.has(node) || accounts[node.leaf] !== undefined) return;
        found.push(placeOf(node));
        open--;
      });
      for (; open > 0; open--) found.push({ file: document.file.path });
    }
    return found;
  }
}
