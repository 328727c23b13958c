import { finalizers, steps } from '../../../migrations';
import type { Context, Step, Transform } from '../../../src/engine/migration';
import { runMigrations, stepsBetween, type Migrated } from '../../../src/engine/run-migrations';
import type { App } from '../../../src/model/app';
import type { ConfigVersion, TargetVersion } from '../../../src/model/config-version';
import { reason } from '../../../src/model/reason';
import { openApp } from '../../../src/reader/open-app';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree } from '../../support/write-tree';

const why = reason('A test wants it.', 'docs/config');

function open(version: ConfigVersion): App {
  const folder = writeTree(temporaryFolder(), {
    'config.json': { config_version: version, name: 'a', security: {} },
    'values/a.json': { name: 'a' },
  });
  return openApp(folder, { answers: new Map(), skipBroken: false }).app!;
}

const transform = (name: string, apply: (app: App, context: Context) => App): Transform => ({
  name,
  summary: name,
  apply,
});
const step = (from: ConfigVersion, to: ConfigVersion, ...transforms: Transform[]): Step => ({
  from,
  to,
  title: `${from} to ${to}`,
  transforms,
});

function run(
  app: App,
  ofSteps: readonly Step[],
  atTheEnd: readonly Transform[] = [],
  to: TargetVersion = 20230101,
  answers = new Map<string, string>(),
): Migrated {
  return runMigrations(app, ofSteps, atTheEnd, { to, normalize: false }, answers);
}

test.each<[ConfigVersion, TargetVersion, ConfigVersion[]]>([
  [20180301, 20230101, [20200603, 20210101, 20230101]],
  [20180301, 20210101, [20200603, 20210101]],
  [20200603, 20230101, [20200603, 20210101, 20230101]],
  [20200603, 20210101, [20200603, 20210101]],
  [20210101, 20230101, [20230101]],
  [20210101, 20210101, []],
  [20230101, 20230101, []],
])('from %i to %i the steps arrive at %j', (from, to, versions) => {
  expect(stepsBetween(steps, from, to).map((each) => each.to)).toEqual(versions);
});

test.each<[ConfigVersion, TargetVersion, ConfigVersion[]]>([
  [20180301, 20230101, [20180301, 20200603, 20210101, 20230101]],
  [20200603, 20210101, [20200603, 20210101]],
])('an app of %i that goes to %i was in the versions %j', (from, to, versions) => {
  const migrated = run(open(from), steps, finalizers, to);
  expect(migrated.versions).toEqual(versions);
  expect(migrated.app.version).toBe(to);
});

test('transforms run in their order, the finalizers last, each on what the one before made', () => {
  const seen: string[] = [];
  const note = (name: string): Transform =>
    transform(name, (app, { options }) => {
      seen.push(`${name} ${app.version} ${app.folderName} ${String(options.migrates)}`);
      return { ...app, folderName: name };
    });
  const app = { ...open(20200603), folderName: 'start' };
  const { app: after } = run(
    app,
    [step(20200603, 20210101, note('a'), note('b')), step(20210101, 20230101, note('c'))],
    [note('d')],
  );
  expect(seen).toEqual([
    'a 20200603 start true',
    'b 20200603 a true',
    'c 20210101 b true',
    'd 20230101 c true',
  ]);
  expect(after.folderName).toBe('d');
});

test('without a step the finalizers run all the same, and are told so', () => {
  const seen: boolean[] = [];
  const note = transform('a', (app, { options }) => (seen.push(options.migrates), app));
  const app: App = { ...open(20200603), version: 20230101 };
  expect(run(app, steps, [note]).app).toBe(app);
  expect(seen).toEqual([false]);
});

test('what transforms say is kept, decisions once each', () => {
  const decision = {
    id: 'cluster:a',
    kind: 'cluster',
    subject: 'a',
    question: '?',
    why: '!',
    choices: [{ value: 'x', leadsTo: 'x' }],
    default: 'x',
  } as const;
  const speak = transform('a', (app, context) => {
    const { document } = app.values[0]!;
    context.drop(document, why);
    context.hold(app.settings, decision, why);
    context.report({
      code: 'key/unknown',
      component: 'values',
      subject: 'a',
      at: document,
      message: 'It is unknown.',
    });
    expect([context.decide(decision), context.decide(decision)]).toEqual(['x', 'x']);
    return app;
  });
  const app = open(20200603);
  const { dropped, held, findings, decisions } = run(app, [], [speak]);
  expect([...dropped]).toEqual([[app.values[0]!.document, why]]);
  expect([...held]).toEqual([[app.settings, { decision: 'cluster:a', reason: why }]]);
  expect(findings).toEqual([
    {
      code: 'key/unknown',
      severity: 'warning',
      component: 'values',
      subject: 'a',
      place: { file: 'values/a.json', line: 1, column: 1 },
      message: 'It is unknown.',
      source: 'docs/config',
    },
  ]);
  expect(decisions).toMatchObject([{ id: 'cluster:a', answer: 'x', answeredBy: 'default' }]);
});

test('a refused answer is told at the end, and the default lets the others have their say', () => {
  const ask = transform('a', (app, context) => {
    const choices = [{ value: 'x', leadsTo: 'x' }];
    expect(
      context.decide({ id: 'layout', kind: 'layout', subject: '', question: '', why: '', choices }),
    ).toBeUndefined();
    expect(
      context.decide({ id: 'name', kind: 'name', subject: '', question: '', why: '', choices, default: 'x' }),
    ).toBe('x');
    return app;
  });
  const { refused, decisions } = run(open(20200603), [], [ask], 20230101, new Map([['name', 'y']]));
  expect(refused).toMatchObject([{ answer: 'y', decision: { id: 'name' } }]);
  expect(decisions).toMatchObject([{ id: 'layout', answeredBy: 'nobody' }]);
});

test('an answer that nobody asks for counts under the id or the kind of its question', () => {
  const decision = {
    id: 'cluster:a',
    kind: 'cluster',
    subject: 'a',
    question: '?',
    why: '!',
    choices: [{ value: 'x', leadsTo: 'x' }],
  } as const;
  for (const [key, wanted] of [
    ['cluster:a', 'x'],
    ['cluster', 'x'],
    ['cluster:b', undefined],
  ] as const) {
    const heard: unknown[] = [];
    const listen = transform('a', (app, context) => (heard.push(context.answerTo(decision)), app));
    const { decisions } = run(open(20200603), [], [listen], 20230101, new Map([[key, 'x']]));
    expect(heard).toEqual([wanted]);
    expect(decisions).toHaveLength(wanted === undefined ? 0 : 1);
  }
});

test('the same app gives the same result, and stays as it was', () => {
  const app = open(20200603);
  const before = JSON.stringify(app, (key, value) => (key === 'document' ? undefined : value));
  const [one, two] = [run(app, steps, finalizers), run(app, steps, finalizers)];
  expect(two).toEqual(one);
  expect(JSON.stringify(app, (key, value) => (key === 'document' ? undefined : value))).toBe(before);
});
