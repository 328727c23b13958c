import { readdirSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import fc from 'fast-check';
import { applyPlan } from '../../src';
import { hostile } from './arbitraries/hostile';
import { sample } from './arbitraries/sample';
import { options, planOf, refusalOf, trials, withApp } from './run-sample';

test('a damaged app is planned, or refused with problems that say what and where', () => {
  fc.assert(
    fc.property(hostile, options, fc.boolean(), (app, given, skipBroken) =>
      withApp(app, (folder) => {
        const refusal = refusalOf(folder, { ...given, skipBroken });
        for (const { message, place } of refusal?.problems ?? []) {
          expect(message).toMatch(/^\S.*[.?]$/s);
          // Where the app is taken from a folder below, places are meant from there.
          const isThere = app.files.some(({ path }) => `/${path}`.endsWith(`/${place?.file}`));
          if (place) expect([place, isThere]).toEqual([place, true]);
        }
      }),
    ),
    trials(100),
  );
});

test('of a damaged app, too, every value has an account', () => {
  fc.assert(
    fc.property(hostile, options, (app, given) =>
      withApp(app, (folder) => {
        const plan = planOf(folder, { ...given, skipBroken: true });
        expect((plan?.report.findings ?? []).filter(({ code }) => code === 'ledger/gap')).toEqual([]);
      }),
    ),
    trials(90),
  );
});

test('no name leads out of the target', () => {
  fc.assert(
    fc.property(hostile, options, (app, given) =>
      withApp(app, (folder, around) => {
        const plan = planOf(folder, { ...given, skipBroken: true });
        if (!plan) return;
        const out = join(around, 'out');
        for (const { path } of plan.files) expect(resolve(out, path)).toBe(`${out}${sep}${path}`);
        applyPlan(plan, out);
        expect(readdirSync(around).sort()).toEqual(['app', 'out']);
      }),
    ),
    trials(60),
  );
});

test('every file that is not JSON is listed at once, with its place', () => {
  fc.assert(
    fc.property(sample, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), (app, picks) => {
      const documents = app.files.filter(({ isDocument }) => isDocument);
      const broken = new Set(picks.map((pick) => documents[pick % documents.length]?.path));
      const files = app.files.map((file) =>
        broken.has(file.path) ? { ...file, bytes: Buffer.from('{"a": 1,\n  "b" 2}') } : file,
      );
      withApp({ files }, (folder) => {
        const refusal = refusalOf(folder, {});
        // Without a root file that can be read, another folder or layout may be the app.
        const rootFile = /^(?:stitch|config|realm_config|root_config)\.json$/;
        const hasRoot = app.files.some(({ path }) => rootFile.test(path) && !broken.has(path));
        if (!hasRoot || broken.has('.mdb/meta.json')) return;
        for (const path of broken) {
          expect(refusal?.problems).toContainEqual(
            expect.objectContaining({
              place: { file: path, line: 2, column: 7 },
              message: expect.stringContaining('not JSON'),
            }),
          );
        }
      });
    }),
    trials(60),
  );
});
