import type { Doc, Value } from './evaluate-expression';
import type { Asker, Question } from './question';
import type { Random } from './random';

function makeDoc(random: Random): Doc {
  const doc: Record<string, Value> = { _id: random.pick([1, 2]) };
  if (random.chance(0.85)) doc['owner'] = random.pick(['u1', 'u2', 'u3']);
  if (random.chance(0.7)) doc['total'] = random.pick<Value>([0, 1, 2, 5, 'many', null]);
  if (random.chance(0.5)) doc['shared'] = random.pick<Value>([[], ['u1'], ['u2', 'u3'], 'u1']);
  if (random.chance(0.6))
    doc['address'] = random.pick<Value>([{ city: 'a' }, { city: 'b', street: 's' }, {}, 'nowhere', ['a']]);
  if (random.chance(0.3)) doc['note'] = random.pick(['x', 'u1']);
  return doc;
}

/** The document with some of its fields changed, added or taken away. */
function change(random: Random, doc: Doc): Doc {
  const other = makeDoc(random);
  const keys = random.some(['owner', 'total', 'shared', 'address', 'note'], 0.35);
  const changed: Record<string, Value> = { ...doc };
  for (const key of keys) {
    if (key in other) changed[key] = other[key];
    else Reflect.deleteProperty(changed, key);
  }
  return changed;
}

const paths: readonly [readonly string[], ...(readonly string[])[]] = [
  ['owner'],
  ['total'],
  ['address'],
  ['address', 'city'],
  ['address', 'street'],
  ['shared'],
  ['note'],
  ['_id'],
];

/** A user, and what the app's functions and values say. */
export function makeAsker(random: Random): Asker {
  const salt = random.next();
  return {
    user: {
      id: random.pick(['u1', 'u2', 'u3']),
      type: random.pick(['normal', 'server']),
      custom_data: random.chance(0.3) ? { role: 'admin' } : {},
    },
    values: { admins: random.pick<Value>([['u1'], []]) },
    call: (name, args) => (JSON.stringify([name, args]).length * 31 + salt * 1000) % 2 < 1,
  };
}

/** Something that somebody wants to do. */
export function makeQuestion(random: Random): Question {
  const doc = makeDoc(random);
  switch (random.pick(['read', 'read', 'insert', 'update', 'update', 'delete'])) {
    case 'read': {
      const there = paths.filter(([field = '']) => field in doc);
      const [first, ...others] = there;
      return { does: 'read', doc, path: first ? random.pick([first, ...others]) : ['_id'] };
    }
    case 'insert':
      return { does: 'insert', after: doc };
    case 'update':
      return { does: 'update', before: doc, after: change(random, doc) };
    default:
      return { does: 'delete', before: doc };
  }
}
