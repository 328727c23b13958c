import { rules } from '../../../../migrations/20200603/rules';
import { plain } from '../../../support/plain';
import { runTransform, type TransformResult } from '../../../support/run-transform';

function run(rule: object, answer?: string): TransformResult {
  const tree = {
    'stitch.json': { config_version: 20180301 },
    'services/m/config.json': { name: 'm', type: 'mongodb-atlas' },
    'services/m/rules/a.json': rule,
  };
  return runTransform(rules, tree, answer ? { answers: { 'legacy-rule:m/db.a': answer } } : {});
}
const ruleAfter = (rule: object, answer?: string): any =>
  plain(run(rule, answer).after.services[0]!.rules[0]!.document);
const old = { id: '1', namespace: 'db.a', read: { a: 1 }, write: {}, fields: { f: {} }, other_fields: {} };

describe('a rule of before mid-2018', () => {
  test('grants nothing unless its conversion is asked for, and waits for the answer', () => {
    const result = run(old);
    expect(plain(result.after.services[0]!.rules[0]!.document)).toEqual({
      database: 'db',
      collection: 'a',
      roles: [],
    });
    expect(result.decisions).toMatchObject([
      {
        id: 'legacy-rule:m/db.a',
        answer: 'deny',
        answeredBy: 'default',
        place: { file: 'services/m/rules/a.json', line: 1, column: 1 },
      },
    ]);
    expect(result.held).toEqual([{ a: 1 }, {}, { f: {} }, {}]);
    expect(result.dropped).toEqual(['1']);
    expect(result.codes).toEqual(['rule/of-2018']);
  });

  test('becomes one role for everybody when that is asked for', () => {
    expect(ruleAfter(old, 'convert')).toEqual({
      database: 'db',
      collection: 'a',
      roles: [
        {
          name: 'default',
          apply_when: {},
          fields: { f: {} },
          read: { a: 1 },
          write: true,
          additional_fields: {},
        },
      ],
    });
  });

  test.each([
    ['an absent expression denied', {}, { read: false, write: false }],
    ['an empty one allowed', { read: {}, write: {} }, { read: true, write: true }],
    [
      'any other one stays',
      { read: { '%%true': true }, write: { o: '%%user.id' } },
      { read: { '%%true': true }, write: { o: '%%user.id' } },
    ],
  ])('converted: %s', (_, expressions, wanted) => {
    expect(ruleAfter({ namespace: 'db.a', ...expressions }, 'convert').roles).toEqual([
      { name: 'default', apply_when: {}, ...wanted },
    ]);
  });

  test('converted: an absent expression denies whatever is said of fields, which is less at worst, never more', () => {
    const fields = { f: { read: {} } };
    expect(ruleAfter({ namespace: 'db.a', fields }, 'convert').roles).toEqual([
      { name: 'default', apply_when: {}, fields, read: false, write: false },
    ]);
  });

  test('converted: checks of fields become a schema, at any depth, and the check of the document is left out', () => {
    const result = run(
      {
        namespace: 'db.a',
        valid: { v: 1 },
        fields: { f: { valid: { x: 1 }, read: {} }, g: { fields: { h: { valid: { y: 1 } } } }, i: {} },
      },
      'convert',
    );
    const document = plain(result.after.services[0]!.rules[0]!.document);
    expect(document.schema).toEqual({
      properties: { f: { validate: { x: 1 } }, g: { properties: { h: { validate: { y: 1 } } } } },
    });
    expect(document.roles[0].fields).toEqual({ f: { read: {} }, g: { fields: { h: {} } }, i: {} });
    expect(result.dropped).toEqual([{ v: 1 }]);
  });

  test('converted: a schema that is there is not overwritten', () => {
    const result = run(
      { namespace: 'db.a', schema: { title: 'a' }, fields: { f: { valid: { x: 1 } } } },
      'convert',
    );
    expect(plain(result.after.services[0]!.rules[0]!.document).schema).toEqual({ title: 'a' });
    expect(result.dropped).toEqual([{ validate: { x: 1 } }]);
  });

  test.each([
    ['db.a.b', 'db', 'a.b'],
    ['db', 'db', ''],
    ['.a', '', 'a'],
  ])('the namespace %j splits at its first dot', (namespace, database, collection) => {
    expect(ruleAfter({ namespace })).toMatchObject({ database, collection });
  });

  test('converted: keys that nobody knows stay', () => {
    expect(ruleAfter({ namespace: 'db.a', priority: 3 }, 'convert')).toMatchObject({ priority: 3 });
  });
});

describe('filters of 2018', () => {
  test('get the later names of their keys in place, and a name by their number where they have none', () => {
    const rule = {
      database: 'db',
      collection: 'a',
      roles: [],
      filters: [
        { when: { a: 1 }, match_expression: { b: 1 } },
        { name: 'n', when: {}, match_expression: {} },
      ],
    };
    expect(ruleAfter(rule).filters).toEqual([
      { name: 'filter-0', apply_when: { a: 1 }, query: { b: 1 } },
      { name: 'n', apply_when: {}, query: {} },
    ]);
  });

  test('keep what the later key says already, and beside them later ones stay', () => {
    const rule = {
      database: 'db',
      collection: 'a',
      roles: [],
      filters: [
        { name: 'n', when: {}, apply_when: { a: 1 } },
        { name: 'm', match_expression: {}, query: {} },
        { query: {} },
      ],
    };
    expect(ruleAfter(rule).filters).toEqual(rule.filters);
  });
});

test('a rule with roles keeps its document, a namespace beside them or not', () => {
  for (const more of [
    {},
    { namespace: 'db.a' },
    { filters: [] },
    { filters: [{ name: 'n', apply_when: {}, query: {} }] },
  ]) {
    const { before, after, decisions } = run({ database: 'db', collection: 'a', roles: [], ...more });
    expect(after.services[0]!.rules[0]!.document).toBe(before.services[0]!.rules[0]!.document);
    expect(decisions).toEqual([]);
  }
});
