import type { JsonObject } from '../../model/json';
import { added } from '../../model/make-json';
import { reason } from '../../model/reason';

const unknownIsPrivate = reason(
  'What could not be read may have made the function private; without it, any client could call it.',
  'safety/access',
);

/** The configuration of a function whose own cannot be read: no client can call it. */
export function deniedFunction(name: string): JsonObject {
  return added({ name, private: true }, unknownIsPrivate);
}
