import { alignLines, type Alignment } from '../../../src/compare/align-lines';

/** The rows as `old|new`, with a blank where a side has no line. */
function align(oldLines: string[], newLines: string[], more: Partial<Alignment> = {}): string[] {
  return alignLines({ oldLines, newLines, links: [], isJson: true, ...more }).map(
    (row) =>
      `${row.old === undefined ? '' : oldLines[row.old]}|${row.new === undefined ? '' : newLines[row.new]}`,
  );
}

test('equal lines stand beside each other, whatever JSON has around them', () => {
  expect(align(['{', '"a": 1,', '"b": 2', '}'], ['  {', '  "a": 1', '  },'])).toEqual([
    '{|  {',
    '"a": 1,|  "a": 1',
    '"b": 2|',
    '}|  },',
  ]);
});

test('in a text that is no JSON, blanks and commas count', () => {
  expect(align(['a', 'b,'], ['a', 'b'], { isJson: false })).toEqual(['a|a', 'b,|b']);
  expect(align(['a'], ['x', 'a'], { isJson: false })).toEqual(['|x', 'a|a']);
});

test('changed lines of one key stand beside each other, others do not', () => {
  expect(align(['"a": 1', '"gone": 2'], ['"new": 3', '"a": 4'])).toEqual([
    '|"new": 3',
    '"a": 1|"a": 4',
    '"gone": 2|',
  ]);
});

test('lines that hold the same value stand beside each other though nothing else is alike', () => {
  const rows = align(['"id": 1', '"httpMethod": "GET"'], ['"route": "/a"', '"http_method": "GET"'], {
    links: [[1, 1]],
  });
  expect(rows).toEqual(['"id": 1|', '|"route": "/a"', '"httpMethod": "GET"|"http_method": "GET"']);
});

test('of links that cross, as many are kept as can be', () => {
  const lines = ['"a": 1', '"b": 2', '"c": 3', '"d": 4'];
  const rows = align(lines, ['"D": 4', '"A": 1', '"B": 2', '"C": 3'], {
    links: [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 0],
    ],
  });
  expect(rows).toEqual(['|"D": 4', '"a": 1|"A": 1', '"b": 2|"B": 2', '"c": 3|"C": 3', '"d": 4|']);
});

test('every line of both sides stands in exactly one row, in its order', () => {
  const oldLines = Array.from({ length: 400 }, (_, i) => `"${i % 7}": ${(i * 7919) % 101}`);
  const newLines = Array.from({ length: 500 }, (_, i) => `"${i % 5}": ${(i * 104729) % 103}`);
  const links = oldLines.map((_, i): [number, number] => [i, (i * 31) % 500]);
  const rows = alignLines({ oldLines, newLines, links, isJson: true });
  expect(rows.flatMap((row) => row.old ?? [])).toEqual(oldLines.map((_, i) => i));
  expect(rows.flatMap((row) => row.new ?? [])).toEqual(newLines.map((_, i) => i));
});

test('two long texts with nothing in common are aligned without a long search', () => {
  const oldLines = Array.from({ length: 20_000 }, (_, i) => `"old ${i}": 1`);
  const newLines = Array.from({ length: 20_000 }, (_, i) => `"new ${i}": 2`);
  expect(alignLines({ oldLines, newLines, links: [], isJson: true })).toHaveLength(40_000);
});
