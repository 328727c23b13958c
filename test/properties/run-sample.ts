/** Runs the library on samples: the way from an arbitrary to what a property looks at. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { planMigration, UserError, type Plan, type PlanOptions } from '../../src';
import type { Sample } from './arbitraries/sample';

/** The options of a run that change what is written. */
export const options: fc.Arbitrary<PlanOptions> = fc.record({
  to: fc.constantFrom<PlanOptions['to']>(20230101, 20230101, 20210101),
  sameApp: fc.constantFrom(undefined, true, false),
  supportedOnly: fc.nat({ max: 3 }).map((n) => n === 3),
  normalize: fc.boolean(),
});

// The same apps in every run, so that a failure belongs to a change; FC_SEED looks further.
const { FC_RUNS = '100', FC_SEED = '20250930' } = process.env;

/**
 * How often a property is tried, and with which apps. FC_RUNS is a percentage of the number.
 *
 * @param numRuns with FC_RUNS=100
 */
export function trials(numRuns: number): fc.Parameters<unknown> {
  return {
    numRuns: Math.max(1, Math.round((numRuns * Number(FC_RUNS)) / 100)),
    seed: Number(FC_SEED),
  };
}

/** Writes files below a folder, in the order given. */
export function writeFiles(folder: string, files: Sample['files']): void {
  for (const { path, bytes } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

/**
 * Hands a fresh folder that holds `app/` with the sample's files to a property, and removes it afterwards. The app's own
 * folder always has the same name, which may become the app's.
 */
export function withApp<T>(sample: Pick<Sample, 'files'>, use: (app: string, folder: string) => T): T {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'migrate-functions-')));
  try {
    const app = join(folder, 'app');
    mkdirSync(app);
    writeFiles(app, sample.files);
    return use(app, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A plan, or undefined where the app is refused. Anything but a UserError goes on. */
export function planOf(app: string, given: PlanOptions): Plan | undefined {
  try {
    return planMigration(app, given);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** The error that refuses an app; undefined where it is not refused. Anything but a UserError goes on. */
export function refusalOf(app: string, given: PlanOptions): UserError | undefined {
  try {
    planMigration(app, given);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

/** The bytes of every file that a plan writes, by path. */
export function bytesOfPlan({ files }: Plan): Map<string, Buffer> {
  return new Map(
    files.map(({ path, bytes }) => [
      path,
      'text' in bytes ? Buffer.from(bytes.text) : readFileSync(bytes.copyOf.absolutePath),
    ]),
  );
}

/** The same as texts that a failing comparison can show; what is no UTF-8 in hexadecimal digits. */
export function textsOfPlan(plan: Plan): Record<string, string> {
  const texts = [...bytesOfPlan(plan)].map(([path, bytes]): [string, string] => {
    const text = bytes.toString('utf8');
    return [path, Buffer.from(text).equals(bytes) ? text : `bytes ${bytes.toString('hex')}`];
  });
  // A null prototype, as paths may be called anything.
  return Object.assign(Object.create(null) as Record<string, string>, Object.fromEntries(texts));
}
