import type { Place } from './place';

/** One thing that is wrong with what the user gave. */
export interface Problem {
  readonly place?: Place;
  /** What happened and why, as a sentence. */
  readonly message: string;
  /** What to do, as a sentence. */
  readonly action?: string;
}

/** What a UserError says besides its message. */
export interface ErrorFacts {
  /** Everything that is wrong, in the order in which it was met. */
  readonly problems?: readonly Problem[];
  /** What to do about all of it, as a sentence. */
  readonly hint?: string;
}

/** An expected failure: the command prints its problems and ends with exit 1. Anything else that is thrown is a bug. */
export class UserError extends Error {
  readonly problems: readonly Problem[];
  readonly hint?: string;

  constructor(message: string, { problems = [], hint }: ErrorFacts = {}) {
    super(message);
    this.name = 'UserError';
    this.problems = problems;
    if (hint !== undefined) this.hint = hint;
  }
}
