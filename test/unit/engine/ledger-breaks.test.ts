/** The ledger is worth something only if it notices what a transform forgets: so every line that accounts is taken away once. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { finalizers, steps } from '../../../migrations';
import { closeLedger } from '../../../src/engine/ledger/ledger';
import { currentVersion } from '../../../src/model/config-version';
import type { Context, Transform } from '../../../src/engine/migration';
import { isAppFile, type AppFile } from '../../../src/model/app-file';
import { isLeaf, walkJson, type Json } from '../../../src/model/json';
import { toPointer } from '../../../src/model/place';
import { richRuns, type RichRun } from '../../support/rich-apps/runs';
import { openApp, type ReadResult } from '../../../src/reader/open-app';
import { migrateRead, supportedFactsOf, type StagesResult } from '../../support/run-stages';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree } from '../../support/write-tree';

/** A run whose app is read once. */
interface Run extends RichRun {
  readonly read: ReadResult;
}

const migrations = join(__dirname, '../../../migrations');

/** One call that accounts for something: of which transform, from which line, for which files and leaves of the input. */
interface Call {
  readonly transform: string;
  readonly line: string;
  readonly parts: ReadonlySet<Json | AppFile>;
}

function callerInMigrations(): string {
  const frame = new Error().stack!.split('\n').find((line) => line.includes(`${sep}migrations${sep}`));
  const [, file, line] = /\(?([^()\s]+):(\d+):\d+\)?$/.exec(frame!)!;
  return `${relative(migrations, file!).split(sep).join('/')}:${line}`;
}

function partsOf(what: Json | AppFile, parts = new Set<Json | AppFile>()): Set<Json | AppFile> {
  if (isAppFile(what)) return parts.add(what);
  walkJson(what, (node) => {
    if (node.leaf !== undefined) parts.add(node);
    for (const origin of node.from ?? []) partsOf(origin, parts);
  });
  return parts;
}

/** Runs the stages and notes the calls of drop and hold; the one with the given number is swallowed. */
function run({ read, options }: Run, swallowed?: number): { result: StagesResult; calls: readonly Call[] } {
  const calls: Call[] = [];
  const watch = (path: string, transform: Transform): Transform => ({
    ...transform,
    apply(app, context) {
      const note = (what: Json | AppFile): boolean => {
        calls.push({ transform: path, line: callerInMigrations(), parts: partsOf(what) });
        return calls.length - 1 !== swallowed;
      };
      const watched = Object.assign(Object.create(context) as Context, {
        drop: (...[what, reason]: Parameters<Context['drop']>) =>
          void (note(what) && context.drop(what, reason)),
        hold: (...[what, decision, reason]: Parameters<Context['hold']>) =>
          void (note(what) && context.hold(what, decision, reason)),
      });
      return transform.apply(app, watched);
    },
  });
  const result = migrateRead(read, {
    ...options,
    steps: steps.map((step) => ({
      ...step,
      transforms: step.transforms.map((each) => watch(`${step.to}/${each.name}`, each)),
    })),
    finalizers: finalizers.map((each) => watch(`finalizers/${each.name}`, each)),
  });
  return { result, calls };
}

let runs: (Run & { readonly calls: readonly Call[] })[];

beforeAll(() => {
  runs = richRuns.map((each) => {
    const answers = new Map(Object.entries(each.options?.answers ?? {}));
    const read = openApp(writeTree(temporaryFolder(), each.tree), { answers, skipBroken: false });
    const { app } = read;
    // The folder goes before the tests run, and with it the sources.
    const supported =
      app && each.options?.supportedOnly
        ? supportedFactsOf(app, { to: each.options.to ?? currentVersion })
        : undefined;
    const options = { ...each.options, ...(supported && { supported }) };
    return { ...each, options, read, calls: run({ ...each, options, read }).calls };
  });
});

/** Whether something of the input is accounted for by this call alone. */
function matters(call: Call, calls: readonly Call[]): boolean {
  return [...call.parts].some((part) => !calls.some((other) => other !== call && other.parts.has(part)));
}

