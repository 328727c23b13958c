import { groupBy } from '../../../src/model/group-by';

test('groups and items keep their order', () => {
  const groups = groupBy(['pear', 'apple', 'plum', 'apricot'], ([first]) => first);
  expect([...groups]).toEqual([
    ['p', ['pear', 'plum']],
    ['a', ['apple', 'apricot']],
  ]);
});

test('nothing has no groups', () => {
  expect(groupBy([], String).size).toBe(0);
});
