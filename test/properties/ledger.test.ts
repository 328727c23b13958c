import fc from 'fast-check';
import type { LedgerEntry, LedgerTotals, Plan } from '../../src';
import { listLeaves, type Leaf } from '../support/list-leaves';
import { sample, type Sample } from './arbitraries/sample';
import { bytesOfPlan, options, planOf, trials, withApp } from './run-sample';

/** Looks at the plan of every app that is not refused. */
function everyPlan(numRuns: number, look: (plan: Plan, app: Sample) => void): void {
  fc.assert(
    fc.property(sample, options, (app, given) =>
      withApp(app, (folder) => {
        const plan = planOf(folder, given);
        if (plan) look(plan, app);
      }),
    ),
    trials(numRuns),
  );
}

const entriesOf = (plan: Plan, isWanted: (entry: LedgerEntry) => boolean): LedgerEntry[] =>
  plan.report.ledger.entries().filter(isWanted);

const isOfValue = ({ input, output }: LedgerEntry): boolean => (input?.line ?? output?.pointer) !== undefined;

const isCarried = ({ fate }: LedgerEntry): boolean => fate === 'kept' || fate === 'moved';

const countFates = (entries: readonly LedgerEntry[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { fate } of entries) counts[fate] = (counts[fate] ?? 0) + 1;
  return counts;
};

function expectSums({ input, output }: LedgerTotals): void {
  expect(input.total).toBe(input.kept + input.moved + input.rewritten + input.dropped + input.waiting);
  expect(output.total).toBe(output.kept + output.moved + output.rewritten + output.added);
  expect([output.kept, output.moved]).toEqual([input.kept, input.moved]);
}

test('every value and every file has an account, whatever the app and the options', () => {
  everyPlan(150, ({ report }) => {
    expect(report.findings.filter(({ code }) => code === 'ledger/gap')).toEqual([]);
  });
});

test('the sums of values and of files close', () => {
  everyPlan(70, ({ report: { ledger } }) => {
    expectSums(ledger.values);
    expectSums(ledger.files);
  });
});

test('the totals are the numbers of entries', () => {
  everyPlan(50, (plan) => {
    const { values, files } = plan.report.ledger;
    const ofValues = countFates(entriesOf(plan, isOfValue));
    const ofFiles = countFates(entriesOf(plan, (entry) => !isOfValue(entry)));
    const none = { kept: 0, moved: 0, rewritten: 0, dropped: 0, waiting: 0, added: 0 };
    const totalsOf = ({ input, output }: LedgerTotals): unknown => ({
      ...input,
      total: undefined,
      added: output.added,
    });
    expect({ ...none, ...ofValues }).toEqual(totalsOf(values));
    expect({ ...none, ...ofFiles }).toEqual(totalsOf(files));
  });
});

const familyOf = (version: number): string => (version < 20210101 ? 'legacy' : String(version));

test('the values read and written are as many as another parser counts', () => {
  everyPlan(90, (plan, { version, files }) => {
    // Read as another layout, other files are documents.
    if (familyOf(plan.report.input.version) !== familyOf(version)) return;
    const documents = new Map(
      files.filter(({ isDocument }) => isDocument).map((file) => [file.path, file.bytes]),
    );
    const read = [...documents.values()].flatMap((bytes) => listLeaves(bytes.toString()));
    expect(plan.report.ledger.values.input.total).toBe(read.length);
    const written = plan.files.flatMap(({ bytes }) => {
      if ('text' in bytes) return listLeaves(bytes.text);
      return listLeaves(documents.get(bytes.copyOf.path)?.toString() ?? '');
    });
    expect(plan.report.ledger.values.output.total).toBe(written.length);
  });
});

test('the files read and written are as many as there are in the app and in the plan', () => {
  everyPlan(60, (plan, { files }) => {
    const below = plan.report.decisions.find(({ id }) => id === 'app-folder')?.answer;
    const inApp = files.filter(({ path }) =>
      below === undefined ? !/^(?:README\.md|tools\/.*)$/.test(path) : path.startsWith(`${below}/`),
    );
    expect(plan.report.ledger.files.input.total).toBe(inApp.length);
    expect(plan.report.ledger.files.output.total).toBe(plan.files.length);
    const { create, rewrite, move, keep, leaveOut } = plan.report.counts;
    expect(create + rewrite + move + keep).toBe(plan.files.length);
    expect(leaveOut).toBe(plan.report.ledger.files.input.dropped + plan.report.ledger.files.input.waiting);
  });
});

