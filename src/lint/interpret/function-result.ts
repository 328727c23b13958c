import type { Value } from './domain';

/** What calling a function of the same app gives. */
export interface FunctionResult {
  readonly value: Value;
  /** The value at once, a promise that is settled already, or a promise of work. */
  readonly how: 'value' | 'settled' | 'work';
}

/** Tells what calling a function of the app gives, by its name; undefined when it is not known. */
export type ResultOf = (name: string) => FunctionResult | undefined;
