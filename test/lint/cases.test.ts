import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintRules, type LintRule } from '../../src/model/lint-rules';
import { casesFolder, readCases } from '../support/read-cases';

const sets = ['app-services', 'handlers'] as const;
const rules = Object.keys(lintRules) as LintRule[];

describe.each(sets)('test/lint-cases/%s', (set) => {
  const cases = readCases(set);
  const entries = Object.entries(cases);

  test('has an entry in expected.json5 for each source, and for nothing else', () => {
    const sources = ['bad', 'good'].flatMap((kind) =>
      readdirSync(join(casesFolder, set, kind)).map((name) => `${kind}/${name}`),
    );
    expect(Object.keys(cases).sort()).toEqual(sources.sort());
  });

  test('has at least 37 sources with a hazard and 15 without', () => {
    const bad = entries.filter(([path]) => path.startsWith('bad/'));
    expect(bad.length).toBeGreaterThanOrEqual(37);
    expect(entries.length - bad.length).toBeGreaterThanOrEqual(15);
  });

  test.each(entries)('%s: findings that exist, on lines that have code', (path, { findings, also = [] }) => {
    const lines = readFileSync(join(casesFolder, set, path), 'utf8').split('\n');
    expect(findings.length > 0).toBe(path.startsWith('bad/'));
    for (const { rule, or = rule, line } of [...findings, ...also]) {
      expect(rules).toEqual(expect.arrayContaining([rule, or]));
      expect(lines[line - 1]?.trim()).toMatch(/\w/);
    }
  });
});

// What is wrong with a comment or with the syntax is no hazard of a handler: test/lint/ has tests of its own for it.
test.each(rules.filter((rule) => !rule.startsWith('lint/')))('%s is expected somewhere', (rule) => {
  const expected = sets.flatMap((set) => Object.values(readCases(set)).flatMap(({ findings }) => findings));
  expect(expected.map((finding) => finding.rule)).toContain(rule);
});
