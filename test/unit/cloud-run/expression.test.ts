import { BSON } from 'mongodb';
const { compileExpression } = require('../../../src/cloud-run/runtime/expression');

const FACTS = {
  request: {
    remoteIPAddress: '203.0.113.7',
    httpMethod: 'POST',
    requestHeaders: { 'X-Secret-Key': ['my-secret'], Accept: ['a/b', 'c/d'] },
  },
  user: {
    id: '5d505646cf6d4fe581014ab2',
    type: 'normal',
    custom_data: { level: 3, admin: true, owner: new BSON.ObjectId('5d505646cf6d4fe581014ab2') },
  },
  values: { allowed: ['203.0.113.7'], banned: '198.51.100.1', limits: { most: 5 } },
  environment: { tag: 'production', values: { baseUrl: 'https://example.com' } },
};
const holds = (expression: unknown): boolean => compileExpression(expression)(FACTS);

describe('expressions that hold, and their opposites', () => {
  test.each([
    ['literals', true, false],
    ['an empty expression, and a field that is false', {}, { '%%true': false }],
    ['equality', { '%%request.httpMethod': 'POST' }, { '%%request.httpMethod': 'GET' }],
    [
      'two fields, joined by "and"',
      { '%%user.type': 'normal', '%%environment.tag': 'production' },
      { '%%user.type': 'normal', '%%environment.tag': 'qa' },
    ],
    [
      'an expansion on the right',
      { '%%user.id': '%%user.id', '%%true': '%%user.custom_data.admin' },
      { '%%false': '%%user.custom_data.admin' },
    ],
    [
      '$in and $nin',
      { '%%request.remoteIPAddress': { $in: '%%values.allowed' } },
      { '%%request.remoteIPAddress': { $nin: '%%values.allowed' } },
    ],
    [
      'a list with an expansion in it',
      { '%%request.remoteIPAddress': { $nin: ['192.0.2.1', '%%values.banned'] } },
      { '%%values.banned': { $nin: ['192.0.2.1', '%%values.banned'] } },
    ],
    [
      '%exists',
      {
        '%%environment.values.baseUrl': { '%exists': true },
        '%%user.custom_data.email': { '%exists': false },
      },
      { '%%user.custom_data.email': { '%exists': 1 } },
    ],
    ['$ne', { '%%user.custom_data.level': { $ne: 4 } }, { '%%user.custom_data.level': { $ne: 3 } }],
    [
      '$gt and $lte',
      { '%%user.custom_data.level': { $gt: 2, $lte: 3 } },
      { '%%user.custom_data.level': { $gt: 3 } },
    ],
    [
      '$gte and $lt',
      { '%%user.custom_data.level': { $gte: 3, $lt: '%%values.limits.most' } },
      { '%%user.custom_data.level': { $lt: 3 } },
    ],
    [
      'order of text',
      { '%%environment.tag': { $gt: 'development' } },
      { '%%environment.tag': { $gt: 'qa' } },
    ],
    [
      '%or and %and',
      { '%or': [{ '%%user.type': 'server' }, { '%and': [{ '%%true': true }] }] },
      { '%or': [{ '%%user.type': 'server' }, { '%%false': true }] },
    ],
    [
      'operators joined beside an expansion',
      { '%%user.custom_data.level': { '%or': [{ $gt: 9 }, 3] } },
      { '%%user.custom_data.level': { '%and': [{ $gt: 0 }, { $lte: 2 }] } },
    ],
    ['%not', { '%not': { '%%user.type': 'server' } }, { '%not': { '%%user.type': 'normal' } }],
    [
      '%not beside an expansion',
      { '%%user.type': { '%not': { $eq: 'server' } } },
      { '%%user.type': { '%not': 'normal' } },
    ],
    [
      '%stringToOid',
      { '%%user.custom_data.owner': { '%stringToOid': '%%user.id' } },
      { '%%user.custom_data.owner': { '%stringToOid': '5d505646cf6d4fe581014ab3' } },
    ],
    [
      '%oidToString',
      { '%%user.id': { '%oidToString': '%%user.custom_data.owner' } },
      { '%%user.id': { $ne: { '%oidToString': '%%user.custom_data.owner' } } },
    ],
    [
      'an ObjectId as EJSON',
      { '%%user.custom_data.owner': { $oid: '5D505646cf6d4fe581014ab2' } },
      { '%%user.custom_data.owner': { $eq: { $oid: '000000000000000000000000' } } },
    ],
    [
      'a header in another spelling, as on the page on custom endpoints',
      { '%%request.requestHeaders.x-secret-key': 'my-secret' },
      { '%%request.requestHeaders.x-secret-key': 'your-secret' },
    ],
    [
      'one of the values of a header',
      { '%%request.requestHeaders.Accept': 'c/d' },
      { '%%request.requestHeaders.Accept': { $nin: ['c/d'] } },
    ],
    [
      'all values of a header',
      { '%%request.requestHeaders.Accept': ['a/b', 'c/d'] },
      { '%%request.requestHeaders.Accept': ['c/d', 'a/b'] },
    ],
  ])('%s', (_, right, wrong) => {
    expect(holds(right)).toBe(true);
    expect(holds(wrong)).toBe(false);
  });
});

