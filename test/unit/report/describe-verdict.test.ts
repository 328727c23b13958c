import type { Support, SupportEntry } from '../../../src/model/support-status';
import { describeVerdict } from '../../../src/report/describe-verdict';

const entry = (
  component: SupportEntry['component'],
  part: string,
  status: SupportEntry['status'],
  ...names: string[]
): SupportEntry => ({ component, part, status, names });

function verdictOf(entries: readonly SupportEntry[], supportedOnly = false): string {
  const support: Support = {
    entries,
    anythingRuns: entries.some(({ component, status }) => component === 'triggers' && status === 'runs'),
    statusOf: () => undefined,
  };
  return describeVerdict(support, { supportedOnly }).text;
}

const running = [
  entry('triggers', 'database triggers', 'runs', 'a', 'b'),
  entry('triggers', 'triggers that are switched off', 'off', 'c'),
  entry('functions', 'functions that a trigger calls', 'runs', 'f'),
];
const ended = [
  entry('endpoints', 'HTTPS endpoints', 'ended', 'GET /a', 'GET /b'),
  entry('hosting', 'static hosting', 'ended', 'hosting/ (files: 2)'),
  entry('secrets', 'secrets of what ended', 'ended', 's'),
];

test('what runs is told in numbers, and what ended by its kinds, with the option that leaves it out', () => {
  expect(verdictOf([...running, ...ended])).toBe(
    'Of this app 2 triggers with 1 function still run, and 1 trigger does not as the app stands. ' +
      'Ended since 2025-09-30: 2 HTTPS endpoints and static hosting. --supported-only leaves out what ended.',
  );
  expect(verdictOf([...running, ...ended], true)).toMatch(/ What ended is left out\.$/);
});

test('where all runs, nothing is said of what ended', () => {
  expect(verdictOf(running.slice(0, 1))).toBe('Of this app 2 triggers still run.');
});

test('where nothing runs, that is told first, and what it leaves to do', () => {
  const text = verdictOf(ended);
  expect(text).toMatch(/^Nothing in this app runs any more: it has no trigger that could\. Ended since/);
  expect(text).toContain('There is nothing to push');
});

test('where only switched-off triggers are left, they are why nothing runs', () => {
  expect(verdictOf([...running.slice(1, 2), ...ended])).toMatch(
    /^Nothing in this app runs any more: its trigger is switched off or calls nothing\./,
  );
});
