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

test('what looks like a credential is masked in a source, in comments too', () => {
  const key = 'sk_live_abcdefghijklmnop';
  const source = `// ${key}\nconst apiKey = "a1b2c3d4e5f6g7h8i9", b = 'it\\'s';\nsend(\`${key}\`, b);\n`;
  expect(maskText(source, 'functions/a.js')).toBe(
    "// sk_live_********\nconst apiKey = \"********\", b = 'it\\'s';\nsend(`********`, b);\n",
  );
});

test('secrets.json and JSON that cannot be read are not shown', () => {
  expect(maskText('{"a":"b"}', 'secrets.json')).toBeUndefined();
  expect(maskText('{"token":"abc"', 'triggers/a.json')).toBeUndefined();
});
