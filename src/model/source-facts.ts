/**
 * What a function's source says, as data: nothing of its syntax tree is kept. The room that reads sources makes these
 * facts; others join them with the configuration.
 */

/** A place in a source. */
export interface SourcePosition {
  /** In the text, in UTF-16 units from 0. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units; a byte order mark counts as nothing. */
  readonly column: number;
}

/** The innermost function around a fact. */
export interface EnclosingFunction extends SourcePosition {
  /** Its own name, or that of the variable or property that holds it. */
  readonly name?: string;
}

/** What a source can refer to by name. */
export type SourceNameKind = 'service' | 'value' | 'function' | 'environment-value' | 'package';

interface Fact {
  readonly position: SourcePosition;
  /** Missing for what runs when the source is loaded. */
  readonly enclosing?: EnclosingFunction;
}

/** A name that a source refers to, followed to its text. */
export interface SourceName extends Fact {
  readonly kind: SourceNameKind;
  readonly name: string;
}

/** A collection of a service, with as much of the way to it as could be followed. */
export interface SourceCollection extends Fact {
  readonly service?: string;
  readonly database?: string;
  readonly collection?: string;
}

/** Something that may name anything: its text, or where it goes, could not be followed. */
export interface UnresolvedName extends Fact {
  /** `context`: the whole of it was handed on. `export`: what is exported. */
  readonly kind: SourceNameKind | 'context' | 'export';
  /** Whether the thing that names went where it could not be followed, and not only a name. */
  readonly isHandedOn: boolean;
  /** What stood there, such as `request.query.name` or `the result of a call`; never a literal. */
  readonly what: string;
}

/** A use of something that App Services gives a function: `context.http.get`, `BSON.ObjectId`, `response.setBody`. */
export interface SourceUse extends Fact {
  readonly name: string;
}

/** A literal with a host of the old platform. */
export interface SourceHost extends Fact {
  readonly host: string;
  /** Whether something may still answer there. */
  readonly isPartlyAlive: boolean;
}

/** A literal that looks like a credential; it is not kept. */
export interface SourceCredential extends Fact {
  /** What it looks like: `an AWS access key`. */
  readonly kind: string;
  /** The literal without its secret part, of a length that tells nothing. */
  readonly masked: string;
}

/** What is wrong with the text as a script. */
export interface SyntaxProblem {
  /** What a parser says, without the full stop. */
  readonly message: string;
  readonly position: SourcePosition;
}

/** An assignment to `exports` or a member of it. */
export interface SourceExport {
  readonly target: 'exports' | 'module.exports' | 'member' | 'module-syntax';
  /** `unknown`: the value could not be followed to a function. */
  readonly value: 'function' | 'arrow' | 'not-a-function' | 'unknown';
  readonly isAsync: boolean;
  /** The names of the parameters; undefined for one that is taken apart. */
  readonly parameters: readonly (string | undefined)[];
  readonly position: SourcePosition;
}

/** Everything that is known of a source; each list is in the order of the text. */
export interface SourceFacts {
  /** Whether there is no statement in it. */
  readonly isEmpty: boolean;
  readonly problems: readonly SyntaxProblem[];
  /** Where `import` or `export` stands as a statement or a call. */
  readonly moduleSyntax: readonly SourcePosition[];
  /** Every assignment; the last to `exports` as a whole is what App Services runs. */
  readonly exports: readonly SourceExport[];
  /** The one that App Services runs. */
  readonly exported?: SourceExport;
  readonly names: readonly SourceName[];
  readonly collections: readonly SourceCollection[];
  readonly unresolved: readonly UnresolvedName[];
  readonly uses: readonly SourceUse[];
  /** Which of `request` and `response` the source asks about before it uses them. */
  readonly tested: readonly string[];
  readonly hosts: readonly SourceHost[];
  readonly credentials: readonly SourceCredential[];
}
