import { applyEdits, type TextEdit } from '../../../src/syntax/apply-edits';

const edit = (start: number, end: number, text: string): TextEdit => ({ start, end, text });

test.each<[string, TextEdit[], string]>([
  ['no edit', [], '0123456789'],
  ['a replacement', [edit(2, 4, 'xyz')], '01xyz456789'],
  ['an insertion and a removal', [edit(0, 0, 'a'), edit(9, 10, '')], 'a012345678'],
  ['edits in any order', [edit(8, 9, 'b'), edit(1, 2, 'a')], '0a234567b9'],
  ['edits that touch', [edit(2, 4, 'a'), edit(4, 6, 'b')], '01ab6789'],
  ['an edit that overlaps one before it', [edit(2, 5, 'a'), edit(4, 6, 'b')], '01a56789'],
  ['two insertions at one place, in the order given', [edit(3, 3, 'a'), edit(3, 3, 'b')], '012ab3456789'],
])('%s', (_, edits, wanted) => {
  expect(applyEdits('0123456789', edits)).toBe(wanted);
});

test('the edits that are given are not changed', () => {
  const edits = [edit(8, 9, 'b'), edit(1, 2, 'a')];
  applyEdits('0123456789', edits);
  expect(edits.map(({ start }) => start)).toEqual([8, 1]);
});

test('line ends and what stands outside of the ranges stay as they are', () => {
  expect(applyEdits('a\r\nb\r\n\ufeffc', [edit(3, 4, 'x')])).toBe('a\r\nx\r\n\ufeffc');
});
