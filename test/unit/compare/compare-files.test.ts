import { planMigration, type Plan, type PlanOptions } from '../../../src/index';
import { compareFiles } from '../../../src/compare/compare-files';
import { maskText } from '../../../src/plan/masked-text';
import type { FileComparison, SideBySide } from '../../../src/report/html/file-comparison';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree, type Tree } from '../../support/write-tree';

const root = {
  'config.json': {
    app_id: 'shop-abcde',
    config_version: 20200603,
    name: 'shop',
    location: 'US-VA',
    deployment_model: 'GLOBAL',
    sync: { development_mode_enabled: false },
  },
};

function planOf(tree: Tree, options: PlanOptions = {}): Plan {
  return planMigration(writeTree(temporaryFolder(), tree), options);
}

function comparisonOf(plan: Plan, path: string): FileComparison {
  const index = plan.report.files.findIndex(({ to, from }) => (to ?? from[0]) === path);
  return [...compareFiles({ ...plan, maskText })][index]!;
}

function sidesOf(plan: Plan, path: string): SideBySide {
  const comparison = comparisonOf(plan, path);
  if ('notShown' in comparison) throw new Error(`not shown: ${comparison.notShown}`);
  return comparison;
}

/** Every row as `kind old|new`. */
function rowsOf({ old, new: now, rows }: SideBySide): string[] {
  const oldLines = old.flatMap(({ lines }) => lines);
  return rows.map((row) => {
    const before = 'old' in row ? oldLines[row.old] : '';
    const after = 'new' in row ? now!.lines[row.new] : '';
    return `${row.kind} ${before!.trim()}|${after!.trim()}`;
  });
}

/** Every mark of a side as its text and its account. */
function marksOf(plan: Plan, sides: SideBySide, side: 'old' | 'new'): string[] {
  const { ledger } = plan.report;
  const accounts = [...ledger.entries(), ...ledger.made()];
  const lines = side === 'old' ? sides.old.flatMap((file) => file.lines) : sides.new!.lines;
  return sides.marks[side].values.map(({ line, start, end, entry }) => {
    const { fate, reason, output } = accounts[entry]!;
    return `${lines[line]!.slice(start, end)} ${fate}: ${reason?.text ?? `${output!.file}${output!.pointer}`}`;
  });
}

test('values that are dropped, rewritten and moved elsewhere are marked with their accounts', () => {
  const plan = planOf(root);
  const sides = sidesOf(plan, 'root_config.json');
  expect(rowsOf(sides)).toEqual([
    'same {|{',
    'old "app_id": "shop-abcde",|',
    'old "config_version": 20200603,|',
    'same "name": "shop",|"name": "shop",',
    'changed "location": "US-VA",|"provider_region": "aws-us-east-1",',
    'same "deployment_model": "GLOBAL",|"deployment_model": "GLOBAL"',
    'elsewhere "sync": {|',
    'elsewhere "development_mode_enabled": false|',
    'elsewhere }|',
    'same }|}',
  ]);
  expect(marksOf(plan, sides, 'old')).toEqual([
    '"shop-abcde" dropped: It ties the folder to the deployed app; --same-app keeps it.',
    '20200603 dropped: The root file carries no version any more; .mdb/meta.json does.',
    '"US-VA" rewritten: The location became a provider region.',
    'false moved: sync/config.json/development_mode_enabled',
  ]);
  expect(marksOf(plan, sides, 'new')).toEqual([
    '"aws-us-east-1" rewritten: The location became a provider region.',
  ]);
});

test('what differs in a changed line is marked, but no comma at its end', () => {
  const sides = sidesOf(planOf(root), 'root_config.json');
  const parts = (side: 'old' | 'new', lines: readonly string[]): string[] =>
    sides.marks[side].differs.map(({ line, start, end }) => lines[line]!.slice(start, end));
  expect(parts('old', sides.old[0]!.lines)).toEqual(['location', 'US', 'VA']);
  expect(parts('new', sides.new!.lines)).toEqual(['provider_region', 'aws', 'us-east-1']);
});

test('a file of many is compared with each of them, in the order in which their values stand in it', () => {
  const plan = planOf({
    ...root,
    'functions/b/config.json': { id: '5f0000000000000000000001', name: 'alpha', private: true },
    'functions/b/source.js': 'exports = () => 1;',
    'functions/c/config.json': { name: 'beta', private: false },
    'functions/c/source.js': 'exports = () => 2;',
  });
  const sides = sidesOf(plan, 'functions/config.json');
  expect(sides.old.map(({ path }) => path)).toEqual(['functions/b/config.json', 'functions/c/config.json']);
  expect(rowsOf(sides)).toEqual([
    'new |[',
    'same {|{',
    'old "id": "5f0000000000000000000001",|',
    'same "name": "alpha",|"name": "alpha",',
    'same "private": true|"private": true',
    'same }|},',
    'same {|{',
    'same "name": "beta",|"name": "beta",',
    'same "private": false|"private": false',
    'same }|}',
    'new |]',
  ]);
  expect(marksOf(plan, sides, 'old')).toEqual([
    `"5f0000000000000000000001" dropped: Ids are the server's own; a push finds components by their names.`,
  ]);
});

