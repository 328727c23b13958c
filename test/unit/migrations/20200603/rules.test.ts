import { rules } from '../../../../migrations/20200603/rules';
import { copyJson } from '../../../../migrations/20200603/copy-json';
import { getItems } from '../../../../src/model/json';
import { arrayOf, objectOf } from '../../../../src/model/make-json';
import { reason } from '../../../../src/model/reason';
import { plain } from '../../../support/plain';
import { migrateTree } from '../../../support/run-stages';
import { runTransform, type TransformResult } from '../../../support/run-transform';

/** Migrates an app with the rule. Whatever becomes of it, each value of it is accounted for. */
function run(rule: object | string, answer?: string): TransformResult {
  const tree = {
    'stitch.json': { config_version: 20180301, name: 'shop' },
    'services/m/config.json': { name: 'm', type: 'mongodb-atlas', config: { clusterName: 'C' } },
    'services/m/rules/a.json': rule,
  };
  const options = answer ? { answers: { 'legacy-rule:m/db.a': answer } } : {};
  expect(migrateTree(tree, options).ledger.gaps).toEqual([]);
  return runTransform(rules, tree, options);
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
    expect(result.findings).toMatchObject([
      {
        code: 'rule/of-2018',
        component: 'rules',
        subject: 'db.a',
        action: 'Compare the role with the old rule: it grants no more, and it may grant less.',
      },
    ]);
  });

  test('becomes one role for everybody when that is asked for; who writes must be let read, too', () => {
    expect(ruleAfter(old, 'convert')).toEqual({
      database: 'db',
      collection: 'a',
      roles: [
        {
          name: 'default',
          apply_when: {},
          fields: { f: {} },
          read: { a: 1 },
          write: { a: 1 },
          search: false,
          additional_fields: {},
        },
      ],
    });
  });

  const roleOf = (rule: object): any => {
    const { name, apply_when, search, ...role } = ruleAfter({ namespace: 'db.a', ...rule }, 'convert')
      .roles[0];
    expect([name, apply_when, search]).toEqual(['default', {}, false]);
    return role;
  };
  const some = { '%%user.id': 'a' };
  const other = { '%%user.id': 'b' };

  test.each<[string, object, object]>([
    ['an absent expression denied', {}, { read: false, write: false }],
    ['an empty one allowed', { read: {}, write: {} }, { read: true, write: true }],
    ['any other one stays', { read: some, write: some }, { read: some, write: some }],
    ['one that is none let nobody pass', { read: [], write: 'x' }, { read: false, write: false }],
    ['null is none', { read: null, write: null }, { read: false, write: false }],
    ['true and false stay', { read: true, write: false }, { read: true, write: false }],
    ['write without read: in a role it would read', { write: {} }, { read: false, write: false }],
    [
      'write beside another read: both must hold',
      { read: some, write: other },
      { read: some, write: { '%and': [some, other] } },
    ],
    ['write by all beside a read by some', { read: some, write: {} }, { read: some, write: some }],
    ['nobody writes, whoever reads', { read: some, write: false }, { read: some, write: false }],
    ['nothing is said of writing', { read: some }, { read: some, write: false }],
    [
      'what is no expression is none of writing, either',
      { read: some, write: [] },
      { read: some, write: false },
    ],
  ])('converted: %s', (_, expressions, wanted) => {
    expect(roleOf(expressions)).toEqual(wanted);
  });

  test('converted: a read that writing repeats is the same text', () => {
    const tree = {
      'stitch.json': { config_version: 20180301, name: 'shop' },
      'services/m/config.json': { name: 'm', type: 'mongodb-atlas', config: { clusterName: 'C' } },
      'services/m/rules/a.json':
        '{"namespace": "db.a", "read": {"a": {"$in": [1.50, {"b": [10e2]}]}}, "write": {"c": 1}}',
    };
    const { output, ledger } = migrateTree(tree, { answers: { 'legacy-rule:m/db.a': 'convert' } });
    const text = output['data_sources/m/db/a/rules.json']!;
    expect(text.match(/1\.50/g)).toHaveLength(2);
    expect(text.match(/10e2/g)).toHaveLength(2);
    expect(JSON.parse(text).roles[0].write).toEqual({
      '%and': [{ a: { $in: [1.5, { b: [1000] }] } }, { c: 1 }],
    });
    expect(ledger.gaps).toEqual([]);
  });

  test('converted: the ids of rules are left out, as exports do', () => {
    for (const key of ['id', '_id'])
      for (const answer of ['convert', 'deny', undefined]) {
        const result = run({ namespace: 'db.a', [key]: '5c1' }, answer);
        expect(result.dropped).toContain('5c1');
        expect(plain(result.after.services[0]!.rules[0]!.document)).not.toHaveProperty(key);
      }
  });

  test.each<[string, object, object]>([
    [
      'an absent expression denies whatever is said of fields',
      { fields: { f: { read: {} } }, other_fields: {} },
      { fields: { f: {} }, read: false, write: false, additional_fields: {} },
    ],
    [
      'expressions of fields that hold always narrow nothing',
      { read: {}, write: {}, fields: { f: { read: {}, write: {} } }, other_fields: { read: {} } },
      { fields: { f: {} }, read: true, write: true, additional_fields: {} },
    ],
    [
      'fields decide who reads where the document lets all; and nobody writes what is read by field',
      { read: {}, write: {}, fields: { f: { read: some } }, other_fields: { read: {} } },
      { fields: { f: { read: some } }, write: false, additional_fields: { read: {} } },
    ],
    [
      'fields decide who writes',
      { read: {}, write: {}, fields: { f: { write: some } }, other_fields: {} },
      { fields: { f: { write: some } }, read: true, additional_fields: {} },
    ],
    [
      'a field is written by those who read it',
      {
        read: {},
        write: {},
        fields: { f: { read: some, write: other } },
        other_fields: { write: {}, read: some },
      },
      {
        fields: { f: { read: some, write: { '%and': [some, other] } } },
        additional_fields: { read: some, write: some },
      },
    ],
    [
      'a field is written by those who read the document',
      { read: some, write: {}, fields: { f: { write: other } }, other_fields: {} },
      { fields: { f: { write: { '%and': [some, other] } } }, read: some, additional_fields: {} },
    ],
    [
      'but not where that is said of %%this, which is another one at a field',
      { read: { '%%this': 1 }, write: {}, fields: { f: { write: other } }, other_fields: {} },
      { fields: { f: { write: false } }, read: { '%%this': 1 }, additional_fields: {} },
    ],
    [
      'an expression of the document and one of a field',
      { read: some, write: some, fields: { f: { read: other, write: other } }, other_fields: {} },
      { fields: { f: {} }, read: false, write: false, additional_fields: {} },
    ],
    [
      'fields in a field decide where it lets all, and give way where it does not',
      {
        read: {},
        fields: {
          f: { read: {}, fields: { g: { read: some } } },
          h: { read: other, fields: { i: { read: some } } },
        },
        other_fields: {},
      },
      {
        fields: { f: { fields: { g: { read: some } } }, h: { read: false, fields: { i: {} } } },
        write: false,
        additional_fields: {},
      },
    ],
    [
      'a field that is read by nobody is read by nobody',
      { read: {}, fields: { f: { read: false } }, other_fields: {} },
      { fields: { f: { read: false } }, write: false, additional_fields: {} },
    ],
    [
      'what is no expression of a field lets nobody pass',
      { read: {}, fields: { f: { read: [] }, g: { read: 'x' }, h: { read: 1 } }, other_fields: {} },
      {
        fields: { f: { read: false }, g: { read: false }, h: { read: false } },
        write: false,
        additional_fields: {},
      },
    ],
    [
      'one of several fields is enough for fields to decide',
      { read: {}, fields: { f: {}, g: { read: some }, h: { read: {} } }, other_fields: {} },
      {
        fields: { f: {}, g: { read: some }, h: { read: {} } },
        write: false,
        additional_fields: {},
      },
    ],
    [
      'nobody reads the document, whatever is said of fields',
      { read: false, write: false, fields: { f: { read: some, write: some } }, other_fields: {} },
      { fields: { f: {} }, read: false, write: false, additional_fields: {} },
    ],
    [
      'nobody writes the document, whatever is said of fields',
      { read: {}, write: false, fields: { f: { write: some } }, other_fields: {} },
      { fields: { f: {} }, read: true, write: false, additional_fields: {} },
    ],
    [
      'nothing is said of writing the document, whatever is said of fields',
      { read: {}, fields: { f: { write: some } }, other_fields: {} },
      { fields: { f: {} }, read: true, write: false, additional_fields: {} },
    ],
    [
      'a part of %%this at any depth is of the field, in a name as in a value',
      { read: { '%or': [{ a: '%%prev.x' }] }, write: {}, fields: { f: { write: other } }, other_fields: {} },
      {
        fields: { f: { write: false } },
        read: { '%or': [{ a: '%%prev.x' }] },
        additional_fields: {},
      },
    ],
    [
      'a name of the field among others',
      { read: { a: 1, '%%this': 1, b: 1 }, write: {}, fields: { f: { write: other } }, other_fields: {} },
      {
        fields: { f: { write: false } },
        read: { a: 1, '%%this': 1, b: 1 },
        additional_fields: {},
      },
    ],
    [
      '%%root is the same one everywhere',
      { read: { '%%root.a': 1 }, write: {}, fields: { f: { write: other } }, other_fields: {} },
      {
        fields: { f: { write: { '%and': [{ '%%root.a': 1 }, other] } } },
        read: { '%%root.a': 1 },
        additional_fields: {},
      },
    ],
    [
      'fields that nothing names are closed without other_fields',
      { read: {}, write: {}, fields: { f: { read: some } } },
      { fields: { f: { read: some } } },
    ],
  ])('converted: %s', (_, rule, wanted) => {
    expect(roleOf(rule)).toEqual(wanted);
  });

  const open = { read: {}, write: {} };

  test('converted: checks of fields become a schema that demands them, at any depth, and nothing is deleted', () => {
    const fields = {
      f: { valid: { x: 1 }, read: {} },
      g: { fields: { h: { valid: { y: 1 } } } },
      i: { valid: {} },
    };
    const result = run({ namespace: 'db.a', ...open, fields, other_fields: {} }, 'convert');
    const document = plain(result.after.services[0]!.rules[0]!.document);
    expect(document.schema).toEqual({
      required: ['f', 'g'],
      properties: {
        f: { validate: { x: 1 } },
        g: { bsonType: 'object', required: ['h'], properties: { h: { validate: { y: 1 } } } },
      },
    });
    expect(document.roles[0]).toMatchObject({ read: true, write: true, delete: false });
    expect(document.roles[0].fields).toEqual({ f: {}, g: { fields: { h: {} } }, i: {} });
  });

  test.each<[string, object]>([
    ['the document', { valid: { v: 1 } }],
    ['other fields', { other_fields: { valid: { v: 1 } } }],
    ['a field, beside a schema', { fields: { f: { valid: { v: 1 } } }, schema: { title: 'a' } }],
    ['a field, beside a schema that is none', { schema: 'none' }],
    ['a field that is never valid', { fields: { f: { valid: false } } }],
    ['a field, as a text', { fields: { f: { valid: 'x' } } }],
    ['a field, by an empty list', { fields: { f: { valid: [] } } }],
    ['the document, by an empty list', { valid: [] }],
  ])('converted: where a schema cannot check %s, nobody writes', (_, more) => {
    const result = run({ namespace: 'db.a', ...open, other_fields: {}, ...more }, 'convert');
    const document = plain(result.after.services[0]!.rules[0]!.document);
    expect(document.roles).toMatchObject([{ read: true, write: false }]);
    expect(JSON.stringify(document)).not.toContain('valid');
  });

  test.each<object>([
    { valid: {} },
    { valid: true },
    { schema: { title: 'a' } },
    { fields: { f: { valid: {} } } },
  ])('converted: %j checks nothing, and writing stays as it was', (more) => {
    const { roles } = ruleAfter({ namespace: 'db.a', ...open, other_fields: {}, ...more }, 'convert');
    expect(roles).toMatchObject([{ read: true, write: true }]);
  });

  test('converted: a schema that is there is not changed', () => {
    const schema = { title: 'a' };
    expect(
      ruleAfter({ namespace: 'db.a', schema, fields: { f: { valid: { x: 1 } } } }, 'convert').schema,
    ).toEqual(schema);
  });

  test.each<[string, object]>([
    ['fields in a list', { fields: [] }],
    ['a field that is none', { fields: { f: true } }],
    ['a field in a field that is none', { fields: { f: { fields: { g: null } } } }],
    ['other fields in a list', { other_fields: [] }],
    ['a field that is none beside one that is', { fields: { f: {}, g: true } }],
    ['filters in an object', { filters: {} }],
    ['a filter that is none beside one that is', { filters: [{ when: {}, match_expression: {} }, 'x'] }],
    ['a filter that is none', { filters: ['x'] }],
    ['a filter by a text', { filters: [{ when: {}, match_expression: 'x' }] }],
    ['a filter with two queries', { filters: [{ match_expression: { a: 1 }, query: { b: 1 } }] }],
    ['another name of a collection', { collection: 'b' }],
    ['another name of a database', { database: 'b' }],
  ])('is not converted with %s, as it is not known what that limited', (_, more) => {
    const result = run({ namespace: 'db.a', ...open, ...more }, 'convert');
    expect(plain(result.after.services[0]!.rules[0]!.document)).toEqual({
      database: 'db',
      collection: 'a',
      roles: [],
    });
    expect(result.findings).toMatchObject([
      {
        code: 'access/unreadable',
        severity: 'error',
        component: 'rules',
        subject: 'db.a',
        action: 'Correct fields, other_fields or filters, and run again.',
      },
    ]);
    expect(run({ namespace: 'db.a', ...open, ...more }).codes).toEqual(['rule/of-2018']);
  });

  test('converted: a filter that does not say when it applies is applied always', () => {
    const filters = [
      { match_expression: { a: 1 } },
      { query: { a: 1 }, apply_when: 'x', name: 'n' },
      { query: { a: 1 }, apply_when: 1, name: 'o' },
      { query: { a: 1 }, apply_when: false, name: 'p' },
    ];
    expect(ruleAfter({ namespace: 'db.a', ...open, filters }, 'convert').filters).toEqual([
      { name: 'filter-0', query: { a: 1 }, apply_when: {} },
      { query: { a: 1 }, apply_when: {}, name: 'n' },
      { query: { a: 1 }, apply_when: {}, name: 'o' },
      { query: { a: 1 }, apply_when: false, name: 'p' },
    ]);
  });

  test('converted: no filters are no filters', () => {
    expect(ruleAfter({ namespace: 'db.a', ...open, filters: [] }, 'convert').filters).toEqual([]);
  });

  test.each([
    ['db.a.b', 'db', 'a.b'],
    ['db', 'db', ''],
    ['.a', '', 'a'],
  ])('the namespace %j splits at its first dot', (namespace, database, collection) => {
    expect(ruleAfter({ namespace })).toMatchObject({ database, collection });
  });

  /** What became of each value of a rule that is converted: `fate pointer reason`. */
  const fatesOf = (rule: object): string[] => {
    const tree = {
      'stitch.json': { config_version: 20180301, name: 'shop' },
      'services/m/config.json': { name: 'm', type: 'mongodb-atlas', config: { clusterName: 'C' } },
      'services/m/rules/a.json': { namespace: 'db.a', ...rule },
    };
    const { ledger } = migrateTree(tree, { answers: { 'legacy-rule:m/db.a': 'convert' } });
    return ledger
      .entries()
      .filter(({ input }) => input?.file === 'services/m/rules/a.json' && input.pointer !== undefined)
      .map(({ fate, input, reason: why }) => `${fate} ${input!.pointer!}${why ? `: ${why.text}` : ''}`)
      .filter((line) => !line.includes('/namespace'));
  };

  test('converted: true and false are not made anew, and what is made of another value says why', () => {
    expect(fatesOf({ read: true, write: false })).toEqual(['moved /read', 'moved /write']);
    expect(fatesOf({ read: {}, write: 'x' })).toEqual([
      'rewritten /read: An empty expression of 2018 always held; a role says true.',
      'rewritten /write: What is no expression lets nobody pass.',
    ]);
    expect(fatesOf({ read: some, write: {} })).toEqual([
      'moved /read/%%user.id',
      'rewritten /write: Whoever may write may read in a role, so that both expressions must hold.',
    ]);
  });

  test('converted: what is dropped beside rules of fields says why', () => {
    const fields = { f: { read: other } };
    const others = { other_fields: {} };
    expect(fatesOf({ read: {}, fields, ...others })).toContain(
      'dropped /read: It always held, and the rules of the fields decide.',
    );
    expect(fatesOf({ read: some, fields, ...others })).toContain(
      'dropped /read/%%user.id: A role cannot ask an expression of the document and one of a field; nobody passes instead.',
    );
    const never = fatesOf({ read: false, fields, ...others });
    expect(never).toContain('moved /read');
    expect(never).toContain(
      'dropped /fields/f/read/%%user.id: What a role says of the whole counts before what it says of a part.',
    );
  });

  test('a copy for a second place is of the same kinds, spelled alike, and made from what it copies', () => {
    const node = objectOf([
      { key: 'a', value: arrayOf([{ kind: 'scalar', value: 1.5, raw: '1.50', offset: 3 }]) },
    ]);
    const why = reason('A test wants it.', 'docs/config');
    const copy = copyJson(node, why) as typeof node;
    expect(copy).toMatchObject({ kind: 'object', offset: -1, reason: why });
    expect(copy.from).toEqual([node]);
    const [list] = copy.members.map(({ value }) => value);
    expect(list).toMatchObject({ kind: 'array', items: [{ kind: 'scalar', value: 1.5, raw: '1.50' }] });
    expect(getItems(list)[0]!.from).toEqual([getItems(node, 'a')[0]]);
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

  test('of which each has one of the old names, likewise', () => {
    const filters = (...list: unknown[]): object => ({
      database: 'db',
      collection: 'a',
      roles: [],
      filters: list,
    });
    expect(ruleAfter(filters({ when: { a: 1 }, query: {} })).filters).toEqual([
      { name: 'filter-0', apply_when: { a: 1 }, query: {} },
    ]);
    expect(ruleAfter(filters({ match_expression: { a: 1 }, apply_when: {} })).filters).toEqual([
      { name: 'filter-0', query: { a: 1 }, apply_when: {} },
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
