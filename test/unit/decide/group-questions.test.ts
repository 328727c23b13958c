import { groupQuestions } from '../../../src/decide/group-questions';
import type { ResolvedDecision } from '../../../src/model/decision';
import { decisionOf } from './decision-of';

const groupsOf = (decisions: readonly ResolvedDecision[], apart: readonly string[] = []): string[][] =>
  groupQuestions(decisions, new Set(apart)).map((group) => group.map(({ id }) => id));

const [a, b, c] = ['cluster:a', 'cluster:b', 'cluster:c'].map((id) => decisionOf(id)) as [
  ResolvedDecision,
  ResolvedDecision,
  ResolvedDecision,
];
const name = decisionOf('name', { kind: 'name' });

test('decisions that differ in their subject only are one question, in the place of the first', () => {
  expect(groupsOf([name, a, b, c])).toEqual([['name'], ['cluster:a', 'cluster:b', 'cluster:c']]);
  expect(groupsOf([a, name, b])).toEqual([['cluster:a', 'cluster:b'], ['name']]);
});

test.each<[string, Partial<ResolvedDecision>]>([
  ['kind', { kind: 'webhook' }],
  ['default', { default: 'Cluster0' }],
  ['lack of a default', { default: undefined, answer: undefined, answeredBy: 'nobody' }],
  ['choices', { choices: [{ value: 'leave-out', leadsTo: 'nothing is linked' }] }],
  ['meaning of a choice', { choices: a.choices.map(({ value }) => ({ value, leadsTo: 'something else' })) }],
  ['text', { text: { pattern: /^a$/, hint: 'An a.' } }],
])('those that differ in their %s are not', (_, other) => {
  expect(groupsOf([a, { ...b, ...other }])).toEqual([['cluster:a'], ['cluster:b']]);
});

test('those that are wanted apart are asked on their own, and the others still together', () => {
  expect(groupsOf([a, b, c], ['cluster:b'])).toEqual([['cluster:a', 'cluster:c'], ['cluster:b']]);
  expect(groupsOf([a, b], ['cluster:a', 'cluster:b'])).toEqual([['cluster:a'], ['cluster:b']]);
});
