import { migrateTree } from '../support/run-stages';
import type { Tree } from '../support/write-tree';
import type { Doc } from './evaluate-expression';
import { makeAsker, makeQuestion } from './make-questions';
import { makeRoleRules, makeRuleOf2018 } from './make-rules';
import { migrateRules } from './migrate-rules';
import type { Asker, Question, Reading } from './question';
import { Random } from './random';
import { grantedByRoles, type CollectionRules } from './roles';
import { grantedIn2018 } from './rule-of-2018';

jest.setTimeout(180_000);

const rulesInAll = 1_020;
const questionsForEach = 100;
// One app holds many collections, as each app takes time to read and write.
const collections = 60;
const readings = [{ deletedRoot: 'nothing' }, { deletedRoot: 'before' }] as const satisfies Reading[];
const kinds = ['read', 'insert', 'update', 'delete'] as const;

/** How often the old rules granted something, and the new ones still do. */
interface Tally {
  asked: number;
  readonly granted: Record<Question['does'], number>;
  readonly kept: Record<Question['does'], number>;
}

const emptyTally = (): Tally => ({
  asked: 0,
  granted: { read: 0, insert: 0, update: 0, delete: 0 },
  kept: { read: 0, insert: 0, update: 0, delete: 0 },
});

type Grants = (asker: Asker, question: Question, reading: Reading) => boolean;

/** Asks both sides the same; what only the new one grants is returned, to be shown. */
function ask(random: Random, before: Grants, after: Grants, tally: Tally): unknown {
  for (let number = 0; number < questionsForEach; number++) {
    const [asker, question] = [makeAsker(random), makeQuestion(random)];
    tally.asked++;
    // Only of a deletion are there two readings.
    for (const reading of question.does === 'delete' ? readings : [readings[1]]) {
      const [was, is] = [before(asker, question, reading), after(asker, question, reading)];
      if (is && !was) return { question, user: asker.user, values: asker.values, reading };
      if (reading.deletedRoot !== 'before' || !was) continue;
      tally.granted[question.does]++;
      if (is) tally.kept[question.does]++;
    }
  }
  return undefined;
}

interface Pair {
  readonly old: Doc;
  readonly migrated: CollectionRules;
}

/** Generated rules in apps of many collections, each with what became of it. */
function migrateGenerated(
  seed: number,
  make: (random: Random, collection: string) => Doc,
  options: Parameters<typeof migrateRules>[1],
  count = rulesInAll,
): Pair[] {
  const random = new Random(seed);
  return Array.from({ length: count / collections }).flatMap(() => {
    const rules = Array.from({ length: collections }, (_, index) => make(random, `c${index}`));
    const migrated = migrateRules(rules, options);
    return rules.flatMap((old, index) => {
      const each = migrated[index];
      return each ? [{ old, migrated: each }] : [];
    });
  });
}

const share = ({ granted, kept }: Tally, kind: Question['does']): number => kept[kind] / granted[kind];

describe('rules of before mid-2018', () => {
  const of2018 = (random: Random, collection: string): Doc => makeRuleOf2018(random, `db.${collection}`);

  test('converted, grant nothing that they denied, and much of what they granted', () => {
    const pairs = migrateGenerated(2018, of2018, { answers: { 'legacy-rule': 'convert' } });
    const [random, tally] = [new Random(1), emptyTally()];
    for (const { old, migrated } of pairs) {
      const widened = ask(
        random,
        (...asked) => grantedIn2018(old, ...asked),
        (...asked) => grantedByRoles(migrated, ...asked),
        tally,
      );
      if (widened)
        throw new Error(`more is granted: ${JSON.stringify({ old, migrated, widened }, undefined, 1)}`);
    }
    expect(pairs).toHaveLength(rulesInAll);
    expect(tally.asked).toBe(rulesInAll * questionsForEach);
    // To deny all would grant nothing either: these are floors, a little below what was measured.
    for (const kind of kinds) expect(tally.granted[kind]).toBeGreaterThan(1_000);
    expect(share(tally, 'read')).toBeGreaterThan(0.8);
    for (const kind of ['insert', 'update', 'delete'] as const)
      expect(share(tally, kind)).toBeGreaterThan(0.5);
  });

  test('left out, as by default, grant nothing', () => {
    const pairs = migrateGenerated(2019, of2018, {}, 240);
    const [random, tally] = [new Random(2), emptyTally()];
    for (const { migrated } of pairs) {
      const never = (): boolean => false;
      expect(ask(random, never, (...asked) => grantedByRoles(migrated, ...asked), tally)).toBeUndefined();
    }
    expect(tally.asked).toBe(240 * questionsForEach);
  });

  test.each<[string, Doc, CollectionRules]>([
    [
      'a check of the document',
      { read: {}, write: {}, valid: { total: { '%gt': 1 } }, other_fields: {} },
      { rules: { roles: [{ apply_when: {}, read: true, write: true }] } },
    ],
    [
      'a check of other fields',
      { read: {}, write: {}, other_fields: { valid: { '%%this': 'u1' } } },
      { rules: { roles: [{ apply_when: {}, read: true, write: true, additional_fields: { valid: {} } }] } },
    ],
    [
      'that a field is not taken away, which a schema does not see',
      { read: {}, write: {}, fields: { owner: { valid: { '%%this': '%%user.id' } } }, other_fields: {} },
      {
        rules: { roles: [{ apply_when: {}, read: true, write: true, delete: false }] },
        schema: { properties: { owner: { validate: { '%%this': '%%user.id' } } } },
      },
    ],
    [
      'what is read by field, as who writes may read',
      { read: {}, write: {}, fields: { owner: { read: { owner: '%%user.id' } } }, other_fields: {} },
      { rules: { roles: [{ apply_when: {}, write: true, fields: { owner: { read: false } } }] } },
    ],
    [
      'an expression that is none',
      { read: [], other_fields: {} },
      { rules: { roles: [{ apply_when: {}, read: true }] } },
    ],
    [
      'a filter',
      { read: {}, other_fields: {}, filters: [{ when: {}, match_expression: { owner: '%%user.id' } }] },
      { rules: { roles: [{ apply_when: {}, read: true }], filters: [{ query: { owner: '%%user.id' } }] } },
    ],
  ])('it is noticed where a conversion loses %s', (_, old, migrated) => {
    const widened = ask(
      new Random(3),
      (...asked) => grantedIn2018(old, ...asked),
      (...asked) => grantedByRoles(migrated, ...asked),
      emptyTally(),
    );
    expect(widened).toBeDefined();
  });
});

