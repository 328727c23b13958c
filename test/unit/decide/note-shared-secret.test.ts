import { noteSharedSecret } from '../../../src/decide/note-shared-secret';
import type { ResolvedDecision } from '../../../src/model/decision';
import type { SecretUse } from '../../../src/report/report';
import { decisionOf } from './decision-of';

const secretOf = (subject: string, answer: string): ResolvedDecision =>
  decisionOf(`webhook-secret:${subject}`, { kind: 'webhook-secret', subject, answer });
const paid = secretOf('hooks/paid', 'paid_secret');
const sent = secretOf('hooks/sent', 'sent_secret');
const secrets: readonly SecretUse[] = [
  { name: 'key', usedBy: [{ component: 'values', name: 'payment' }] },
  { name: 'paid_secret', usedBy: [{ component: 'endpoints', name: 'POST /hooks/paid' }] },
  { name: 'sent_secret', usedBy: [{ component: 'endpoints', name: 'POST /hooks/sent' }] },
  {
    name: 'old',
    usedBy: [
      { component: 'endpoints', name: 'GET /old' },
      { component: 'auth', name: 'custom-token' },
    ],
  },
];
const noteOn = (answer: string): string | undefined => noteSharedSecret(paid, answer, [paid, sent], secrets);

test.each([
  ['key', 'values payment uses this secret, too'],
  ['sent_secret', 'the webhook hooks/sent uses this secret, too'],
  ['old', 'endpoints GET /old and 1 more use this secret, too'],
])('a secret that something else uses is noted: %s', (answer, note) => {
  expect(noteOn(answer)).toBe(note);
});

test.each([
  ['it is the own one', 'paid_secret'],
  ['nobody else uses it', 'fresh'],
  ['there will be none', 'none'],
])('nothing is noted when %s', (_, answer) => {
  expect(noteOn(answer)).toBeUndefined();
});

test('nothing is noted on other decisions', () => {
  expect(noteSharedSecret(decisionOf('cluster:a'), 'key', [paid], secrets)).toBeUndefined();
});