const webhook = {
  ...root,
  'services/shop/config.json': { name: 'shop', type: 'http', config: {} },
  'services/shop/incoming_webhooks/paid/config.json': {
    name: 'paid',
    run_as_authed_user: false,
    options: { httpMethod: 'POST', secret: 'hush-in-a-webhook', validationMethod: 'VERIFY_PAYLOAD' },
  },
  'services/shop/incoming_webhooks/paid/source.js': 'exports = () => 1;',
};

test('a secret is masked, and its mark says what became of it', () => {
  const plan = planOf(webhook);
  const sides = sidesOf(plan, 'https_endpoints/config.json');
  expect(sides.old).toMatchObject([
    { path: 'services/shop/incoming_webhooks/paid/config.json', masked: true },
  ]);
  expect(JSON.stringify([...compareFiles({ ...plan, maskText })])).not.toContain('hush');
  expect(marksOf(plan, sides, 'old')).toContain(
    '"********" dropped: A secret in plain text never reaches the output; a named secret takes its place.',
  );
});

test('a value made from others that have become something else has its reason, too', () => {
  const plan = planOf(webhook);
  const marks = marksOf(plan, sidesOf(plan, 'https_endpoints/config.json'), 'new');
  expect(marks).toContainEqual(expect.stringMatching(/^"\/shop\/paid" rewritten: \w/));
  expect(marks).toContainEqual(expect.stringMatching(/^"shop_paid" rewritten: \w/));
});

test('a document that is left out is shown alone, each value with its reason', () => {
  const plan = planOf({ ...root, 'services/mail/config.json': { name: 'mail', type: 'aws', config: {} } });
  const sides = sidesOf(plan, 'services/mail/config.json');
  expect(sides.new).toBeUndefined();
  expect(sides.rows.every(({ kind }) => kind === 'old')).toBe(true);
  expect(marksOf(plan, sides, 'old')).toEqual([
    '"mail" dropped: The current layout has no third-party services.',
    '"aws" dropped: The current layout has no third-party services.',
    '{} dropped: The current layout has no third-party services.',
  ]);
});

test('a file that is made has nothing on the old side', () => {
  const plan = planOf({ ...root, 'graphql/config.json': { use_natural_pluralization: true } });
  const sides = sidesOf(plan, 'graphql/validation_settings.json');
  expect(sides.old).toEqual([]);
  expect(sides.rows.every(({ kind }) => kind === 'new')).toBe(true);
  expect(marksOf(plan, sides, 'new')).toHaveLength(4);
});

test('what is not shown says why', () => {
  const plan = planOf(
    {
      ...root,
      'secrets.json': { a: 'hush' },
      'environments/qa.json': '{\n    "values": {}\n}\n',
      'functions/f/config.json': { name: 'f', private: true },
      'functions/f/source.js': 'exports = () => 1;',
      'functions/f/f.test.js': 'test();',
      'values/broken.json': '{ "token": "hush"',
    },
    { skipBroken: true },
  );
  const why = (path: string): unknown => comparisonOf(plan, path);
  expect(why('secrets.json')).toEqual({ notShown: 'secret' });
  expect(why('environments/qa.json')).toEqual({ notShown: 'unchanged' });
  expect(why('functions/f.js')).toEqual({ notShown: 'moved' });
  expect(why('functions/f/f.test.js')).toEqual({ notShown: 'left-out' });
  expect(why('values/broken.json')).toEqual({ notShown: 'left-out' });
});

test('a hosted file that is left out is not read, whatever its name ends in', () => {
  const plan = planOf(
    { ...root, 'hosting/files/data.json': '{ "a": 1 }', 'hosting/files/a.html': '<p>' },
    { supportedOnly: true },
  );
  const read: string[] = [];
  const readInput: typeof plan.readInput = (path) => {
    read.push(path);
    return plan.readInput(path);
  };
  const comparisons = [...compareFiles({ ...plan, readInput, maskText })];
  const index = plan.report.files.findIndex(({ from }) => from[0] === 'hosting/files/data.json');
  expect(comparisons[index]).toEqual({ notShown: 'left-out' });
  expect(read.filter((path) => path.startsWith('hosting/files/'))).toEqual([]);
});

const noLedger = { entries: () => [], made: () => [] };

/** A plan with one file that is rewritten in place. */
function planWith(path: string, before: Buffer | string, after: string): Parameters<typeof compareFiles>[0] {
  return {
    report: {
      files: [{ action: 'rewrite', component: 'other', to: path, from: [path] }],
      ledger: noLedger,
    } as unknown as Plan['report'],
    files: [{ path, bytes: { text: after } }],
    readInput: () => Buffer.from(before),
    maskText,
  };
}

test('a text that is no JSON is compared line by line', () => {
  const [sides] = compareFiles(planWith('functions/a.js', 'one\r\ntwo\r\n', 'one\n  two\nthree\n'));
  expect(rowsOf(sides as SideBySide)).toEqual(['same one|one', 'changed two|two', 'new |three']);
});

test('binary files and very large ones are not shown', () => {
  expect([...compareFiles(planWith('a.bin', Buffer.from([1, 0, 2]), 'text'))]).toEqual([
    { notShown: 'binary' },
  ]);
  expect([...compareFiles(planWith('a.js', 'x', 'x\n'.repeat(600_000)))]).toEqual([
    { notShown: 'too-large' },
  ]);
});
