/** The ledger is worth something only if it notices what a transform forgets: so every line that accounts is taken away once. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { closing, steps } from '../../../migrations';
import { closeLedger } from '../../../src/engine/ledger';
import type { Context, Transform } from '../../../src/engine/migration';
import { isAppFile, type AppFile } from '../../../src/model/app-file';
import { isLeaf, walkJson, type Json } from '../../../src/model/json';
import { richRuns, type RichRun } from '../../support/rich-apps';
import { migrateTree, type StagesResult } from '../../support/run-stages';

const migrations = join(__dirname, '../../../migrations');

/** One call that accounts for something: of which transform, from which line, and whether anything of the input is in it. */
interface Call {
  readonly transform: string;
  readonly line: string;
  readonly matters: boolean;
}

function callerInMigrations(): string {
  const frame = new Error().stack!.split('\n').find((line) => line.includes(`${sep}migrations${sep}`));
  const [, file, line] = /\(?([^()\s]+):(\d+):\d+\)?$/.exec(frame!)!;
  return `${relative(migrations, file!).split(sep).join('/')}:${line}`;
}

function comesFromInput(what: Json | AppFile): boolean {
  if (isAppFile(what)) return true;
  let found = false;
  walkJson(
    what,
    (node) => void (found ||= node.leaf !== undefined || (node.from ?? []).some(comesFromInput)),
  );
  return found;
}

/** Runs the stages and notes the calls of drop and hold; the one with the given number is swallowed. */
function run(
  { tree, options }: RichRun,
  swallowed?: number,
): { result: StagesResult; calls: readonly Call[] } {
  const calls: Call[] = [];
  const watch = (path: string, transform: Transform): Transform => ({
    ...transform,
    apply(app, context) {
      const note = (what: Json | AppFile): boolean => {
        calls.push({ transform: path, line: callerInMigrations(), matters: comesFromInput(what) });
        return calls.length - 1 !== swallowed;
      };
      const watched: Context = {
        options: context.options,
        drop: (what, reason) => void (note(what) && context.drop(what, reason)),
        hold: (what, decision, reason) => void (note(what) && context.hold(what, decision, reason)),
        report: (finding) => context.report(finding),
        decide: context.decide.bind(context) as Context['decide'],
      };
      return transform.apply(app, watched);
    },
  });
  const result = migrateTree(tree, {
    ...options,
    steps: steps.map((step) => ({
      ...step,
      transforms: step.transforms.map((each) => watch(`${step.to}/${each.name}`, each)),
    })),
    closing: closing.map((each) => watch(`every-run/${each.name}`, each)),
  });
  return { result, calls };
}

const runs = richRuns.map((each) => ({ ...each, calls: run(each).calls }));

test.each(richRuns)('$title: everything is accounted for', (each) => {
  const { ledger } = migrateTree(each.tree, each.options);
  expect(ledger.gaps).toEqual([]);
  for (const { input } of [ledger.values, ledger.files]) {
    expect(input.kept + input.moved + input.rewritten + input.dropped + input.waiting).toBe(input.total);
  }
});

test.each(runs)('$title: any account that a transform forgets is a gap', (each) => {
  const forgiven = each.calls.flatMap(({ matters, transform, line }, number) =>
    matters && run(each, number).result.ledger.gaps.length === 0 ? [`${transform} ${line}`] : [],
  );
  expect(forgiven).toEqual([]);
});

test('every line of the migrations that accounts for something was taken away in one of the runs', () => {
  const tried = new Set(
    runs.flatMap(({ calls }) => calls.filter(({ matters }) => matters).map(({ line }) => line)),
  );
  const lines = readdirSync(migrations, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) =>
      readFileSync(join(migrations, path), 'utf8')
        .split('\n')
        .flatMap((text, index) =>
          /\bcontext\.(?:drop|hold)\(/.test(text) ? [`${path.split(sep).join('/')}:${index + 1}`] : [],
        ),
    );
  expect(lines.length).toBeGreaterThan(40);
  expect(lines.filter((line) => !tried.has(line))).toEqual([]);
});

test.each(richRuns)(
  '$title: any value that the output loses is a gap, and any that comes from nowhere',
  (each) => {
    const { read, migrated, written } = migrateTree(each.tree, each.options);
    const close = (output: typeof written): readonly string[] =>
      closeLedger({
        files: read.files,
        documents: read.documents,
        output,
        dropped: new Map([...read.dropped, ...migrated.dropped]),
        held: migrated.held,
      }).gaps;
    const replace = (node: Json, leaf: Json, by: Json | undefined): Json => {
      const swap = (below: Json): Json[] => (below === leaf ? (by ? [by] : []) : [replace(below, leaf, by)]);
      if (node.kind === 'array') return { ...node, items: node.items.flatMap(swap), document: undefined };
      if (node.kind !== 'object') return node;
      const members = node.members.flatMap(({ key, value }) =>
        swap(value).map((swapped) => ({ key, value: swapped })),
      );
      return { ...node, members, document: undefined };
    };
    written.forEach(({ content }, index) => {
      if (isAppFile(content)) return;
      walkJson(content, (node) => {
        if (!isLeaf(node) || node === content) return;
        if (node.leaf !== undefined)
          expect(
            close(written.with(index, { ...written[index]!, content: replace(content, node, undefined) })),
          ).not.toEqual([]);
        const fromNowhere: Json = { kind: 'scalar', value: 1, raw: '1', offset: -1 };
        expect(
          close(written.with(index, { ...written[index]!, content: replace(content, node, fromNowhere) })),
        ).not.toEqual([]);
      });
    });
  },
);
