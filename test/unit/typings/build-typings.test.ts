import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyPlan } from '../../../src/plan/apply-plan';
import { buildTypings } from '../../../src/plan/build-typings';
import type { Plan } from '../../../src/plan/plan';
import { planMigration } from '../../../src/plan/plan-migration';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree } from '../../support/write-tree';

const example = join(__dirname, '../../../docs/example-app');
const typings = Object.fromEntries(buildTypings().map(({ path, text }) => [path, text]));

const outcomeOf = ({ report, files }: Plan) => ({
  files: files.map(({ path }) => path),
  changes: report.files,
  needsYou: report.needsYou,
});

test('the copy begins with the declarations that the package ships, and declares the rest of the runtime', () => {
  const shipped = readFileSync(join(__dirname, '../../../src/typings/app-services.d.ts'), 'utf8');
  const copy = typings['app-services.d.ts']!;
  expect(copy.startsWith(shipped)).toBe(true);
  expect(copy.slice(shipped.length)).toContain('declare var Buffer: any;');
});

describe('the two files in the folder of an app', () => {
  test.each([20210101, 20230101] as const)('change nothing in its migration to %i', (to) => {
    const app = join(temporaryFolder(), 'app');
    cpSync(example, app, { recursive: true });
    const before = outcomeOf(planMigration(app, { to }));
    writeTree(app, typings);
    expect(outcomeOf(planMigration(app, { to }))).toEqual(before);
  });

  test.each([20210101, 20230101] as const)('leave an app in %i what it is', (to) => {
    const app = join(temporaryFolder(), 'app');
    applyPlan(planMigration(example, { to }), app);
    writeTree(app, typings);
    const plan = planMigration(app, { to });
    expect(plan.report.counts).toMatchObject({ create: 0, rewrite: 0, move: 0, leaveOut: 0 });
    const paths = plan.files.map(({ path }) => path);
    expect(paths.filter((path) => path in typings)).toEqual([]);
  });
});
