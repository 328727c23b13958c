import { findingCodes, type FindingCode } from '../model/finding-codes';
import { isKeyOf } from '../model/is-key-of';

/** What the catalogue says of a code. A list of findings may hold the codes of anything; what is asked for must be there. */
export function factsOfCode(code: string): (typeof findingCodes)[FindingCode] {
  if (!isKeyOf(findingCodes, code)) throw new Error(`no finding has the code ${code}`);
  return findingCodes[code];
}