const shown = ({ value, isText }: Leaf): string => (isText ? JSON.stringify(value) : value);

test('every value that was kept or moved stands in the output where the ledger says, the same to the last digit', () => {
  everyPlan(90, (plan, { files }) => {
    const below = plan.report.decisions.find(({ id }) => id === 'app-folder')?.answer;
    const root = below === undefined ? '' : `${below}/`;
    const inputs = new Map(files.map(({ path, bytes }) => [path, bytes]));
    const outputs = bytesOfPlan(plan);
    const read = new Map<string, Map<string, Leaf>>();
    const leafOf = (key: string, bytes: Buffer, nameOf: (leaf: Leaf) => string, name: string): Leaf => {
      if (!read.has(key))
        read.set(key, new Map(listLeaves(bytes.toString()).map((leaf) => [nameOf(leaf), leaf])));
      return read.get(key)!.get(name)!;
    };
    const places = new Set<string>();
    for (const { fate, input, output } of entriesOf(plan, (entry) => isOfValue(entry) && isCarried(entry))) {
      const { file, line, column, pointer } = input!;
      const before = leafOf(
        `in ${file}`,
        inputs.get(root + file)!,
        (leaf) => `${leaf.line}:${leaf.column}`,
        `${line}:${column}`,
      );
      expect(before.pointer).toBe(pointer);
      const after = leafOf(
        `out ${output!.file}`,
        outputs.get(output!.file)!,
        (leaf) => leaf.pointer,
        output!.pointer!,
      );
      expect(shown(after)).toBe(shown(before));
      if (fate === 'kept') expect(output!.file).toBe(file);
      const place = `${output!.file} ${output!.pointer}`;
      expect(places).not.toContain(place);
      places.add(place);
    }
  });
});

test('every value that was added stands in the output where the ledger says', () => {
  everyPlan(50, (plan) => {
    const outputs = bytesOfPlan(plan);
    for (const { output } of entriesOf(plan, (entry) => isOfValue(entry) && entry.fate === 'added')) {
      const pointers = listLeaves(outputs.get(output!.file)!.toString()).map(({ pointer }) => pointer);
      expect(pointers).toContain(output!.pointer);
    }
  });
});

test('sources, hosted files and all others that are no documents are carried byte for byte, or left out with a reason', () => {
  everyPlan(70, (plan, { files }) => {
    const outputs = bytesOfPlan(plan);
    const fates = new Map(
      entriesOf(plan, (entry) => !isOfValue(entry) && entry.input !== undefined).map((entry) => [
        entry.input!.file,
        entry,
      ]),
    );
    if (plan.report.decisions.some(({ id }) => id === 'app-folder')) return;
    for (const { path, bytes, isDocument } of files) {
      const entry = fates.get(path);
      if (isDocument || !entry) continue;
      if (isCarried(entry)) expect(outputs.get(entry.output!.file)).toEqual(bytes);
      else expect(entry).toMatchObject({ reason: { text: expect.stringMatching(/\S/) } });
    }
  });
});

/** Whether --supported-only leaves a source out, as no trigger leads to its function. */
const isLeftOut = ({ report }: Plan, path: string): boolean =>
  report.files.some(
    ({ action, from, decision }) =>
      action === 'leave-out' && from[0] === path && decision === 'unreached-functions',
  );

test('the source of a function is in the output under its name, but for webhooks that are left out and for missing manifests', () => {
  everyPlan(70, (plan, { files, version }) => {
    if (familyOf(plan.report.input.version) !== familyOf(version)) return;
    const outputs = bytesOfPlan(plan);
    for (const { path, bytes, is } of files) {
      if (is !== 'source' || !path.startsWith('functions/')) continue;
      const name = version < 20210101 ? path.replace(/\/source\.js$/, '') : path.replace(/\.js$/, '');
      const config = files.find((file) => file.path === `${name}/config.json`)?.bytes.toString() ?? '';
      // A file may give another name, or a name that is no text.
      const hasOtherName = listLeaves(config).some(
        ({ pointer, value }) => pointer === '/name' && `functions/${value}` !== name,
      );
      if (hasOtherName || isLeftOut(plan, path)) continue;
      expect(outputs.get(`${name}.js`)).toEqual(bytes);
    }
  });
});
