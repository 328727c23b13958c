import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Log, Result, Run } from 'sarif';
import { planMigration, type Plan } from '../../../src';
import { findingCodes, type FindingCode } from '../../../src/model/finding-codes';
import type { FindingList, ListedFinding } from '../../../src/report/finding-list';
import { listFindings } from '../../../src/report/list-findings';
import { renderSarif } from '../../../src/report/renderers/render-sarif';
import { checkSarif } from '../../support/check-sarif';
import { hostileApp } from '../../support/hostile-app';
import { fixtureNames, inputOf, planFixture } from '../../support/plan-fixture';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree } from '../../support/write-tree';

const root = join(__dirname, '../../..');
const example = join(root, 'docs/example-app');

const runOf = (list: FindingList): Run => {
  const log: Log = JSON.parse(renderSarif(list));
  expect(checkSarif(log)).toEqual([]);
  expect(log.runs).toHaveLength(1);
  return log.runs[0]!;
};
const runOfPlan = ({ report }: Plan): Run => runOf(listFindings(report));

/** The file that a result points at, and its line. */
function resolveLocation(
  { originalUriBaseIds }: Run,
  result: Result,
  workingFolder: string,
): [string, number] {
  const { artifactLocation, region } = result.locations![0]!.physicalLocation!;
  const base =
    originalUriBaseIds![artifactLocation!.uriBaseId!]!.uri ?? pathToFileURL(`${workingFolder}/`).href;
  return [fileURLToPath(new URL(artifactLocation!.uri!, base)), region?.startLine ?? 1];
}

function expectPlacesExist(run: Run, workingFolder = root): void {
  for (const result of run.results!) {
    const [file, line] = resolveLocation(run, result, workingFolder);
    expect([file, existsSync(file)]).toEqual([file, true]);
    const lines = readFileSync(file, 'utf8').split(/\r\n|\r|\n/);
    expect([file, line, line <= lines.length]).toEqual([file, line, true]);
    const column = result.locations![0]!.physicalLocation!.region?.startColumn ?? 1;
    // A byte order mark is no column of the text.
    expect(column).toBeLessThanOrEqual(lines[line - 1]!.replace(/^\ufeff/, '').length + 1);
  }
}

const levels = { error: 'error', warning: 'warning', info: 'note' };

describe.each([
  ...fixtureNames.map((name) => [name, () => planFixture(name)] as const),
  ['the example', () => planMigration(example)] as const,
])('the log of %s', (_, plan) => {
  test('is SARIF 2.1.0, with one result for each finding, and a rule for each code', () => {
    const { report } = plan();
    const { results, tool, columnKind } = runOfPlan({ report } as Plan);
    expect(columnKind).toBe('utf16CodeUnits');
    expect(tool.driver).toMatchObject({ name: 'migrate-functions', version: report.tool.version });
    expect(results!.map(({ ruleId }) => ruleId)).toEqual(report.findings.map(({ code }) => code));
    for (const [index, { ruleId, ruleIndex, level, message }] of results!.entries()) {
      const finding = report.findings[index]!;
      expect(tool.driver.rules![ruleIndex!]!.id).toBe(ruleId);
      expect(level).toBe(levels[finding.severity]);
      expect(message.text).toContain(finding.message.replaceAll('](', '] ('));
      if (finding.action) expect(message.text).toContain(finding.action.replaceAll('](', '] ('));
    }
    const used = [...new Set(results!.map(({ ruleId }) => ruleId))].sort();
    expect(tool.driver.rules!.map(({ id }) => id)).toEqual(used);
    for (const rule of tool.driver.rules!) {
      const { title, severity } = findingCodes[rule.id as FindingCode];
      expect(rule).toMatchObject({
        shortDescription: { text: title },
        defaultConfiguration: { level: levels[severity] },
      });
    }
  });

  test('points at places that exist, each result at one, as code scanning demands', () => {
    const run = runOfPlan(plan());
    for (const { locations } of run.results!) expect(locations).toHaveLength(1);
    expectPlacesExist(run);
  });

  test('has a fingerprint of its own for each result', () => {
    const prints = runOfPlan(plan()).results!.map(
      ({ partialFingerprints }) => partialFingerprints!['findingIdentity/v1'],
    );
    expect(new Set(prints).size).toBe(prints.length);
  });
});