describe('rules with roles', () => {
  test.each([20210101, 20230101] as const)('grant exactly the same in %i', (to) => {
    const make = (random: Random, collection: string): Doc => makeRoleRules(random, 'db', collection, true);
    const pairs = migrateGenerated(to, make, { to }, 240);
    const [random, tally] = [new Random(4), emptyTally()];
    for (const { old, migrated } of pairs) {
      const before: Grants = (...asked) => grantedByRoles({ rules: withLaterFilters(old) }, ...asked);
      const after: Grants = (...asked) => grantedByRoles(migrated, ...asked);
      const differs = ask(random, before, after, tally) ?? ask(random, after, before, emptyTally());
      if (differs)
        throw new Error(`not the same: ${JSON.stringify({ old, migrated, differs }, undefined, 1)}`);
    }
    expect(tally.kept).toEqual(tally.granted);
    for (const kind of kinds) expect(tally.granted[kind]).toBeGreaterThan(100);
  });
});

/** The rule with the later keys of its filters: those of 2018 were the same thing. */
function withLaterFilters(rule: Doc): Doc {
  const filters = (rule['filters'] ?? []) as readonly Doc[];
  return {
    ...rule,
    filters: filters.map(({ when, match_expression: query, ...filter }) => ({
      ...filter,
      ...(when !== undefined && { apply_when: when }),
      ...(query !== undefined && { query }),
    })),
  };
}

describe('of two rules for one collection', () => {
  /** Two rules in files that are not called after the collection; most differ in one thing only. */
  function makeTwo(random: Random): readonly [Doc, Doc] {
    const [one, other] = [0, 1].map(() => makeRoleRules(random, 'db', 'c', false));
    const rule = one ?? {};
    if (random.chance(0.2)) return [rule, other ?? {}];
    const roles = (rule['roles'] ?? []) as readonly Doc[];
    const key = random.pick(['read', 'write', 'insert', 'delete', 'search']);
    const changed = roles.map((role) => ({ ...role, [key]: random.pick([true, false, {}]) }));
    const second = random.pick<Doc>([
      { ...rule, roles: changed },
      { ...rule, roles: roles.slice(0, -1) },
      { ...rule, roles: roles.slice(1) },
      { ...rule, filters: [{ name: 'own', apply_when: {}, query: { owner: '%%user.id' } }] },
      { ...rule, filters: [] },
    ]);
    return random.chance(0.5) ? [rule, second] : [second, rule];
  }

  const tree = ([a, b]: readonly [Doc, Doc]): Tree => ({
    'realm_config.json': { config_version: 20210101, name: 'shop' },
    'data_sources/m/config.json': { name: 'm', type: 'mongodb-atlas', config: { clusterName: 'C' } },
    'data_sources/m/db/a/rules.json': a,
    'data_sources/m/db/b/rules.json': b,
  });

  test('the default grants no more than either, and an answer grants what its file does', () => {
    const random = new Random(5);
    let decided = 0;
    let denied = 0;
    for (let number = 0; number < 100; number++) {
      const two = makeTwo(random);
      const kept = (answer?: string): CollectionRules => {
        const answers: Record<string, string> = answer ? { 'duplicate:rules/m/db.c': answer } : {};
        const { output } = migrateTree(tree(two), { answers });
        return { rules: JSON.parse(output['data_sources/m/db/c/rules.json'] ?? 'null') as Doc };
      };
      const byDefault = kept();
      if (((byDefault.rules['roles'] ?? []) as readonly unknown[]).length > 0) decided++;
      else denied++;
      for (const [rule, name] of [
        [two[0], 'a'],
        [two[1], 'b'],
      ] as const) {
        const own: Grants = (...asked) => grantedByRoles({ rules: rule }, ...asked);
        const widened = ask(random, own, (...asked) => grantedByRoles(byDefault, ...asked), emptyTally());
        if (widened)
          throw new Error(`more is granted: ${JSON.stringify({ two, byDefault, widened }, undefined, 1)}`);
        expect(kept(`data_sources/m/db/${name}/rules.json`).rules).toEqual(rule);
      }
    }
    expect(decided).toBeGreaterThan(30);
    expect(denied).toBeGreaterThan(30);
  });
});
