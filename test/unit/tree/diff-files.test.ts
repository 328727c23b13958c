import { applyPatch } from 'diff';
import { diffFile } from '../../../src/tree/diff-files';

const lines = (count: number): string[] => Array.from({ length: count }, (_, i) => `line ${i + 1}`);
const text = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

test('a change has headers that git reads and three lines around it', () => {
  const after = lines(9).with(4, 'changed');
  expect(diffFile('triggers/a.json', 'triggers/b.json', text(lines(9)), text(after)))
    .toBe(`--- a/triggers/a.json
+++ b/triggers/b.json
@@ -2,7 +2,7 @@
 line 2
 line 3
 line 4
-line 5
+changed
 line 6
 line 7
 line 8
`);
});

test('a file that is created', () => {
  expect(diffFile('a', 'a', undefined, 'x\ny\n')).toBe('--- /dev/null\n+++ b/a\n@@ -0,0 +1,2 @@\n+x\n+y\n');
  expect(diffFile('a', 'a', undefined, '')).toBe('--- /dev/null\n+++ b/a\n');
});

test('a file that is removed', () => {
  expect(diffFile('a', 'a', 'x\n', undefined)).toBe('--- a/a\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-x\n');
});

test('nothing is said of what is the same', () => {
  expect(diffFile('a', 'b', 'x\n', 'x\n')).toBe('');
  expect(diffFile('a', 'b', undefined, undefined)).toBe('');
});

test('a missing newline at the end is told', () => {
  expect(diffFile('a', 'a', 'x\n', 'x')).toBe(
    '--- a/a\n+++ b/a\n@@ -1,1 +1,1 @@\n-x\n+x\n\\ No newline at end of file\n',
  );
});

test('line ends count', () => {
  expect(diffFile('a', 'a', 'x\r\n', 'x\n')).toBe('--- a/a\n+++ b/a\n@@ -1,1 +1,1 @@\n-x\r\n+x\n');
});

test('binary files are not shown', () => {
  expect(diffFile('a', 'b', 'x\0', 'y')).toBe('Binary files a/a and b/b differ\n');
  expect(diffFile('a', 'b', undefined, '\0')).toBe('Binary files /dev/null and b/b differ\n');
});

test.each([
  ['', ''],
  ['end', ''],
  ['', 'end'],
])('a file with too many changes is replaced as a whole (%j, %j)', (oldEnd, newEnd) => {
  const before = text(lines(20_000)) + oldEnd;
  const after = text(lines(20_000).map((line) => `  ${line}`)) + newEnd;
  const patch = diffFile('a', 'a', before, after);
  expect(patch).toMatch(/^--- a\/a\n\+\+\+ b\/a\n@@ -1,2000\d \+1,2000\d @@\n-line 1\n/);
  expect(applyPatch(before, patch)).toBe(after);
});
