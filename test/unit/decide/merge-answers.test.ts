import { mergeAnswers, placeOfAnswer } from '../../../src/decide/merge-answers';
import { decisionOf } from './decision-of';

const file = (answers: Record<string, string>): Parameters<typeof mergeAnswers>[1] =>
  Object.entries(answers).map(([id, answer]) => ({ id, answer, place: { file: 'answers.json5', line: 1 } }));

test.each([
  ['the file alone counts', {}, { 'cluster:a': 'F', name: 'f' }, { 'cluster:a': 'F', name: 'f' }],
  ['the given ones alone count', { 'cluster:a': 'G' }, {}, { 'cluster:a': 'G' }],
  ['an id beats the same id', { 'cluster:a': 'G' }, { 'cluster:a': 'F' }, { 'cluster:a': 'G' }],
  ['a kind beats the same kind', { cluster: 'G' }, { cluster: 'F' }, { cluster: 'G' }],
  [
    'a kind beats an id of the kind',
    { cluster: 'G' },
    { 'cluster:a': 'F', name: 'f' },
    { cluster: 'G', name: 'f' },
  ],
  [
    'an id leaves a kind to the others',
    { 'cluster:a': 'G' },
    { cluster: 'F' },
    { cluster: 'F', 'cluster:a': 'G' },
  ],
  [
    'no kind is a kind of another',
    { webhook: 'G' },
    { 'webhook-secret:a': 'F' },
    { webhook: 'G', 'webhook-secret:a': 'F' },
  ],
])('%s', (_, given, answers, counts) => {
  const merged = mergeAnswers(new Map(Object.entries(given)), file(answers));
  expect(Object.fromEntries(merged.answers)).toEqual(counts);
});

test('ids of no kind, __proto__ among them, are kept as they are', () => {
  const merged = mergeAnswers(new Map([['__proto__', 'G']]), file({ nmae: 'f' }));
  expect([...merged.answers]).toEqual([
    ['nmae', 'f'],
    ['__proto__', 'G'],
  ]);
});

test.each([
  ['to the id', {}, { 'cluster:a': 'F' }, true],
  ['to the kind', {}, { cluster: 'F' }, true],
  ['that does not count', { cluster: 'G' }, { 'cluster:a': 'F' }, false],
  ['that is not there', {}, { 'cluster:b': 'F' }, false],
])('the place in the file is that of the answer %s', (_, given, answers, hasPlace) => {
  const merged = mergeAnswers(new Map(Object.entries(given)), file(answers));
  expect(placeOfAnswer(decisionOf('cluster:a'), merged)).toEqual(
    hasPlace ? { file: 'answers.json5', line: 1 } : undefined,
  );
});
