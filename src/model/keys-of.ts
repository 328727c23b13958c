import { isKeyOf } from './is-key-of';

/** The keys of a table, by their own type: for TypeScript, those of Object.keys are any text. */
export const keysOf = <T extends object>(table: T): (keyof T & string)[] =>
  Object.keys(table).filter((key): key is keyof T & string => isKeyOf(table, key));
