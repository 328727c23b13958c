import { findNearest } from '../../../src/decide/find-nearest';
import { decisionOf } from './decision-of';

const decisions = [
  decisionOf('cluster:mongodb-atlas'),
  decisionOf('cluster:archive'),
  decisionOf('legacy-rule:mongodb-atlas/shop.old', { kind: 'legacy-rule' }),
];

test.each([
  ['a misspelt subject', 'cluster:mongo-atlas', 'cluster:mongodb-atlas'],
  ['a subject that is gone', 'cluster:archives-2019', 'cluster:archive'],
  ['a misspelt kind', 'clutser:archive', 'cluster:archive'],
  ['a kind that this app does not ask for', 'provider-regoin', 'provider-region'],
  ['the kind for the id', 'legacyrule', 'legacy-rule'],
])('%s leads to the id or kind that is meant', (_, id, nearest) => {
  expect(findNearest(id, decisions)).toBe(nearest);
});

test.each([
  ['nothing of its kind is asked', 'webhook:a/b'],
  ['it is a kind itself', 'provider-region'],
  ['it is like nothing', '__proto__'],
  ['it is empty', ''],
])('there is none when %s', (_, id) => {
  expect(findNearest(id, decisions)).toBeUndefined();
});
