import { positionAt } from '../../../src/model/place';
import { JsonSyntaxError, parseJson } from '../../../src/reader/parse-json';

const file = { path: 'a.json', absolutePath: '/a.json' };

function errorOf(text: string): JsonSyntaxError {
  try {
    parseJson(file, text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return error;
    throw error;
  }
  throw new Error('it was read');
}

const key = 'a key in double quotes or `}`';
const value = 'a value';
const outside = 'an expansion outside of a string';
const inside = 'a value; an expansion stands in a string: "%(...)"';

test.each([
  ['{', '1:2', key, 'the end of the file'],
  ['{"a"', '1:5', '`:`', 'the end of the file'],
  ['{"a"\n=1}', '2:1', '`:`', '`=`'],
  ['{"a" "b"}', '1:6', '`:`', 'a string'],
  ['{"a":', '1:6', value, 'the end of the file'],
  ['{"a":\n\n', '3:1', value, 'the end of the file'],
  ['{"a":1', '1:7', '`,` or `}`', 'the end of the file'],
  ['{"a":1\n "b":2}', '2:2', '`,` or `}`', 'a string'],
  ['{"a":1]', '1:7', '`,` or `}`', '`]`'],
  ['{"a":1,,}', '1:8', key, '`,`'],
  ['{,}', '1:2', key, '`,`'],
  ['{1:2}', '1:2', key, 'a number'],
  ['{a-b:1}', '1:2', key, 'a word without quotes'],
  ['[1,,2]', '1:4', value, '`,`'],
  ['[1 2]', '1:4', '`,` or `]`', 'a number'],
  ['[1', '1:3', '`,` or `]`', 'the end of the file'],
  ['[1}', '1:3', '`,` or `]`', '`}`'],
  ['{ "name": <placeholder> }', '1:11', value, '`<`'],
  ['{"a": %(%%environment.values.x)}', '1:7', inside, outside],
  ['{"a": x%(%%environment.values.x)}', '1:7', inside, outside],
  ['[5%(%%environment.values.x)]', '1:2', inside, outside],
  ['{%(%%environment.values.x): 1}', '1:2', key, outside],
  ['["a" %(%%environment.values.x)]', '1:6', '`,` or `]`', outside],
  ['[%]', '1:2', value, '`%`'],
  ['[yes]', '1:2', value, 'a word without quotes'],
  ['True', '1:1', value, 'a word without quotes'],
  ['NaN', '1:1', value, 'a word without quotes'],
  ['-Infinity', '1:1', value, '`-`'],
  ['[+]', '1:2', value, '`+`'],
  ['.', '1:1', value, '`.`'],
  ['012', '1:1', value, 'a number'],
  ['1.2.3', '1:1', value, 'a number'],
  ['0xZ', '1:1', value, 'a number'],
  ['1 1', '1:3', 'the end of the file', 'a number'],
  ['{} // fine\n}', '2:1', 'the end of the file', '`}`'],
  ['/', '1:1', value, '`/`'],
  ['[1, /* open\n 2]', '1:5', '`*/`', 'a comment without end'],
  ['["open', '1:2', 'a closing "', 'a string without end'],
  ['["open\\"', '1:2', 'a closing "', 'a string without end'],
  ["['open", '1:2', "a closing '", 'a string without end'],
  ['{"a":"one\ntwo"}', '1:6', 'a string on one line', 'a string with a line break or an unknown escape'],
  ['["\\u12"]', '1:2', 'a string on one line', 'a string with a line break or an unknown escape'],
])('%j is refused at %s', (text, place, expected, found) => {
  const error = errorOf(text);
  const { line, column } = positionAt(text, error.offset);
  expect(`${line}:${column}`).toBe(place);
  expect(error.message).toBe(`expected ${expected}, found ${found}`);
});

test('no part of a broken file is told, as it may hold secrets', () => {
  const { message } = errorOf('{"secret": hunter2}');
  expect(message).not.toContain('hunter2');
});

test('nesting beyond a thousand levels is refused where it goes too deep', () => {
  const error = errorOf('[\n'.repeat(100_000));
  expect(error).toMatchObject({ offset: 2000, expected: 'at most 1000 levels of nesting', found: '`[`' });
});
