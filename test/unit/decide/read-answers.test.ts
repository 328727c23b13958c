import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAnswers } from '../../../src/decide/read-answers';
import { formatPlace } from '../../../src/model/place';
import { UserError } from '../../../src/model/user-error';
import { temporaryFolder } from '../../support/temporary-folder';

function write(content: string | Buffer): string {
  const path = join(temporaryFolder(), 'answers.json5');
  writeFileSync(path, content);
  return path;
}

const answersIn = (content: string): [string, string][] =>
  readAnswers(write(content)).map(({ id, answer }) => [id, answer]);

function refusalOf(path: string): UserError {
  try {
    readAnswers(path);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return error as UserError;
  }
  throw new Error('it was read');
}

/** The problems of a refused file, as `line:column: message`. */
function problemsIn(content: string | Buffer): string[] {
  const path = write(content);
  return refusalOf(path).problems.map(({ place, message }) => {
    expect(place!.file).toBe(path);
    return `${formatPlace({ ...place!, file: '' }).replace(/^:/, '')}: ${message}`;
  });
}

test.each([
  ['JSON', '{"name": "shop", "cluster:a": "A"}'],
  ['JSON5', "// mine\n{ name: 'shop', /* the cluster */ 'cluster:a': \"A\", }"],
  ['a file with a byte order mark and CR LF', '\ufeff{\r\n  "name": "shop",\r\n  "cluster:a": "A"\r\n}\r\n'],
])('%s is read, in its order', (_, content) => {
  expect(answersIn(content)).toEqual([
    ['name', 'shop'],
    ['cluster:a', 'A'],
  ]);
});

test('an object without answers is fine', () => {
  expect(answersIn('{}')).toEqual([]);
});

test('odd ids are ids like any other', () => {
  const ids = ['__proto__', 'constructor', '', 'cluster:a=b', 'cluster:\u2028"\n'];
  const content = `{${ids.map((id) => `${JSON.stringify(id)}: "x"`).join(', ')}}`;
  expect(answersIn(content)).toEqual(ids.map((id) => [id, 'x']));
});

test('each answer knows where it stands, in the file as it was named', () => {
  const path = write('{\n  "name": "shop",\n  cluster:\n    "A",\n}');
  expect(readAnswers(path).map(({ place }) => place)).toEqual([
    { file: path, line: 2, column: 11 },
    { file: path, line: 4, column: 5 },
  ]);
});

test.each([
  ['no JSON5', '{\n  name shop\n}', ['2:8: This is not JSON5: expected `:`, found a word without quotes.']],
  [
    'no JSON5, after a byte order mark',
    '\ufeff{"a": }',
    ['1:7: This is not JSON5: expected a value, found `}`.'],
  ],
  ['a list', '\n["name"]', ['2:1: This is no object.']],
  ['a text', '"name"', ['1:1: This is no object.']],
  ['a number', '{"layout": 20210101}', ['1:12: The answer to "layout" is no text in quotes.']],
  ['an object', '{"cluster": {"a": "A"}}', ['1:13: The answer to "cluster" is no text in quotes.']],
  ['null', '{"name": null}', ['1:10: The answer to "name" is no text in quotes.']],
  ['one id twice', '{"name": "a",\n "name": "b"}', ['1:10: "name" occurs again further down.']],
  [
    'everything at once',
    '{"name": "a", "name": 1,\n "cluster": true}',
    [
      '1:10: "name" occurs again further down.',
      '1:23: The answer to "name" is no text in quotes.',
      '2:13: The answer to "cluster" is no text in quotes.',
    ],
  ],
  [
    'bytes that are no UTF-8',
    Buffer.from([0x7b, 0xff, 0x7d]),
    ['1:1: This is not JSON5: expected a file in UTF-8, found bytes that are not UTF-8.'],
  ],
])('%s is refused with its place', (_, content, problems) => {
  expect(problemsIn(content)).toEqual(problems);
});

test.each(['', ' \n', '// nothing\n'])('a file that holds nothing, %j, is refused', (content) => {
  expect(problemsIn(content)).toEqual([': The file is empty.']);
});

test('what is refused is not shown: it may be the wrong file', () => {
  const text = JSON.stringify(refusalOf(write('{"name": {"password": "hush"}, hush-hush')));
  expect(text).not.toContain('hush');
});

test('a file that is not there, and a folder, are refused under the name that was given', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'answers'));
  expect(refusalOf(join(folder, 'none.json5')).message).toBe(
    `There is no answers file ${join(folder, 'none.json5')}.`,
  );
  expect(refusalOf(join(folder, 'answers')).message).toBe(
    `The answers file ${join(folder, 'answers')} is a folder, and no file.`,
  );
});
