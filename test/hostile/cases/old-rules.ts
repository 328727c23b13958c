import { baseApps } from '../base-apps';
import { collectionIsShut } from '../denies';
import type { HostileCase } from '../hostile-case';

const mine = { owner: '%%user.id' };
const rule = { namespace: 'shop.items', read: mine, write: mine };

/** What a rule of 2018 can say beyond who reads and writes. */
const conditions: readonly (readonly [string, object])[] = [
  ['a condition on documents', { valid: { total: { $gt: 0 } } }],
  ['a condition on a field', { fields: { total: { valid: { '%%this': { $gt: 0 } } } } }],
  ['a condition on other fields', { other_fields: { valid: { '%%true': false } } }],
  ['fields that nobody writes', { fields: { total: { read: mine, write: { '%%true': false } } } }],
  [
    'other fields that nobody reads',
    { other_fields: { read: { '%%true': false }, write: { '%%true': false } } },
  ],
  [
    'a condition on a field beside a schema',
    { schema: { properties: { total: { bsonType: 'int' } } }, fields: { total: { valid: { '%%this': 1 } } } },
  ],
];

interface Role {
  readonly write?: unknown;
  readonly insert?: unknown;
  readonly fields?: Readonly<Record<string, { readonly write?: unknown }>>;
  readonly additional_fields?: { readonly write?: unknown };
}

/** Rules of 2018 with conditions that roles do not have: no answer may let more be written than before. */
export const oldRules: readonly HostileCase[] = conditions.flatMap(([what, more]): HostileCase[] => [
  {
    name: `${what}, converted`,
    app: { ...baseApps[20180301], 'services/mongodb-atlas/rules/items.json': { ...rule, ...more } },
    args: ['--answer', 'legacy-rule=convert'],
    exit: 0,
    says: /rules\/items\.json/,
    tree: (written) => {
      const file = written['data_sources/mongodb-atlas/shop/items/rules.json'] ?? '{}';
      const { roles = [] } = JSON.parse(file) as { roles?: Role[] };
      // Nothing may be written without a condition of the rule.
      for (const { write, insert, additional_fields: others } of roles)
        expect([write, insert, others?.write]).not.toContain(true);
    },
  },
  {
    name: `${what}, denied`,
    app: { ...baseApps[20180301], 'services/mongodb-atlas/rules/items.json': { ...rule, ...more } },
    args: ['--answer', 'legacy-rule=deny'],
    exit: 0,
    says: /rules\/items\.json/,
    tree: (written) => collectionIsShut(written, 'shop', 'items'),
  },
]);
