import type { PlanOptions } from '../../../src';
import { commandLine } from '../../../src/plan/command-line';

const answers = (entries: Record<string, string>): PlanOptions => ({
  answers: new Map(Object.entries(entries)),
});

test.each<[string, PlanOptions, string]>([
  ['nothing else', {}, ''],
  ['the current version, which is the default', { to: 20230101 }, ''],
  ['an older version', { to: 20210101 }, ' --to 20210101'],
  ['the link kept', { sameApp: true }, ' --same-app'],
  ['the link left out', { sameApp: false }, ' --new-app'],
  [
    'all that changes what is written',
    { supportedOnly: true, skipBroken: true, normalize: true },
    ' --supported-only --skip-broken --normalize',
  ],
  ['what only the report needs', { out: 'x', onlyPlan: true, shownAs: 'y' }, ''],
  [
    'an answer with a flag',
    answers({ 'provider-region': 'aws-us-east-1' }),
    ' --provider-region aws-us-east-1',
  ],
  ['an answer to one of several', answers({ 'cluster:db': 'C' }), ' --answer cluster:db=C'],
  ['an answer to a kind without a flag', answers({ 'legacy-rule': 'deny' }), ' --answer legacy-rule=deny'],
  ['an answer that a shell would read', answers({ name: "a $b's" }), ` --name 'a $b'\\''s'`],
  ['an empty answer', answers({ name: '' }), " --name ''"],
])('a plan with %s', (_, options, rest) => {
  expect(commandLine('app', options, 'new')).toBe(`migrate-functions app --out new${rest}`);
});

test('paths are one word each, and never options', () => {
  expect(commandLine('-my app', {}, "it's new")).toBe(`migrate-functions './-my app' --out 'it'\\''s new'`);
});
