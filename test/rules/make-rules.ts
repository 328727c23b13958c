import type { Doc, Value } from './evaluate-expression';
import { makeAccess, makeExpression } from './make-expression';
import type { Random } from './random';

const names = ['owner', 'total', 'address', 'shared'];

const access = (random: Random, share: number, ...keys: readonly string[]): Record<string, Value> =>
  Object.fromEntries(random.some(keys, share).map((key) => [key, makeAccess(random)]));

/** A check of what is written: real ones are rarer than those of access. */
const validity = (random: Random, share: number): Record<string, Value> =>
  random.chance(share) ? { valid: random.chance(0.9) ? makeExpression(random) : makeAccess(random) } : {};

function makeFields(random: Random, share: number, of2018: boolean, depth = 1): Record<string, Value> {
  return Object.fromEntries(
    random.some(depth === 1 ? names : ['city', 'street'], 0.5).map((name): [string, Value] => [
      name,
      {
        ...access(random, share, 'read', 'write'),
        ...(of2018 ? validity(random, 0.12) : {}),
        ...(depth > 0 && name === 'address' && random.chance(0.5)
          ? { fields: makeFields(random, share, of2018, depth - 1) }
          : {}),
      },
    ]),
  );
}

function makeFilters(random: Random, of2018: boolean): Value[] {
  const [query, when] = of2018 ? ['match_expression', 'when'] : ['query', 'apply_when'];
  const conditions = [{ '%%true': true }, {}, { '%%user.type': 'normal' }] as const;
  return random.some([0, 1], 0.5).map((number) => ({
    ...(of2018 && random.chance(0.7) ? {} : { name: `f${number}` }),
    [query]: random.pick<Value>([{ owner: '%%user.id' }, { total: { $gte: 1 } }, {}]),
    ...(of2018 && random.chance(0.1) ? {} : { [when]: random.pick<Value>(conditions) }),
  }));
}

/** A rule of before mid-2018. */
export function makeRuleOf2018(random: Random, namespace: string): Doc {
  const own = random.pick<Value>([{}, makeExpression(random)]);
  const usual = random.chance(0.7)
    ? { read: own, write: random.chance(0.6) ? own : makeAccess(random) }
    : undefined;
  const shareOfFields = random.pick([0, 0.1, 0.4]);
  return {
    namespace,
    ...(usual ?? access(random, 0.7, 'read', 'write')),
    ...validity(random, 0.1),
    ...(random.chance(0.6) ? { fields: makeFields(random, shareOfFields, true) } : {}),
    ...(random.chance(0.8)
      ? { other_fields: { ...access(random, shareOfFields, 'read', 'write'), ...validity(random, 0.06) } }
      : {}),
    ...(random.chance(0.3) ? { filters: makeFilters(random, true) } : {}),
    ...(random.chance(0.06) ? { schema: { properties: { total: { bsonType: 'int' } } } } : {}),
  };
}

function makeRole(random: Random, name: string): Doc {
  return {
    name,
    apply_when: random.chance(0.4) ? {} : makeExpression(random),
    ...access(random, 0.5, 'read', 'write'),
    ...access(random, 0.3, 'insert', 'delete', 'search'),
    ...(random.chance(0.5) ? { fields: makeFields(random, 0.5, false) } : {}),
    ...(random.chance(0.5) ? { additional_fields: access(random, 0.6, 'read', 'write') } : {}),
    ...(random.chance(0.2) ? { document_filters: access(random, 0.8, 'read', 'write') } : {}),
  };
}

/** Rules with roles. `filters` may have the keys of 2018, as some kept them for years. */
export function makeRoleRules(random: Random, database: string, collection: string, of2018: boolean): Doc {
  return {
    database,
    collection,
    roles: random.some(['a', 'b', 'c'], 0.6).map((name) => makeRole(random, name)),
    ...(random.chance(0.5) ? { filters: makeFilters(random, of2018 && random.chance(0.5)) } : {}),
  };
}
