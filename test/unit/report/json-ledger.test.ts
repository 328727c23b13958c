import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planMigration, type Plan } from '../../../src';
import { renderJson } from '../../../src/report/renderers/render-json';
import { fixtureNames, planFixture } from '../../support/plan-fixture';

interface Entry {
  readonly fate: string;
  readonly input?: { readonly file: string; readonly pointer?: string };
  readonly output?: { readonly file: string; readonly pointer?: string };
}

const entriesOf = ({ report }: Plan): Entry[] =>
  (JSON.parse(renderJson(report, { written: false })) as { ledger: { entries: Entry[] } }).ledger.entries;

function pointersIn(value: unknown, pointer = ''): string[] {
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (members.length === 0) return [pointer];
  return members.flatMap(([key, below]) =>
    pointersIn(below, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}

/** Every file of the output, and every value of those that count value by value: `file`, `file#/pointer`. */
function listOutput({ files }: Plan, documents: ReadonlySet<string>): string[] {
  return files.flatMap(({ path, bytes }) => {
    const text = 'text' in bytes ? bytes.text : readFileSync(bytes.copyOf.absolutePath, 'utf8');
    const values = documents.has(path) ? pointersIn(JSON.parse(text)).map((each) => `${path}#${each}`) : [];
    return [path, ...values];
  });
}

const nameOf = ({ file, pointer }: NonNullable<Entry['output']>): string =>
  pointer === undefined ? file : `${file}#${pointer}`;

function expectWhole(plan: Plan): void {
  const entries = entriesOf(plan);
  const outputs = entries.flatMap(({ output }) => output ?? []);
  const documents = new Set(outputs.flatMap(({ file, pointer }) => (pointer === undefined ? [] : [file])));
  expect([...new Set(outputs.map(nameOf))].sort()).toEqual(listOutput(plan, documents).sort());
  const { values, files } = plan.report.ledger;
  const ofInput = entries.flatMap(({ input }) => input ?? []);
  const [read, whole] = [true, false].map(
    (isValue) =>
      new Set(ofInput.filter(({ pointer }) => (pointer !== undefined) === isValue).map(nameOf)).size,
  );
  // A value that stands in the input no longer, such as a secret or an earlier duplicate, has no pointer.
  expect(read).toBeLessThanOrEqual(values.input.total);
  expect(whole).toBeGreaterThanOrEqual(files.input.total);
}

test.each(fixtureNames)('the JSON ledger of fixtures/%s has every value and file of the output', (name) => {
  expectWhole(planFixture(name));
});

test('so has that of the example app', () => {
  expectWhole(planMigration(join(__dirname, '../../../docs/example-app')));
});
