import type { ts } from 'ts-morph';
import type { RewriteRule } from '../../model/rewrite-rules';
import type { TextEdit } from '../../syntax/apply-edits';
import type { Scopes } from '../../syntax/build-scopes';
import type { FoundExport } from '../find-exports';
import type { PlatformFacts } from '../follow-platform';

/** The webhook that a function was. */
export interface FormerWebhook {
  /** The type of its service. */
  readonly type: string;
  /** Whether the platform verifies the signature of its callers. */
  readonly isSigned: boolean;
}

/** A function whose source is to be changed, with what the configuration says of it. */
export interface RewriteSubject {
  readonly name: string;
  readonly text: string;
  /** The names of the HTTP services that the app had. */
  readonly httpServices: ReadonlySet<string>;
  readonly webhook?: FormerWebhook;
}

/** A source that was read, with what a rewrite looks at. */
export interface ReadForRewrite extends RewriteSubject {
  readonly file: ts.SourceFile;
  readonly scopes: Scopes;
  readonly platform: PlatformFacts;
  readonly exported?: FoundExport;
  /** Every literal text, in the order of the source. */
  readonly texts: readonly ts.StringLiteralLike[];
}

/** One change, or why it is not made. */
export type Proposal =
  | { readonly at: ts.Node; readonly edit: TextEdit; readonly message: string }
  | { readonly at: ts.Node; readonly refused: string };

/** Finds what one rule would change in a source. */
export type Rewrite = (source: ReadForRewrite) => Proposal[];

/** A change that was made. */
export interface RewriteChange {
  readonly rule: RewriteRule;
  /** In the text before, in UTF-16 units. */
  readonly offset: number;
  /** What became of what, as a sentence without its full stop. */
  readonly message: string;
}

/** A change that was not made, as it could not be shown to be safe. */
export interface RefusedRewrite {
  readonly rule: RewriteRule;
  readonly offset: number;
  readonly why: string;
}