const titles = richRuns.map(({ title }, index) => [title, index] as const);

test.each(titles)('%s: everything is accounted for', (_, index) => {
  const { read, options } = runs[index]!;
  const { ledger } = migrateRead(read, options);
  expect(ledger.gaps).toEqual([]);
  for (const { input } of [ledger.values, ledger.files]) {
    expect(input.kept + input.moved + input.rewritten + input.dropped + input.waiting).toBe(input.total);
  }
});

test.each(titles)('%s: any account that a transform forgets is a gap', (_, index) => {
  const each = runs[index]!;
  // One call a line is enough: the others forget the same.
  const byLine = new Map(
    each.calls.flatMap((call, number) => (matters(call, each.calls) ? [[call.line, number] as const] : [])),
  );
  const forgiven = [...byLine].flatMap(([line, number]) =>
    run(each, number).result.ledger.gaps.length === 0 ? [`${each.calls[number]!.transform} ${line}`] : [],
  );
  expect(forgiven).toEqual([]);
});

test('every line of the migrations that accounts for something was taken away in one of the runs', () => {
  const tried = new Set(
    runs.flatMap(({ calls }) => calls.filter((call) => matters(call, calls)).map(({ line }) => line)),
  );
  const lines = readdirSync(migrations, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) =>
      readFileSync(join(migrations, path), 'utf8')
        .split('\n')
        .flatMap((text, index) =>
          /\bcontext\.(?:drop|hold)\(/.test(text)
            ? [`${path.split(sep).join('/')}:${index + 1} ${text.trim()}`]
            : [],
        ),
    );
  expect(lines.length).toBeGreaterThan(40);
  expect(lines.filter((line) => !tried.has(line.split(' ', 1)[0]!))).toEqual([]);
});

function originsIn(content: Json): (Json | AppFile)[] {
  const origins: (Json | AppFile)[] = [];
  walkJson(content, ({ from = [] }) => void origins.push(...from.flatMap((origin) => [...partsOf(origin)])));
  return origins;
}

function replace(node: Json, leaf: Json, by: Json | undefined): Json {
  const swap = (below: Json): Json[] => (below === leaf ? (by ? [by] : []) : [replace(below, leaf, by)]);
  if (node.kind === 'array') return { ...node, items: node.items.flatMap(swap), document: undefined };
  if (node.kind !== 'object') return node;
  const members = node.members.flatMap(({ key, value }) =>
    swap(value).map((swapped) => ({ key, value: swapped })),
  );
  return { ...node, members, document: undefined };
}

test.each(titles)('%s: a value that the output loses is a gap, and so is one from nowhere', (_, index) => {
  const { read, options } = runs[index]!;
  const { migrated, written } = migrateRead(read, options);
  const dropped = new Map([...read.dropped, ...migrated.dropped]);
  const { files, documents } = read;
  const gapsWith = (file: number, content: Json): readonly string[] =>
    closeLedger({
      files,
      documents,
      output: written.with(file, { ...written[file]!, content }),
      dropped,
      held: migrated.held,
    }).gaps;
  // A value that another one is made from as well is not lost with its own place.
  const origins = new Set(written.flatMap(({ content }) => (isAppFile(content) ? [] : originsIn(content))));
  const unnoticed: string[] = [];
  written.forEach(({ path, content }, file) => {
    if (isAppFile(content)) return;
    walkJson(content, (node, pointer) => {
      if (!isLeaf(node) || node === content || origins.has(node)) return;
      const lost = node.leaf !== undefined && gapsWith(file, replace(content, node, undefined)).length === 0;
      const fromNowhere: Json = { kind: 'scalar', value: 1, offset: -1 };
      if (lost || gapsWith(file, replace(content, node, fromNowhere)).length === 0)
        unnoticed.push(`${path}${toPointer(pointer)}`);
    });
  });
  expect(unnoticed).toEqual([]);
});
