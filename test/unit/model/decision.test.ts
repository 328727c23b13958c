import { flagOf, kindOf, resolveDecision, type Decision } from '../../../src/model/decision';

const cluster: Decision = {
  id: 'cluster:orders',
  kind: 'cluster',
  subject: 'orders',
  question: 'Which cluster?',
  why: 'It is missing.',
  choices: [{ value: 'leave-out', leadsTo: 'nothing' }],
  text: { pattern: /^[A-Z][a-z0-9]*$/, hint: 'A name.' },
  default: 'leave-out',
};
const layout: Decision = {
  id: 'layout',
  kind: 'layout',
  subject: 'the folder',
  question: 'Which layout?',
  why: 'There are two.',
  choices: [
    { value: '20210101', leadsTo: 'one' },
    { value: '20230101', leadsTo: 'the other' },
  ],
};

describe('a decision is resolved', () => {
  test.each([
    ['by its own id', cluster, { 'cluster:orders': 'Own' }, 'Own', 'answer'],
    ['by its kind', cluster, { cluster: 'Kind' }, 'Kind', 'answer'],
    [
      'by its id rather than its kind',
      cluster,
      { cluster: 'Kind', 'cluster:orders': 'Own' },
      'Own',
      'answer',
    ],
    ['by a choice that the pattern would not take', cluster, { cluster: 'leave-out' }, 'leave-out', 'answer'],
    ['by its default when nobody answers', cluster, {}, 'leave-out', 'default'],
    [
      'by its default when another one is answered',
      cluster,
      { 'cluster:logs': 'Cluster1' },
      'leave-out',
      'default',
    ],
    ['by nobody when it has no default', layout, {}, undefined, 'nobody'],
    ['by one of its choices', layout, { layout: '20230101' }, '20230101', 'answer'],
  ])('%s', (_, decision, answers, answer, answeredBy) => {
    const resolved = resolveDecision(decision, new Map(Object.entries(answers)));
    expect(resolved).toEqual({ ...decision, ...(answer && { answer }), answeredBy });
  });

  test.each([
    ['no choice and no text', cluster, 'cluster 1'],
    ['empty', cluster, ''],
    ['text where only choices count', layout, '20180301'],
  ])('never by an answer that is %s', (_, decision, answer) => {
    expect(resolveDecision(decision, new Map([[decision.id, answer]]))).toEqual({ decision, answer });
  });

  test('never by its kind once its own answer is refused', () => {
    const answers = new Map([
      ['cluster:orders', '?'],
      ['cluster', 'Kind'],
    ]);
    expect(resolveDecision(cluster, answers)).toEqual({ decision: cluster, answer: '?' });
  });
});

test.each([
  ['its own flag', { ...cluster, id: 'cluster' }, 'Cluster0', '--cluster Cluster0'],
  ['the general form where one of several is meant', cluster, 'Cluster0', '--answer cluster:orders=Cluster0'],
  ['the general form where there is no flag', layout, '20210101', '--answer layout=20210101'],
  ['a placeholder without value', layout, undefined, '--answer layout=VALUE'],
  [
    'quotes around a value with blanks',
    { ...cluster, id: 'cluster' },
    'my cluster',
    "--cluster 'my cluster'",
  ],
  [
    'quotes around an id with blanks',
    { ...cluster, id: 'cluster:my orders' },
    'A',
    "--answer 'cluster:my orders=A'",
  ],
  [
    'quotes around a *',
    { ...layout, id: 'webhook-method:a/b', kind: 'webhook-method' as const },
    '*',
    "--answer 'webhook-method:a/b=*'",
  ],
  [
    'a JSON string for an id that holds =',
    { ...cluster, id: 'cluster:a=b' },
    'A',
    `--answer '"cluster:a=b"=A'`,
  ],
  [
    'a quote of its own, so that a shell reads it back',
    { ...cluster, id: "cluster:ann's" },
    'A',
    `--answer 'cluster:ann'\\''s=A'`,
  ],
])('the argument that answers a decision has %s', (_, decision, value, argument) => {
  expect(flagOf(decision, value)).toBe(argument);
});

test.each([
  ['cluster:a', 'cluster'],
  ['layout', 'layout'],
  ['webhook-secret:a:b', 'webhook-secret'],
  ['clusters:a', undefined],
  ['__proto__', undefined],
  ['constructor:a', undefined],
  ['', undefined],
])('the kind of the id %j is %s', (id, kind) => {
  expect(kindOf(id)).toBe(kind);
});
