import type { Value } from './evaluate-expression';
import type { Random } from './random';

const leaves: readonly [Value, ...Value[]] = [
  { owner: '%%user.id' },
  { '%%root.owner': '%%user.id' },
  { '%%prevRoot.owner': '%%user.id' },
  { '%%user.type': 'normal' },
  { '%%user.custom_data.role': 'admin' },
  { shared: '%%user.id' },
  { '%%this': '%%user.id' },
  { '%%prev': '%%user.id' },
  { '%%prev': { '%exists': false } },
  { '%%this': { '%exists': true } },
  { '%%prev': '%%this' },
  { '%%prevRoot': { '%exists': true } },
  { '%%this': { '%gt': 1 } },
  { total: { $gte: 1 } },
  { total: { '%lt': 2 }, owner: { '%exists': true } },
  { owner: { '%in': ['u1', 'u2'] } },
  { owner: { $nin: ['u1'] } },
  { '%%user.id': { '%in': '%%values.admins' } },
  { '%%user.id': { '%in': '%%root.shared' } },
  { '%%root.owner': { '%ne': '%%prevRoot.owner' } },
  { '%%true': { '%function': { name: 'may', arguments: ['%%user.id', '%%root.owner'] } } },
  { '%%false': true },
  { address: { city: 'a' } },
  { 'address.city': 'a' },
];

/** An expression, at times of several. */
export function makeExpression(random: Random, depth = 2): Value {
  if (depth === 0 || random.chance(0.75)) return random.pick(leaves);
  const inner = (): Value => makeExpression(random, depth - 1);
  return { [random.pick(['%or', '%and', '$or', '$and'])]: [inner(), inner()] };
}

/** What may stand where an expression belongs: one, always, never, and at times what is none. */
export function makeAccess(random: Random): Value {
  const kind = random.next();
  if (kind < 0.4) return {};
  if (kind < 0.88) return makeExpression(random);
  if (kind < 0.92) return true;
  if (kind < 0.96) return false;
  return random.pick<Value>([null, [], '', 'yes', 0, ['x']]);
}
