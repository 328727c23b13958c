import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lintRules } from '../../src/model/lint-rules';
import { casesFolder, readCases, type Case, type ExpectedFinding } from '../support/read-cases';
import { runCommand } from '../support/run-command';

const { writeCaseApp } = require('../support/write-case-app.cjs') as {
  writeCaseApp: (folder: string) => Record<string, string>;
};

interface Found {
  readonly rule: string;
  readonly line: number;
}

/** What the command finds, by the file as it names it. */
function lint(given: readonly string[]): Map<string, Found[]> {
  const { out, error } = runCommand(['lint', ...given, '--format', 'json']);
  expect(error).toBe('');
  const found = new Map<string, Found[]>();
  for (const { code, place } of JSON.parse(out).findings) {
    if (!(code in lintRules)) continue;
    found.set(place.file, [...(found.get(place.file) ?? []), { rule: code, line: place.line }]);
  }
  return found;
}

/** The findings of a file, whether the command names it in full or from where it was started. */
function ofFile(found: Map<string, Found[]>, file: string): Found[] {
  const named = [...found.keys()].filter((shown) => shown.endsWith(file) || file.endsWith(`/${shown}`));
  return named.flatMap((shown) => found.get(shown)!);
}

const says = (found: Found, { rule, or, line }: ExpectedFinding): boolean =>
  found.line === line && (found.rule === rule || found.rule === or);

/** What is missing among the findings of a case, and what is too much. */
function compare(found: readonly Found[], { findings, also = [] }: Case) {
  return {
    missing: findings.filter((expected) => !found.some((one) => says(one, expected))),
    unexpected: found.filter((one) => ![...findings, ...also].some((expected) => says(one, expected))),
  };
}

const asExpected = { missing: [], unexpected: [] };

// The command gets its lint apart from these cases.
const isThere = /^ {2}lint\b/m.test(runCommand(['--help']).out);
if (!isThere) console.log('SKIPPED: the cases are not linted, because the built command has no lint.');

(isThere ? describe : describe.skip)('migrate-functions lint', () => {
  const handlers = readCases('handlers');
  const sources = readCases('app-services');
  let inHandlers: Map<string, Found[]>;
  let inApp: Map<string, Found[]>;
  let paths: Record<string, string>;

  beforeAll(() => {
    inHandlers = lint(Object.keys(handlers).map((path) => join(casesFolder, 'handlers', path)));
    const folder = mkdtempSync(join(tmpdir(), 'migrate-functions-app-'));
    paths = writeCaseApp(folder);
    inApp = lint([folder]);
    rmSync(folder, { recursive: true });
  });

  test.each(Object.entries(handlers))('handlers/%s', (path, expected) => {
    const file = join(casesFolder, 'handlers', path);
    expect(compare(ofFile(inHandlers, file), expected)).toEqual(asExpected);
  });

  test.each(Object.entries(sources))('app-services/%s', (path, expected) => {
    expect(compare(ofFile(inApp, `/${paths[path]!}`), expected)).toEqual(asExpected);
  });
});
