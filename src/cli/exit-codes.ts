/** The exit codes of the command; docs/exit-codes.md explains them. */
export const exitCodes = {
  /** Done, or nothing to do; for a dry run, a plan was made. */
  done: 0,
  /** Failed; nothing is half-written. Of lint also: errors remain, or more warnings than are allowed. */
  failed: 1,
  /** Only with --check: a migration is needed. */
  needed: 2,
  /** Only with --strict: done, but something needs a person or was defaulted. */
  needsPerson: 3,
} as const;
