import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listDisk } from '../support/list-disk';
import { readTree } from '../support/read-tree';
import { runCommand, type Ran } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree, type Tree } from '../support/write-tree';
import { credential, secrets, shop } from './shop';

const twoApps: Tree = {
  'config.json': { config_version: 20200603, app_id: 'one-abcde', name: 'one' },
  'realm_config.json': { config_version: 20210101, app_id: 'two-abcde', name: 'two' },
};

interface Scene {
  readonly folder: string;
  readonly run: (...args: string[]) => Ran;
}

/** A folder with an app and with an answers file, in which the command runs. */
function scene(answers?: string, tree: Tree = shop): Scene {
  const folder = temporaryFolder();
  writeTree(join(folder, 'app'), tree);
  if (answers !== undefined) writeTree(folder, { 'answers.json5': answers });
  return { folder, run: (...args) => runCommand(['app', ...args], { cwd: folder }) };
}

/** The findings of a dry run about answers. */
function findingsOf({ run }: Scene, ...args: string[]): any[] {
  const { code, out, error } = run('--dry-run', '--format', 'json', '--answers', 'answers.json5', ...args);
  expect([code, error]).toEqual([0, '']);
  return JSON.parse(out).findings.filter((finding: any) => /^decision\/answer-/.test(finding.code));
}

describe('--answers', () => {
  test('answers by id and by kind', () => {
    const { folder, run } = scene(
      "{ 'provider-region': 'azure-westeurope', 'legacy-rule': 'convert' } // mine",
    );
    expect(run('--out', 'out', '--answers', 'answers.json5')).toMatchObject({ code: 0, error: '' });
    const out = readTree(join(folder, 'out'));
    expect(out['root_config.json']).toContain('"provider_region": "azure-westeurope"');
    expect(JSON.parse(out['data_sources/mongodb-atlas/shop/old/rules.json']!).roles).toHaveLength(1);
  });

  test('gives way to the command line, and what differs is said', () => {
    const here = scene(
      '{\n  "provider-region": "azure-westeurope",\n  "legacy-rule:mongodb-atlas/shop.old": "convert",\n  "webhook-secret:hooks/paid": "mine"\n}',
    );
    const flags = [
      '--provider-region',
      'aws-eu-central-1',
      '--answer',
      'legacy-rule=deny',
      '--webhook-secret',
      'mine',
    ];
    const found = findingsOf(here, ...flags);
    expect(found).toEqual([
      expect.objectContaining({
        code: 'decision/answer-overruled',
        severity: 'info',
        subject: 'legacy-rule:mongodb-atlas/shop.old',
        place: { file: 'answers.json5', line: 3, column: 41 },
        message:
          'The command line answers legacy-rule:mongodb-atlas/shop.old with deny, and answers.json5:3:41 with convert; the command line counts.',
      }),
      expect.objectContaining({ subject: 'provider-region', severity: 'info' }),
    ]);
    expect(here.run('--dry-run', '--answers', 'answers.json5', ...flags).out).toMatch(
      /^ {2}provider-region = aws-eu-central-1$/m,
    );
  });

  test('of nothing that this app asks for is a finding each, with the place and the nearest that is known', () => {
    const here = scene(
      '{\n  "legacy-rule:mongodb-atlas/shop.odl": "deny",\n  "provider-regoin": "x",\n  "cluster": "A",\n  "__proto__": "x"\n}',
    );
    const found = findingsOf(here, '--answer', 'webhook-secret:hooks/payed=mine');
    for (const finding of found)
      expect(finding).toMatchObject({ code: 'decision/answer-unused', severity: 'warning' });
    const nearest = /^The nearest that is known is (.*)\. Correct it, or take it out\.$/;
    expect(
      found.map(({ subject, place, action }) => [subject, place?.line, nearest.exec(action)?.[1]]),
    ).toEqual([
      ['webhook-secret:hooks/payed', undefined, 'webhook-secret:hooks/paid'],
      ['legacy-rule:mongodb-atlas/shop.odl', 2, 'legacy-rule:mongodb-atlas/shop.old'],
      ['provider-regoin', 3, 'provider-region'],
      ['cluster', 4, undefined],
      ['__proto__', 5, undefined],
    ]);
    const { out } = here.run('--dry-run', '--answers', 'answers.json5');
    expect(out.replace(/\s+/g, ' ')).toContain(
      'answers.json5:3:22: provider-regoin: The answer to provider-regoin was not used',
    );
  });

  test('that no decision accepts ends the run with 1, with the places of all', () => {
    const { folder, run } = scene('{\n  "provider-region": "mars",\n  "legacy-rule": "keep"\n}');
    const before = listDisk(folder);
    const { code, out, error } = run(
      '--out',
      'out',
      '--answers',
      'answers.json5',
      '--answer',
      'webhook-secret=a b',
    );
    expect([code, out]).toEqual([1, '']);
    const text = error.replace(/\s+/g, ' ');
    expect(text).toContain('Nothing was migrated: 3 answers that no decision accepts.');
    expect(text).toContain('answers.json5:2:22: "mars" is no answer to provider-region (config.json:5:17): ');
    expect(text).toContain(
      'answers.json5:3:18: "keep" is no answer to legacy-rule:mongodb-atlas/shop.old (services/',
    );
    expect(text).toContain('"a b" is no answer to webhook-secret:hooks/paid: ');
    expect(listDisk(folder)).toEqual(before);
  });

  test('that are missing are told beside what may be meant as one', () => {
    const { run } = scene('{\n  "layuot": "20210101"\n}', twoApps);
    const { code, error } = run('--dry-run', '--answers', 'answers.json5');
    expect(code).toBe(1);
    expect(error.replace(/\s+/g, ' ')).toMatch(
      /1 question without an answer, 1 answer without a question\..*answers\.json5:2:13: There is no decision "layuot"\. -> The nearest is layout\./,
    );
  });

  test.each([
    ['{ "name": ', 'answers.json5:1:11: This is not JSON5'],
    ['["name"]', 'answers.json5:1:1: This is no object.'],
    [
      '{\n "name": 1,\n "cluster": null\n}',
      'answers.json5:3:13: The answer to "cluster" is no text in quotes.',
    ],
    ['', 'answers.json5: The file is empty.'],
  ])('in %j are refused before anything is read', (content, message) => {
    const { run } = scene(content);
    const { code, out, error } = run('--out', 'out', '--answers', 'answers.json5');
    expect([code, out]).toEqual([1, '']);
    expect(error).toMatch(/^The answers cannot be read\.\n/);
    expect(error).toContain(message);
  });

  test('from no file are an error', () => {
    const { run } = scene();
    expect(run('--dry-run', '--answers', 'answers.json5')).toMatchObject({
      code: 1,
      out: '',
      error: 'There is no answers file answers.json5.\nName a file that --save-answers wrote.\n',
    });
  });
});

