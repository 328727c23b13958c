import fs, { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { applyPlan, type Plan, type PlanOptions } from '../../src';
import { renderJson } from '../../src/report/renderers/render-json';
import { renderText } from '../../src/report/renderers/render-text';
import { sample } from './arbitraries/sample';
import { bytesOfPlan, options, planOf, textsOfPlan, trials, withApp, writeFiles } from './run-sample';

/** Every file below a folder, by path. */
function bytesBelow(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map(({ name, parentPath }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1), readFileSync(path)];
    }),
  );
}

const sorted = (files: Map<string, Buffer>): [string, string][] =>
  [...files].map(([path, bytes]): [string, string] => [path, bytes.toString('hex')]).sort();

/** Plans an app, writes it, and hands both over. */
function everyRun(
  numRuns: number,
  look: (run: { plan: Plan; out: string; given: PlanOptions }) => void,
): void {
  fc.assert(
    fc.property(sample, options, (app, given) =>
      withApp(app, (folder, around) => {
        const plan = planOf(folder, given);
        if (!plan) return;
        const out = join(around, 'out');
        applyPlan(plan, out);
        look({ plan, out, given });
      }),
    ),
    trials(numRuns),
  );
}

test('what is written is what was planned, and nothing else', () => {
  everyRun(70, ({ plan, out }) => {
    expect(sorted(bytesBelow(out))).toEqual(sorted(bytesOfPlan(plan)));
    expect(readdirSync(join(out, '..')).sort()).toEqual(['app', 'out']);
  });
});

test('migrating the output again changes nothing and says so', () => {
  everyRun(60, ({ plan, out, given }) => {
    const again = planOf(out, given);
    expect(again && textsOfPlan(again)).toEqual(textsOfPlan(plan));
    expect(again!.report.versions).toEqual([given.to]);
    expect(again!.report.counts).toMatchObject({ create: 0, rewrite: 0, move: 0, leaveOut: 0 });
    expect(again!.report.ledger.values.input).toMatchObject({ rewritten: 0, dropped: 0, waiting: 0 });
  });
});

test('migrating the output again without its options changes nothing, either', () => {
  everyRun(60, ({ plan, out, given }) => {
    const again = planOf(out, { ...(given.to && { to: given.to }) });
    expect(again && textsOfPlan(again)).toEqual(textsOfPlan(plan));
  });
});

test('normalizing what was normalized changes nothing', () => {
  everyRun(60, ({ plan, out, given }) => {
    const normal = planOf(out, { ...given, normalize: true })!;
    const normalOut = `${out} 2`;
    applyPlan(normal, normalOut);
    const again = planOf(normalOut, { ...given, normalize: true })!;
    expect(textsOfPlan(again)).toEqual(textsOfPlan(normal));
    if (given.normalize) expect(textsOfPlan(normal)).toEqual(textsOfPlan(plan));
  });
});

const inReverse: typeof fs.readdirSync = ((...given: Parameters<typeof fs.readdirSync>) =>
  readdir(...given).reverse()) as never;
const readdir = fs.readdirSync;

test('the order in which files were made, and in which the system lists them, changes nothing', () => {
  const shown = (plan: Plan | undefined): unknown => {
    if (!plan) return undefined;
    const { report } = plan;
    const options = { written: false, verbose: true };
    return [textsOfPlan(plan), renderJson(report, options), renderText(report, options)];
  };
  fc.assert(
    fc.property(sample, options, (app, given) =>
      withApp(app, (folder, around) => {
        const first = shown(planOf(folder, { ...given, shownAs: 'app' }));
        const reversed = join(around, 'reversed', basename(folder));
        fs.mkdirSync(reversed, { recursive: true });
        writeFiles(reversed, [...app.files].reverse());
        jest.spyOn(fs, 'readdirSync').mockImplementation(inReverse);
        try {
          expect(shown(planOf(reversed, { ...given, shownAs: 'app' }))).toEqual(first);
        } finally {
          jest.restoreAllMocks();
        }
      }),
    ),
    trials(60),
  );
});