describe('what is not there', () => {
  test.each([
    ['is not equal to something else that is not there', { '%%user.email': '%%values.missing' }],
    ['is not in a list that is not there', { '%%user.id': { $in: '%%values.missing' } }],
    ['does not pass as "not in"', { '%%user.id': { $nin: '%%values.missing' } }],
    ['does not pass as "not in" what is no list', { '%%user.id': { $nin: '%%values.banned' } }],
    ['does not pass as "not equal"', { '%%user.id': { $ne: '%%values.missing' } }],
    ['does not pass within %not', { '%not': { '%%user.id': '%%values.missing' } }],
    ['does not pass as an item', { '%%user.id': { $nin: ['%%values.missing'] } }],
    ['does not pass as an ObjectId', { '%%user.id': { $ne: { '%stringToOid': 'short' } } }],
    ['does not compare whole objects', { '%%user.id': { $ne: '%%values.limits' } }],
    ['is not found on prototypes', { '%%user.constructor': { $exists: true } }],
    ['is no number', { '%%user.custom_data.missing': { $lt: 5 } }],
    ['is no number as text, either', { '%%user.type': { $gt: 5 } }],
  ])('%s', (_, expression) => expect(holds(expression)).toBe(false));

  test('is different from whatever is there, and not in a list that is', () => {
    expect(holds({ '%%user.custom_data.banned': { $ne: true } })).toBe(true);
    expect(holds({ '%%user.custom_data.group': { $nin: ['guests'] } })).toBe(true);
  });
});

describe('what cannot be compiled is told', () => {
  test.each([
    [{ '%%true': { '%function': { name: 'isEven', arguments: [42] } } }, '%function is not supported'],
    [{ '%%root.owner': 'a' }, '%%root.owner is not supported'],
    [{ '%%args.url': 'a' }, '%%args.url is not supported'],
    [{ owner: '%%user.id' }, "'owner' is neither an expansion"],
    [{ '%nor': [{}] }, "'%nor' is neither an expansion"],
    [{ '%or': [] }, '%or: a list expected'],
    [{ '%%user.id': {} }, '{} asks nothing'],
    [{ '%%user.id': { $regex: '.' } }, '$regex is not supported'],
    [{ '%%user.id': { '%%true': true } }, 'the operator %%true is not supported'],
    [{ '%%user.id': { $in: { a: 1 } } }, 'a: a value expected'],
    [{ '%%user.id': { $oid: 'zz' } }, '24 hexadecimal digits'],
    [{ '%%user.id': { $eq: '%%partition' } }, '%%partition is not supported'],
    ['%%true', 'an object, true or false'],
    [null, 'an object, true or false'],
    [undefined, 'an object, true or false'],
  ])('%j: %s', (expression, message) => {
    expect(() => compileExpression(expression)).toThrow(message);
  });
});
