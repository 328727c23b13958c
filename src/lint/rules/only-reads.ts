import type { Task } from '../interpret/events';
import { dispositionOf } from './disposition-of';

const reads =
  /(?:^|\.)(?:get(?:All|Metadata|SignedUrl|User\w*)?|once|find(?!\w*And[A-Z])(?!OrCreate)\w*|list\w*|count\w*|estimatedDocumentCount|aggregate|distinct|exists|download|toArray)$/;

// A request may do anything at its other end.
const requests = /^(?:axios|https?|got|request|superagent|needle|ky|fetch|undici)\b/i;

/**
 * Whether work is a search whose result nobody misses where it floats: nothing goes on with it there, and if something
 * holds its promise, other paths wait for it.
 */
export function onlyReads({ kind, name, site, isContinued, isAwaited }: Task): boolean {
  if (kind !== 'work' || isContinued || !reads.test(name) || requests.test(name)) return false;
  return isAwaited === true || dispositionOf(site) !== 'kept';
}