describe('addresses', () => {
  const one = (input: FindingList['input'], file = 'a b/ü%#?.json'): [string, unknown] => {
    const { results, originalUriBaseIds } = runOf({
      ...listFindings(planMigration(example).report),
      input,
      findings: [
        { code: 'json/empty', severity: 'warning', subject: file, place: { file }, message: 'Empty.' },
      ],
    });
    const { uri, uriBaseId } = results![0]!.locations![0]!.physicalLocation!.artifactLocation!;
    return [uri!, originalUriBaseIds![uriBaseId!]!.uri];
  };
  const encoded = 'a%20b/%C3%BC%25%23%3F.json';

  test.each<[string, FindingList['input'], string, string | undefined]>([
    ['the current folder', { path: '.' }, encoded, undefined],
    ['a folder below', { path: './my apps/shop/' }, `my%20apps/shop/${encoded}`, undefined],
    [
      'a folder that holds the app',
      { path: 'repo', folder: 'apps/shop' },
      `repo/apps/shop/${encoded}`,
      undefined,
    ],
    ['a folder elsewhere', { path: '../shop' }, encoded, undefined],
    ['an absolute path', { path: '/my apps/shop', folder: 'x' }, encoded, 'file:///my%20apps/shop/x/'],
    ['an archive', { path: 'export.zip', folder: 'shop' }, `shop/${encoded}`, undefined],
  ])('of %s', (_, input, uri, base) => {
    expect(one(input)).toEqual([uri, base]);
  });

  test('a name with half a character does no harm', () => {
    expect(one({ path: '.' }, '\ud800.json')).toEqual(['%EF%BF%BD.json', undefined]);
  });

  test('from the current folder lead to the files', () => {
    const run = runOfPlan(planMigration(relative(process.cwd(), example)));
    expect(run.originalUriBaseIds!['%SRCROOT%']).not.toHaveProperty('uri');
    expectPlacesExist(run, process.cwd());
  });
});

describe('fingerprints', () => {
  const finding = (line: number, more: Partial<ListedFinding> = {}): ListedFinding => ({
    code: 'key/unknown',
    severity: 'warning',
    subject: 'a.b',
    place: { file: 'values/a.json', line, column: 3 },
    message: `On line ${line}.`,
    ...more,
  });
  const of = (...findings: ListedFinding[]): unknown[] =>
    runOf({ ...listFindings(planMigration(inputOf('stitch-minimal')).report), findings }).results!.map(
      ({ partialFingerprints }) => partialFingerprints!['findingIdentity/v1'],
    );

  test('stay when lines move and words change', () => {
    expect(of(finding(3), finding(9))).toEqual(of(finding(13), finding(40, { message: 'Otherwise.' })));
  });

  test('differ by code, subject and file, and where all of them are the same', () => {
    const prints = of(
      finding(1),
      finding(1),
      finding(1, { subject: 'c' }),
      finding(1, { place: { file: 'b.json', line: 1 } }),
      finding(1, { code: 'key/clash' }),
    );
    expect(new Set(prints).size).toBe(5);
  });
});

test('hostile names stay text: valid, no link, no control character', () => {
  const plan = planMigration(writeTree(temporaryFolder(), hostileApp()));
  const text = renderSarif(listFindings(plan.report));
  expect(text).not.toMatch(/[^\P{Cc}\n]/u);
  const run = runOfPlan(plan);
  expect(run.results!.length).toBeGreaterThan(100);
  for (const { message } of run.results!) expect(message.text).not.toContain('](');
  expect(JSON.stringify(run)).not.toContain('hush');
});

test('where the sources are published, rules lead to their page', () => {
  const list = listFindings(planMigration(example).report);
  const url = 'https://example.org/tool';
  const { driver } = runOf({ ...list, tool: { ...list.tool, url } }).tool;
  expect(driver.informationUri).toBe(url);
  const page = readFileSync(join(root, 'docs/findings.md'), 'utf8');
  for (const { id, helpUri, help } of driver.rules!) {
    expect(helpUri).toBe(`${url}/blob/HEAD/docs/findings.md#${id.replace('/', '')}`);
    expect(help!.markdown).toContain(helpUri!);
    expect(page).toContain(`## \`${id}\``);
  }
});

test('a list of other findings is rendered by its own rules', () => {
  const { tool } = planMigration(example).report;
  const { results, tool: named } = runOf({
    tool,
    input: { path: 'functions' },
    ruleOf: () => ({
      title: 'A response that is sent twice',
      severity: 'error',
      page: 'docs/rules/http.md#sent-twice',
    }),
    findings: [
      {
        code: 'http/sent-twice',
        severity: 'error',
        subject: 'f',
        place: { file: 'f.js', line: 2, column: 5 },
        message: 'Twice.',
        action: 'Return.',
      },
    ],
  });
  expect(results).toEqual([
    {
      ruleId: 'http/sent-twice',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'Twice. Return.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'functions/f.js', uriBaseId: '%SRCROOT%' },
            region: { startLine: 2, startColumn: 5 },
          },
        },
      ],
      partialFingerprints: { 'findingIdentity/v1': expect.stringMatching(/^[0-9a-f]{32}$/) },
    },
  ]);
  expect(named.driver.rules![0]).toMatchObject({
    shortDescription: { text: 'A response that is sent twice' },
  });
});

test('the schema refuses what is no log', () => {
  const log = JSON.parse(renderSarif(listFindings(planMigration(example).report)));
  log.runs[0].results[0].level = 'fatal';
  log.runs[0].results[1].location = [];
  delete log.version;
  expect(checkSarif(log)).toHaveLength(3);
});
