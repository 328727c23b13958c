import { setFlagsFromString } from 'node:v8';

/**
 * Lets the heap grow by a fifth at a time before it is cleaned. Node's own measure lets it grow to four times what is in
 * use, and the report of a large app needs memory that nobody has in a container; more frequent cleaning costs a few
 * hundredths of the time.
 */
export function boundMemory(): void {
  setFlagsFromString('--heap-growing-percent=20');
}
