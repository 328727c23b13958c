import type { Place } from './place';

/** One thing that is wrong with what the user gave. */
export interface Problem {
  readonly place?: Place;
  /** What happened and why, as a sentence. */
  readonly message: string;
  /** What to do, as a sentence. */
  readonly action?: string;
}

/** An expected failure: the command prints its problems and ends with exit 1. Anything else that is thrown is a bug. */
export class UserError extends Error {
  constructor(
    message: string,
    readonly problems: readonly Problem[] = [],
    readonly hint?: string,
  ) {
    super(message);
    this.name = 'UserError';
  }
}
