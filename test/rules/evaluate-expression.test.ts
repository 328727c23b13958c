import { holds, type Doc, type Scope, type Value } from './evaluate-expression';

const scope = (more: Partial<Scope> = {}): Scope => ({
  user: { id: 'u1', custom_data: { status: 'ACTIVE' }, data: { email: 'a@example.com' } },
  values: { admins: ['u1'] },
  call: (name, args) => name === 'isEven' && Number(args[0]) % 2 === 0,
  ...more,
});

// Examples of App Services' documentation ("Rule Expressions", "Data Access Role Examples", "Enforce a Schema"), in short.
test.each<[string, Value, boolean, Partial<Scope>?]>([
  ['an empty expression', {}, true],
  ['a name that matches its value', { '%%user.custom_data.status': 'ACTIVE' }, true],
  ['a name that does not', { '%%user.custom_data.status': 'GONE' }, false],
  ['all members must hold', { '%%user.id': 'u1', '%%true': false }, false],
  ['a bare name is a field of the document', { owner: '%%user.id' }, true, { root: { owner: 'u1' } }],
  ['a field that is not there', { owner: '%%user.id' }, false, { root: {} }],
  ['a list that holds the value', { owners: '%%user.id' }, true, { root: { owners: ['u2', 'u1'] } }],
  ['a list that does not', { owners: '%%user.id' }, false, { root: { owners: ['u2'] } }],
  ['one of some values', { '%%user.id': { '%in': '%%values.admins' } }, true],
  ['none of some values', { '%%user.id': { $nin: ['u1'] } }, false],
  ['existence', { '%%user.data.email': { '%exists': true } }, true],
  ['absence', { '%%prevRoot': { '%exists': false } }, true],
  ['a number', { score: { $gt: 0 } }, true, { root: { score: 1 } }],
  ['a number beside a text', { score: { $gt: 0 } }, false, { root: { score: '1' } }],
  ['a function', { '%%true': { '%function': { name: 'isEven', arguments: [42] } } }, true],
  ['a function that says no', { '%%true': { '%function': { name: 'isEven', arguments: [41] } } }, false],
  [
    'one or the other',
    { '%or': [{ '%%prevRoot': { '%exists': true } }, { status: 'new' }] },
    true,
    { root: { status: 'new' } },
  ],
  ['both', { '%and': [{ '%%true': true }, { '%%false': true }] }, false],
  [
    'an owner that stays',
    { '%or': [{ '%%prev': { '%exists': false } }, { '%%prev': '%%this' }] },
    true,
    { self: 'u1', prevSelf: 'u1' },
  ],
  [
    'an owner that changes',
    { '%or': [{ '%%prev': { '%exists': false } }, { '%%prev': '%%this' }] },
    false,
    { self: 'u2', prevSelf: 'u1' },
  ],
  ['a text, which is no expression', 'yes', false],
  ['a list', [], false],
  ['null', null, false],
])('%s', (_, expression, wanted, more = {}) => {
  expect(holds(expression, scope(more))).toBe(wanted);
});

test('a document inside the document is the same where all of it is', () => {
  const root: Doc = { address: { city: 'a' } };
  expect(holds({ address: { city: 'a' } }, scope({ root }))).toBe(true);
  expect(holds({ 'address.city': 'a' }, scope({ root }))).toBe(true);
  expect(holds({ address: {} }, scope({ root }))).toBe(false);
});
