import { planMigration } from '../../../../src';
import { compareFiles } from '../../../../src/compare/compare-files';
import { maskText } from '../../../../src/plan/masked-text';
import { encodePageData } from '../../../../src/report/html/page-data';
import { shop } from '../../../cli/shop';
import { temporaryFolder } from '../../../support/temporary-folder';
import { writeTree } from '../../../support/write-tree';

const plan = () => planMigration(writeTree(temporaryFolder(), shop));

test('every text stands once, and the first one stands for none', () => {
  const { report, ...rest } = plan();
  const { strings } = encodePageData(report, compareFiles({ report, ...rest, maskText }));
  expect(strings[0]).toBe('');
  expect(new Set(strings).size).toBe(strings.length);
});

test('the ledger can be read back', () => {
  const { report } = plan();
  const data = encodePageData(report, []);
  const entries = report.ledger.entries();
  expect(data.ledgerRows).toBe(entries.length);
  const rows = Array.from({ length: data.ledgerRows }, (_, row) =>
    data.ledger.slice(row * data.ledgerWidth, (row + 1) * data.ledgerWidth),
  );
  const words = { dropped: 'not carried over' } as Record<string, string>;
  expect(
    rows.map(([fate, , inFile, line, column, inPointer, outFile, outPointer, reason, decision]) => [
      data.fates[fate!]!.word,
      [data.strings[inFile!], line, column, data.strings[inPointer!]],
      [data.strings[outFile!], data.strings[outPointer!]],
      data.reasons[reason!]!.map((text) => data.strings[text]),
      data.strings[decision!],
    ]),
  ).toEqual(
    entries.map(({ fate, input, output, reason, decision }) => [
      words[fate] ?? fate,
      [input?.file ?? '', input?.line ?? 0, input?.column ?? 0, input?.pointer ?? ''],
      [output?.file ?? '', output?.pointer ?? ''],
      [reason?.text ?? '', reason?.source ?? ''],
      decision ?? '',
    ]),
  );
});

test('the rows of a comparison are runs that cover every line of both sides', () => {
  const whole = plan();
  const comparisons = [...compareFiles({ ...whole, maskText })];
  const data = encodePageData(whole.report, comparisons);
  comparisons.forEach((comparison, index) => {
    const encoded = data.comparisons[index]!;
    if ('notShown' in comparison) return expect(encoded).toBeNull();
    const kinds: string[] = [];
    for (let at = 0; at < encoded.rows.length; at += 2)
      kinds.push(...Array<string>(encoded.rows[at + 1]!).fill(data.rowKinds[encoded.rows[at]!]!));
    expect(kinds).toEqual(comparison.rows.map(({ kind }) => kind));
    expect(kinds.filter((kind) => kind !== 'new')).toHaveLength(
      comparison.old.flatMap(({ lines }) => lines).length,
    );
  });
});
