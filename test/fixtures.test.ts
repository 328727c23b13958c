import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSON5 from 'json5';
import { planMigration } from '../src';
import { formatPlace } from '../src/model/place';
import { readTree } from './support/read-tree';
import { runStages, type StageOptions } from './support/run-stages';
import { temporaryFolder } from './support/temporary-folder';
import { writeTree } from './support/write-tree';

const fixtures = join(__dirname, 'fixtures');
const cases = readdirSync(fixtures);
const sources = readFileSync(join(__dirname, '../docs/sources.md'), 'utf8');
const sourceName = /\b(?:cli|docs|exporter|files|layouts|safety)\/[a-z0-9-]+(?!\.md|[a-z0-9-])/g;

function optionsOf(name: string): StageOptions {
  const file = join(fixtures, name, 'options.json5');
  return existsSync(file) ? JSON5.parse<StageOptions>(readFileSync(file, 'utf8')) : {};
}

const migrate = (name: string): ReturnType<typeof runStages> =>
  runStages(join(fixtures, name, 'input'), optionsOf(name));

describe.each(cases)('the app in fixtures/%s', (name) => {
  const want = readTree(join(fixtures, name, 'want'));

  test('becomes the wanted files, byte for byte, no more and no fewer', () => {
    expect(migrate(name).output).toEqual(want);
  });

  test('has an account of every value and file that closes', () => {
    const { ledger } = migrate(name);
    expect(ledger.gaps).toEqual([]);
    for (const { input, output } of [ledger.values, ledger.files]) {
      expect(input.kept + input.moved + input.rewritten + input.dropped + input.waiting).toBe(input.total);
      expect(output.kept + output.moved + output.rewritten + output.added).toBe(output.total);
    }
    expect(ledger.files.output.total).toBe(Object.keys(want).length);
  });

  test('changes nothing when it is migrated again', () => {
    const { to, normalize } = optionsOf(name);
    const again = runStages(writeTree(temporaryFolder(), migrate(name).output), { to, normalize });
    expect(again.output).toEqual(want);
    expect(again.ledger.gaps).toEqual([]);
  });

  test('says which rule it shows, by the names that docs/sources.md has', () => {
    const named = readFileSync(join(fixtures, name, 'why.md'), 'utf8').match(sourceName) ?? [];
    expect(named).not.toEqual([]);
    for (const source of named) expect(sources).toContain(`## \`${source}\``);
  });

  const findings = join(fixtures, name, 'findings.json5');
  if (existsSync(findings)) {
    test('has the findings about its sources that follow from the rules, and no others', () => {
      const { answers = {}, ...options } = optionsOf(name);
      const { report } = planMigration(join(fixtures, name, 'input'), {
        ...options,
        answers: new Map(Object.entries(answers)),
      });
      const found = report.findings
        .filter(({ code }) => /^source\/|^function\/never-called$|^endpoint\/secret-missing$/.test(code))
        .map(({ place, code, subject, message }) => ({
          at: place && formatPlace(place),
          code,
          subject,
          says: message,
        }))
        .sort((a, b) => (`${a.at} ${a.code}` < `${b.at} ${b.code}` ? -1 : 1));
      const wanted = JSON5.parse<{ says: string }[]>(readFileSync(findings, 'utf8'));
      expect(found).toEqual(
        wanted.map(({ says, ...finding }) => ({
          ...finding,
          says: expect.stringContaining(says) as unknown,
        })),
      );
    });
  }

  if (name.startsWith('skip-') && !optionsOf(name).skipBroken) {
    test('is wanted as it was given', () => {
      expect(want).toEqual(readTree(join(fixtures, name, 'input')));
    });
  }
});

test('no secret of a fixture is in what is wanted', () => {
  for (const name of cases) {
    for (const text of Object.values(readTree(join(fixtures, name, 'want'))))
      expect(text).not.toContain('not to be seen');
  }
});
