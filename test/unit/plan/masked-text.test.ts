import { maskText } from '../../../src/plan/masked-text';

test('a text without credentials is shown as it is, its own spelling included', () => {
  expect(maskText('{"a":1 /* one */}', 'triggers/a.json')).toBe('{"a":1 /* one */}');
  expect(maskText('exports = 1;\r\n', 'functions/a.js')).toBe('exports = 1;\r\n');
  expect(maskText('', 'values/a.json')).toBe('');
});

test('a document with a credential is printed anew with a mask in its place', () => {
  expect(maskText('{"apiKey":"abc","b":[1]}', 'triggers/a.json')).toBe(
    '{\n    "apiKey": "********",\n    "b": [\n        1\n    ]\n}\n',
  );
});

test('a value that a later one of the same key hides is not shown', () => {
  expect(maskText('{"token":"first","token":""}', 'triggers/a.json')).toBe('{\n    "token": ""\n}\n');
});

test('secrets.json and JSON that cannot be read are not shown', () => {
  expect(maskText('{"a":"b"}', 'secrets.json')).toBeUndefined();
  expect(maskText('{"token":"abc"', 'triggers/a.json')).toBeUndefined();
});
