import fc from 'fast-check';
import { inspectApp, planMigration, UserError, type Inventory, type SupportEntry } from '../../src';
import { sample } from './arbitraries/sample';
import { planOf, trials, withApp, writeFiles, bytesOfPlan } from './run-sample';

function inventoryOf(app: string): Inventory {
  return inspectApp(app);
}

/** What still runs, by component and name. */
function statusesOf(life: readonly SupportEntry[]): Map<string, string> {
  return new Map(
    life.flatMap(({ component, names, status }) =>
      names.map((name) => [`${component} ${name}`, status] as const),
    ),
  );
}

const ofVerdict = (text: string): string => text.replace(/ (?:What ended is|--supported-only leaves).*$/, '');

test('plan, inventory and report agree on what still runs, with --supported-only and without', () => {
  fc.assert(
    fc.property(sample, (app) =>
      withApp(app, (folder) => {
        const plan = planOf(folder, {});
        if (!plan) return;
        const { life, verdict, functions } = inventoryOf(folder);
        expect(plan.report.life).toEqual(life);
        expect(plan.report.verdict).toEqual(verdict);
        const lean = planOf(folder, { supportedOnly: true });
        // A name that cannot be a path may be among what is left out.
        if (lean) {
          expect(lean.report.life).toEqual(life);
          expect(ofVerdict(lean.report.verdict.text)).toBe(ofVerdict(verdict.text));
        }
        const statuses = statusesOf(life);
        for (const { name, life: status, webhook } of functions)
          expect([name, status]).toEqual([
            name,
            webhook === undefined ? statuses.get(`functions ${name}`) : 'ended',
          ]);
        expect(verdict.anythingRuns).toBe(
          life.some(({ component, status }) => component === 'triggers' && status === 'runs'),
        );
        if (!verdict.anythingRuns)
          expect(plan.report.needsYou.map(({ group }) => group)).not.toContain('runs');
      }),
    ),
    trials(60),
  );
});

test('a function runs when a trigger that runs calls it or a function that runs does, and only then', () => {
  fc.assert(
    fc.property(sample, (app) =>
      withApp(app, (folder) => {
        let inventory: Inventory;
        try {
          inventory = inventoryOf(folder);
        } catch (error) {
          if (error instanceof UserError) return;
          throw error;
        }
        const statuses = statusesOf(inventory.life);
        const runs = (component: string, name: string): boolean =>
          statuses.get(`${component} ${name}`) === 'runs';
        for (const { name, life, calledBy } of inventory.functions) {
          const keeps = calledBy.some(
            (caller) =>
              runs(caller.component, caller.name) &&
              (caller.component === 'triggers' || (caller.component === 'functions' && caller.name !== name)),
          );
          expect([name, life === 'runs']).toEqual([name, keeps]);
        }
      }),
    ),
    trials(60),
  );
});

test('--supported-only leaves nothing that ended, and all that runs', () => {
  fc.assert(
    fc.property(sample, (app) =>
      withApp(app, (folder, outside) => {
        const lean = planOf(folder, {
          supportedOnly: true,
          answers: new Map([['unreached-functions', 'leave-out']]),
        });
        if (!lean) return;
        const out = `${outside}/lean`;
        writeFiles(
          out,
          [...bytesOfPlan(lean)].map(([path, bytes]) => ({ path, bytes, isDocument: false })),
        );
        const after = planMigration(out, {}).report.life;
        const dead = after.filter(
          ({ component, status }) =>
            status === 'ended' || (component === 'functions' && status === 'only-if-called'),
        );
        expect(dead).toEqual([]);
        const running = (life: readonly SupportEntry[]): string[] =>
          [...statusesOf(life)].flatMap(([name, status]) => (status === 'runs' ? [name] : [])).sort();
        expect(running(after)).toEqual(running(lean.report.life));
      }),
    ),
    trials(60),
  );
});
