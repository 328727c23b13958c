import type { Frame } from './domain';
import { holdsResponse } from './value';

/** Whether code that sees these names has the response at hand, so that it is the one to answer. */
export function canAnswer(names: Frame): boolean {
  for (let frame: Frame | undefined = names; frame && !frame.isModule; frame = frame.outer)
    for (const [, { value }] of frame.entries()) if (holdsResponse(value)) return true;
  return false;
}
