/** Which functions call which, as their sources tell. */
export interface FunctionCalls {
  /** The functions that a function calls by `context.functions.execute`. */
  readonly of: ReadonlyMap<string, readonly string[]>;
  /** The functions with calls that could not be followed: they may reach any other one. */
  readonly unfollowed: ReadonlySet<string>;
}
