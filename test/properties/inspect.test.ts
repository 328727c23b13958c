import fc from 'fast-check';
import { inspectApp, UserError, type Inventory } from '../../src';
import { renderInventoryJson } from '../../src/inspect/renderers/render-inventory-json';
import { renderInventoryText } from '../../src/inspect/renderers/render-inventory-text';
import { hostile } from './arbitraries/hostile';
import { sample, type Sample } from './arbitraries/sample';
import { planOf, trials, withApp } from './run-sample';

/** An inventory, or undefined where the app is refused. Anything but a UserError goes on. */
function inventoryOf(app: string, skipBroken = false): Inventory | undefined {
  try {
    return inspectApp(app, { skipBroken });
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

const render = (inventory: Inventory): string[] => [
  renderInventoryJson(inventory),
  renderInventoryText(inventory, { verbose: false }),
  renderInventoryText(inventory, { verbose: true }),
];

test('an app is inspected and told, or refused with a UserError', () => {
  fc.assert(
    fc.property(fc.oneof(sample, hostile), fc.boolean(), (app, skipBroken) =>
      withApp(app, (folder) => {
        const inventory = inventoryOf(folder, skipBroken);
        if (!inventory) return;
        const [json, ...texts] = render(inventory);
        expect(JSON.parse(json!)).toEqual(JSON.parse(JSON.stringify(inventory)));
        for (const text of texts) expect(text).not.toMatch(/[^\P{Cc}\n]/u);
      }),
    ),
    trials(80),
  );
});

test('what can be migrated can be inspected, with the same decisions and the same secrets to create', () => {
  fc.assert(
    fc.property(sample, (app) =>
      withApp(app, (folder) => {
        const plan = planOf(folder, {});
        if (!plan) return;
        const { secrets, decisions, verdict } = inventoryOf(folder)!;
        expect(secrets.filter(({ create }) => create).map(({ name }) => name)).toEqual(
          verdict.anythingRuns ? plan.report.secrets.map(({ name }) => name) : [],
        );
        const asked = plan.report.decisions.filter(({ choices, text }) => choices.length > 1 || text);
        expect(decisions.map(({ id }) => id)).toEqual(asked.map(({ id }) => id));
      }),
    ),
    trials(60),
  );
});

test('no secret is in an inventory', () => {
  const withSecrets = sample.filter(({ secrets }: Sample) => secrets.length > 0);
  fc.assert(
    fc.property(withSecrets, (app) =>
      withApp(app, (folder) => {
        const inventory = inventoryOf(folder);
        for (const text of inventory ? render(inventory) : []) expect(text).not.toMatch(/hush-\d+-hush/);
      }),
    ),
    trials(60),
  );
});