describe('--save-answers', () => {
  test('in a dry run writes one file, with the defaults filled in, which replays the run', () => {
    const { folder, run } = scene();
    const before = listDisk(folder);
    const dry = run('--dry-run', '--save-answers', 'a/answers.json5');
    expect(dry).toMatchObject({ code: 0, error: '', out: run('--dry-run').out });
    const { a, ...others } = listDisk(folder);
    expect([a, Object.keys(others).length]).toEqual(['folder', Object.keys(before).length + 1]);
    expect(others).toMatchObject(before);
    const saved = readFileSync(join(folder, 'a/answers.json5'), 'utf8');
    expect(saved).toMatch(/^ {2}"provider-region": "aws-us-east-1",$/m);
    expect(run('--out', 'plain')).toMatchObject({ code: 0 });
    expect(
      run('--out', 'out', '--answers', 'a/answers.json5', '--save-answers', 'again.json5'),
    ).toMatchObject({
      code: 0,
      error: '',
      out: expect.not.stringContaining('Taken by default'),
    });
    expect(readTree(join(folder, 'out'))).toEqual(readTree(join(folder, 'plain')));
    expect(readFileSync(join(folder, 'again.json5'), 'utf8')).toBe(saved);
  });

  test('may name the file that --answers reads; answers that nothing asks for are not in it', () => {
    const { folder, run } = scene('{ "legacy-rule": "convert", "cluster:none": "A" }');
    const args = [
      '--answers',
      'answers.json5',
      '--save-answers',
      'answers.json5',
      '--provider-region',
      'azure-westeurope',
    ];
    expect(run('--dry-run', ...args)).toMatchObject({ code: 0, error: '' });
    const saved = readFileSync(join(folder, 'answers.json5'), 'utf8').match(/^ {2}".*/gm);
    expect(saved).toEqual([
      '  "legacy-rule:mongodb-atlas/shop.old": "convert",',
      '  "provider-region": "azure-westeurope",',
      '  "webhook-functions": "private",',
      '  "webhook-secret:hooks/paid": "hooks_paid_secret",',
    ]);
  });

  test('writes the questions of a run that nobody answered, too, and the run still fails', () => {
    const { folder, run } = scene(undefined, twoApps);
    const { code, out, error } = run('--out', 'out', '--save-answers', 'answers.json5');
    expect([code, out]).toEqual([1, '']);
    expect(error).toMatch(
      /\nAll questions are in answers\.json5: answer them, and read it with --answers\.\n$/,
    );
    const saved = readFileSync(join(folder, 'answers.json5'), 'utf8');
    expect(saved).toContain('  // "layout": "",\n');
    expect(saved).toContain('//   - 20210101: ');
    writeTree(folder, { 'answers.json5': saved.replace('// "layout": ""', '"layout": "20210101"') });
    expect(run('--out', 'out', '--answers', 'answers.json5')).toMatchObject({ code: 0, error: '' });
  });

  test('holds no secret and no credential', () => {
    const { folder, run } = scene();
    run('--dry-run', '--save-answers', 'answers.json5');
    const saved = readFileSync(join(folder, 'answers.json5'), 'utf8');
    expect(saved).toContain('webhook-secret:hooks/paid');
    for (const secret of [credential, ...secrets]) expect(saved).not.toContain(secret);
  });

  test.each([
    [
      'a file of the app',
      ['--dry-run', '--save-answers', 'app/config.json'],
      'belongs to the app that is read',
    ],
    ["a new file in the app's folder", ['--dry-run', '--save-answers', 'app/a.json5'], 'belongs to the app'],
    ['the target', ['--out', 'out', '--save-answers', 'out'], 'belongs to the target out'],
    [
      'a file in the target',
      ['--out', 'out', '--force', '--save-answers', 'out/a.json5'],
      'belongs to the target',
    ],
    [
      'the report',
      ['--dry-run', '--report', 'a.json', '--save-answers', './a.json'],
      '--report and --save-answers name the same file',
    ],
  ])('is refused where it is %s, and nothing is written', (_, args, message) => {
    const { folder, run } = scene();
    mkdirSync(join(folder, 'out'));
    const before = listDisk(folder);
    const { code, out, error } = run(...args);
    expect([code, out, error]).toEqual([1, '', expect.stringContaining(message)]);
    expect(listDisk(folder)).toEqual(before);
  });

  test('that cannot be written ends the run before the target is', () => {
    const { folder, run } = scene('{}');
    const before = listDisk(folder);
    const { code, out, error } = run('--out', 'out', '--save-answers', 'answers.json5/a.json5');
    expect([code, out, error]).toEqual([1, '', expect.stringMatching(/^The answers cannot be written to /)]);
    expect(listDisk(folder)).toEqual(before);
  });
});

test('docs/decisions.md shows what is saved for the example app', () => {
  const folder = temporaryFolder();
  const docs = join(__dirname, '../../docs');
  runCommand([join(docs, 'example-app'), '--dry-run', '--save-answers', 'answers.json5'], { cwd: folder });
  const saved = readFileSync(join(folder, 'answers.json5'), 'utf8');
  const page = readFileSync(join(docs, 'decisions.md'), 'utf8');
  const [head, entry] = /```\n(\/\/ .*?^\{\n)(.*?)^\}\n```/ms.exec(page)!.slice(1) as [string, string];
  // The first of the app's decisions; what else there is follows after a blank line.
  expect(saved.startsWith(`${head}${entry}`)).toBe(true);
});

test('names in the answers of hostile apps reach no terminal as they are', () => {
  const evil = 'a\u001b[31m\u2028b';
  const { folder, run } = scene(JSON.stringify({ [evil]: evil, 'provider-region': evil }));
  const { error } = run('--dry-run', '--answers', 'answers.json5');
  expect(error).toContain('is no answer to provider-region');
  expect(error).not.toMatch(/[^\P{Cc}\n]/u);
  writeTree(folder, { 'answers.json5': JSON.stringify({ [evil]: evil }) });
  expect(run('--dry-run', '--answers', 'answers.json5').out).not.toMatch(/[^\P{Cc}\n]/u);
});
