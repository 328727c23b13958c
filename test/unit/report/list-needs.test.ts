import type { ResolvedDecision } from '../../../src/model/decision';
import { toFinding, type Finding, type FindingInput } from '../../../src/model/finding';
import { findingCodes, refusesPush, type FindingCode } from '../../../src/model/finding-codes';
import type { Support, SupportStatus } from '../../../src/model/support-status';
import { listNeeds } from '../../../src/report/list-needs';
import type { NeedsYou } from '../../../src/report/report';

const supportOf = (statuses: Readonly<Record<string, SupportStatus>>, anythingRuns = true): Support => ({
  entries: [],
  anythingRuns,
  statusOf: (component, name) => statuses[`${component} ${name}`],
});
const support = supportOf({ 'functions live': 'runs', 'functions dead': 'ended' });

const finding = (code: FindingCode, subject: string, more: Partial<FindingInput> = {}): Finding =>
  toFinding({
    code,
    component: 'functions',
    subject,
    message: `Something is wrong with ${subject}.`,
    action: 'Correct it.',
    ...more,
  });

const decision = (
  kind: ResolvedDecision['kind'],
  subject: string,
  more: Partial<ResolvedDecision> = {},
): ResolvedDecision => ({
  id: `${kind}:${subject}`,
  kind,
  subject,
  question: `What becomes of ${subject}?`,
  why: 'The files do not say.',
  choices: [
    { value: 'a', leadsTo: 'a' },
    { value: 'b', leadsTo: 'b' },
  ],
  default: 'a',
  answer: 'a',
  answeredBy: 'default',
  ...more,
});

const short = ({ group, code, decision: id }: NeedsYou): string => `${group} ${code ?? id}`;

test('what a push refuses comes first, then what still runs, then what has ended', () => {
  const findings = [
    finding('source/missing-value', 'dead'),
    finding('source/missing-value', 'live', { message: 'It reads a value that is not there.' }),
    finding('reference/missing-function', 'dead'),
    finding('webhook/secret-in-plain-text', 'a/b', { component: 'endpoints' }),
  ];
  expect(listNeeds(findings, [], support).map(short)).toEqual([
    'push reference/missing-function',
    'runs source/missing-value',
    'ended source/missing-value',
    'ended webhook/secret-in-plain-text',
  ]);
});

test('where nothing runs, nothing breaks what runs', () => {
  const needs = listNeeds(
    [finding('source/missing-value', 'live')],
    [decision('provider-region', '')],
    supportOf({}, false),
  );
  expect(needs.map(short)).toEqual(['ended provider-region:', 'ended source/missing-value']);
});

test('notes, and what asks for nothing, are no points; nor is a decision that somebody took or that has one choice', () => {
  const findings = [
    finding('file/unknown', 'a'),
    finding('source/missing-value', 'live', { action: undefined }),
    finding('decision/default-taken', 'webhook:x'),
  ];
  const decisions = [
    decision('webhook', 'x', { answeredBy: 'answer' }),
    decision('webhook', 'y', { choices: [{ value: 'a', leadsTo: 'a' }] }),
  ];
  expect(listNeeds(findings, decisions, support)).toEqual([]);
});

test('one cause is one point, which names the others; another cause or another advice is another', () => {
  const findings = [
    ...['f', 'g', 'h'].map((name) =>
      finding('function/without-source', name, { message: `functions/${name}.js is not there.` }),
    ),
    finding('function/without-source', 'i', { message: 'functions/i.js is not there.', action: 'Ask i.' }),
  ];
  expect(listNeeds(findings, [], support)).toEqual([
    {
      group: 'push',
      code: 'function/without-source',
      message: 'f: functions/f.js is not there. The same goes for g, h.',
      action: 'Correct it.',
      also: ['g', 'h'],
    },
    {
      group: 'push',
      code: 'function/without-source',
      message: 'i: functions/i.js is not there.',
      action: 'Ask i.',
    },
  ]);
});

test('secrets of several webhooks are one point, though their advice names each', () => {
  const findings = ['shop/paid', 'shop/sent'].map((name) =>
    finding('webhook/secret-in-plain-text', name, {
      component: 'endpoints',
      action: `Give the secret ${name.replace('/', '_')}_secret a new value.`,
    }),
  );
  expect(listNeeds(findings, [], support)).toHaveLength(1);
});

test('one question about several things is asked once, with the answer for all of them', () => {
  const [need, ...more] = listNeeds(
    [],
    [decision('legacy-rule', 'a.b'), decision('legacy-rule', 'a.c')],
    support,
  );
  expect(more).toEqual([]);
  expect(need?.message).toMatch(/^What becomes of a\.b\?.*The same goes for a\.c\.$/);
  expect(need?.action).toContain('--answer legacy-rule=ANSWER answers all of them');
  expect(need?.also).toEqual(['a.c']);
});

test.each<[ResolvedDecision['kind'], string, NeedsYou['group']]>([
  ['cluster', 'mongodb-atlas', 'push'],
  ['provider-region', '', 'runs'],
  ['webhook', 'a/b', 'ended'],
  ['sync-permissions', 'sync', 'ended'],
  ['run-as-user', 'live', 'runs'],
  ['run-as-user', 'dead', 'ended'],
])('a decision of kind %s about "%s" is of the group %s', (kind, subject, group) => {
  expect(listNeeds([], [decision(kind, subject)], support).map((need) => need.group)).toEqual([group]);
});

test.each([
  ['duplicate:values/a', 'runs'],
  ['duplicate:rules/m/d.c', 'ended'],
])('of two with one name, %s is of the group %s', (id, group) => {
  expect(listNeeds([], [decision('duplicate', 'a', { id })], support).map((need) => need.group)).toEqual([
    group,
  ]);
});

test('a push refuses what is an error of the new app, and accepts what was left out of it', () => {
  const codes = Object.keys(findingCodes).filter((code): code is FindingCode => code in findingCodes);
  const errors = codes.filter((code) => findingCodes[code].severity === 'error' && !code.startsWith('http/'));
  expect(errors.filter((code) => !refusesPush(code)).sort()).toEqual(
    expect.arrayContaining([
      'json/skipped',
      'json/unexpected-shape',
      'webhook/incomplete',
      'webhook/route-taken',
    ]),
  );
  expect(refusesPush('endpoint/secret-missing')).toBe(true);
  expect(refusesPush('source/missing-value')).toBe(false);
});

test('a name of any length is no part of the cause that findings share', () => {
  const names = ['(', 'a'].map((character) => character.repeat(100_000));
  const findings = names.map((name) => finding('json/unexpected-shape', name));
  expect(listNeeds(findings, [], support).map(({ also }) => also)).toEqual([[names[1]]]);
});

test('a short name inside of another word is no name', () => {
  const findings = ['on', 'off'].map((name) =>
    finding('json/unexpected-shape', name, { message: `The function ${name} is on-call.` }),
  );
  // What is left of "on" and of "off" is the same: "on-call" holds neither.
  expect(listNeeds(findings, [], support)).toHaveLength(1);
});
