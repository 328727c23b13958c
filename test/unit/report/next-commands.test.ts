import { nextCommands, type NextFacts } from '../../../src/report/next-commands';
import { planFixture } from '../../support/plan-fixture';

const planned = planFixture('legacy-every-component').report;
const facts: NextFacts = {
  commandLine: 'migrate-functions app --out NEW_FOLDER',
  onlyPlan: false,
  keepsLink: false,
  triggers: [],
};
const target = { version: 20230101, path: 'new' } as const;
const bare = { ...planned, target, secrets: [], findings: [], needsYou: [] };
const nothing = { create: 0, rewrite: 0, move: 0, keep: 9, leaveOut: 0, needYou: 0 };

const isComment = (line: string): boolean => line.startsWith('#');
const commandsOf = (...given: Parameters<typeof nextCommands>): string[] =>
  nextCommands(...given).filter((line) => !isComment(line));
const commentsOf = (...given: Parameters<typeof nextCommands>): string =>
  nextCommands(...given)
    .filter(isComment)
    .map((line) => line.slice(2))
    .join(' ');

describe('after a plan', () => {
  test('the run that writes it', () => {
    expect(nextCommands(planned, { ...facts, onlyPlan: true })).toEqual([facts.commandLine]);
    expect(nextCommands({ ...planned, target: { version: 20230101 } }, facts)).toEqual([facts.commandLine]);
  });

  test('nothing where nothing would change', () => {
    expect(nextCommands({ ...planned, counts: nothing }, { ...facts, onlyPlan: true })).toEqual([]);
  });

  test('for an older layout, that nothing pushes it', () => {
    const old = { ...planned, target: { version: 20210101 } } as const;
    expect(commentsOf(old, { ...facts, onlyPlan: true })).toMatch(/retired.*20230101/);
    expect(commandsOf(old, { ...facts, onlyPlan: true })).toEqual([facts.commandLine]);
  });
});

describe('after a run', () => {
  test('the secrets, a dry push, and the push', () => {
    const secrets = ['a', 'b'].map((name) => ({ name, usedBy: [] }));
    expect(commandsOf({ ...bare, secrets }, facts)).toEqual([
      'appservices secrets create --app=YOUR_APP_ID --name=a --value=VALUE',
      'appservices secrets create --app=YOUR_APP_ID --name=b --value=VALUE',
      'appservices push --local new --remote=YOUR_APP_ID --dry-run',
      'appservices push --local new --remote=YOUR_APP_ID',
    ]);
  });

  test('how to get an app id, but where it is known', () => {
    expect(commentsOf(bare, facts)).toContain('YOUR_APP_ID stands for its App ID');
    const linked = { ...facts, appId: 'shop-abcde' };
    expect(commandsOf(bare, linked).at(-1)).toBe('appservices push --local new --remote=shop-abcde');
    expect(nextCommands(bare, linked).join()).not.toContain('YOUR_APP_ID');
  });

  test.each([
    [{ pushFlag: '--include-package-json' as const }, ' --include-package-json'],
    [{ pushFlag: '--include-node-modules' as const }, ' --include-node-modules'],
    [{}, ''],
  ])('the dependencies of %j, by one method', (more, flag) => {
    expect(commandsOf(bare, { ...facts, ...more }).at(-1)).toBe(
      `appservices push --local new --remote=YOUR_APP_ID${flag}`,
    );
  });

  test('what needs a person comes first, and what to check comes last', () => {
    const triggers = ['onOrder', 'nightly'];
    const lines = nextCommands({ ...planned, target }, { ...facts, triggers });
    expect(lines[0]).toMatch(/^# First settle what needs you: \d+ points? above\.$/);
    const last = lines.slice(lines.findLastIndex((line) => !isComment(line)) + 1).join(' ');
    for (const name of triggers) expect(last).toContain(name);
    const webhooks = planned.findings.filter(({ code }) => code === 'webhook/became-endpoint');
    expect(webhooks.length).toBeGreaterThan(0);
    for (const { subject } of webhooks) expect(last).toContain(subject);
  });

  test('the way on from an older layout, with the link if it was asked for', () => {
    const old = { ...bare, target: { version: 20210101, path: 'old' } } as const;
    expect(commentsOf(old, facts)).toMatch(/retired/);
    expect(commandsOf(old, facts)).toEqual(['migrate-functions old --out NEW_FOLDER']);
    expect(commandsOf(old, { ...facts, keepsLink: true })).toEqual([
      'migrate-functions old --out NEW_FOLDER --same-app',
    ]);
  });
});

test('no name makes a command of a comment, and no line of a comment is long', () => {
  const names = ['a\nrm -rf /', ...Array.from({ length: 5 }, (_, n) => `trigger number ${n} of many`)];
  const lines = nextCommands(bare, { ...facts, triggers: names });
  expect(lines.filter((line) => !isComment(line))).toHaveLength(2);
  expect(lines.join('\n')).toContain('a\\u000arm -rf /');
  expect(lines.filter((line) => line.includes('\n') || (isComment(line) && line.length > 78))).toEqual([]);
});
