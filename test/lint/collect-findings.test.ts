import type { ts } from 'ts-morph';
import { FindingCollector } from '../../src/lint/collect-findings';
import type { Found } from '../../src/lint/rules/rule';

/** A node of which only the place matters. */
const node = (start: number): ts.Node => ({ getStart: () => start }) as ts.Node;

const found = (rule: Found['rule'], start: number, more: Partial<Found> = {}): Found => ({
  rule,
  at: node(start),
  message: 'what happened',
  action: 'what to do',
  ...more,
});

/** What is told of some findings: rule and place. */
function told(...given: Found[]): string[] {
  const collector = new FindingCollector();
  for (const each of given) collector.add(each);
  return collector.list().map(({ rule, at }) => `${rule} ${at.getStart()}`);
}

test('findings come in the order of the text, whatever rule told them first', () => {
  expect(
    told(found('http/bad-status', 9), found('http/no-response', 2), found('http/number-sent', 5)),
  ).toEqual(['http/no-response 2', 'http/number-sent 5', 'http/bad-status 9']);
});

test('one rule tells of one place once: a handler is run on many paths', () => {
  const twice = [found('http/bad-status', 1), found('http/bad-status', 1)];
  expect(told(...twice)).toEqual(['http/bad-status 1']);
  expect(told(...twice, found('http/bad-status', 2), found('http/number-sent', 1))).toEqual([
    'http/bad-status 1',
    'http/number-sent 1',
    'http/bad-status 2',
  ]);
});

test.each([
  ['first', true],
  ['last', false],
])('of one place, what holds for sure is told rather than what may be, if it comes %s', (_, isFirst) => {
  const sure = found('source/floating-work', 1);
  const likely = found('source/floating-work', 1, { severity: 'info' });
  const collector = new FindingCollector();
  for (const each of isFirst ? [sure, likely] : [likely, sure]) collector.add(each);
  expect(collector.list()).toEqual([sure]);
});

test.each(['http/sent-twice', 'http/maybe-sent-twice'] as const)(
  'of what follows from one send, %s is told, and not that some paths have no response',
  (rule) => {
    const cause = node(7);
    const partial = found('http/path-without-response', 3, { cause, isPartial: true });
    expect(told(partial, found(rule, 7, { cause }))).toEqual([`${rule} 7`]);
    // Another cause, or one that holds on all paths, is a matter of its own.
    expect(told(partial, found(rule, 7, { cause: node(7) }))).toHaveLength(2);
    expect(told({ ...partial, isPartial: false }, found(rule, 7, { cause }))).toHaveLength(2);
    expect(told(partial)).toHaveLength(1);
  },
);

test('two responses of one cause are both told, though partial', () => {
  const cause = node(7);
  expect(
    told(
      found('http/sent-twice', 7, { cause, isPartial: true }),
      found('http/maybe-sent-twice', 8, { cause, isPartial: true }),
    ),
  ).toEqual(['http/sent-twice 7', 'http/maybe-sent-twice 8']);
});

test('work that nothing waits for is told once, and not for its rejection, too', () => {
  const floating = found('http/floating-before-response', 4);
  expect(told(found('http/unhandled-rejection', 4), floating)).toEqual(['http/floating-before-response 4']);
  expect(told(found('http/unhandled-rejection', 5), floating)).toEqual([
    'http/floating-before-response 4',
    'http/unhandled-rejection 5',
  ]);
});
