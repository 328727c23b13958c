import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSON5 from 'json5';
import { planMigration, type Plan, type PlanOptions } from '../../src';

const fixtures = join(__dirname, '../fixtures');

/** The names of all fixtures. */
export const fixtureNames: readonly string[] = readdirSync(fixtures).sort();

/** The folder with a fixture's app. */
export const inputOf = (name: string): string => join(fixtures, name, 'input');

/** Plans a fixture with its own options, as the library does. */
export function planFixture(name: string, more: PlanOptions = {}): Plan {
  const file = join(fixtures, name, 'options.json5');
  const { answers = {}, ...options } = existsSync(file)
    ? JSON5.parse<Omit<PlanOptions, 'answers'> & { answers?: Record<string, string> }>(
        readFileSync(file, 'utf8'),
      )
    : {};
  return planMigration(inputOf(name), { ...options, answers: new Map(Object.entries(answers)), ...more });
}
