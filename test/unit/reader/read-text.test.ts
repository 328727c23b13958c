import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../../../src/reader/read-text';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree } from '../../support/write-tree';

function read(bytes: Buffer): string {
  const absolutePath = join(realpathSync(writeTree(temporaryFolder(), { 'a.json': bytes })), 'a.json');
  return readText({ path: 'a.json', absolutePath });
}

test.each(['', '\ufeff{}', 'naïve 日本 🙂', '{\r\n}'])('the text %j is read as it is', (text) => {
  expect(read(Buffer.from(text, 'utf8'))).toBe(text);
});

test('a file in UTF-8 may hold the replacement character, and keeps its byte order mark then', () => {
  expect(read(Buffer.from('\ufeff"\ufffd"', 'utf8'))).toBe('\ufeff"\ufffd"');
});

test.each([
  ['Latin-1', Buffer.from('{"name":"caf\xe9"}', 'latin1')],
  ['UTF-16', Buffer.from('\ufeff{"a":1}', 'utf16le')],
  ['half a character', Buffer.from([0x22, 0xe6, 0x97, 0x22])],
  ['a surrogate written as three bytes', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
])('%s is refused', (_, bytes) => {
  expect(() => read(bytes)).toThrow('expected a file in UTF-8, found bytes that are not UTF-8');
});
