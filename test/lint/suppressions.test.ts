import { lintSource } from '../../src/lint/lint-source';

const handler = (body: string): string =>
  `const functions = require('@google-cloud/functions-framework');\nfunctions.http('f', (req, res) => {\n${body}\n});\n`;

const found = (text: string): string[] =>
  lintSource({ name: 'index.js', text }).findings.map(({ rule, line }) => `${rule}:${line}`);

test.each([
  [
    'on the line before',
    '// migrate-functions-disable-next-line http/number-sent -- old callers\nres.send(7);',
  ],
  [
    'in a block comment',
    '/* migrate-functions-disable-next-line http/number-sent -- old callers */\nres.send(7);',
  ],
  [
    'for the whole file',
    '// migrate-functions-disable http/number-sent -- old callers\nconsole.log(1);\nres.send(7);',
  ],
  [
    'for several rules',
    '// migrate-functions-disable-next-line http/number-sent, http/bad-status -- old callers\nres.status(99).send(7);',
  ],
  [
    'with a reason that has hyphens',
    '// migrate-functions-disable-next-line http/number-sent -- old -- callers\nres.send(7);',
  ],
])('a finding is suppressed with a reason: %s', (_, body) => {
  expect(found(handler(body))).toEqual([]);
});

test('a comment speaks of the next line only', () => {
  const body = '// migrate-functions-disable-next-line http/number-sent -- old callers\n\nres.send(7);';
  expect(found(handler(body))).toEqual(['lint/unused-suppression:3', 'http/number-sent:5']);
});

test.each([
  ['no reason', '// migrate-functions-disable-next-line http/number-sent'],
  ['an empty reason', '// migrate-functions-disable-next-line http/number-sent --'],
  ['no rule', '// migrate-functions-disable-next-line -- old callers'],
])('a comment with %s suppresses nothing, and is reported', (_, comment) => {
  expect(found(handler(`${comment}\nres.send(7);`))).toEqual([
    'lint/suppression-without-reason:3',
    'http/number-sent:4',
  ]);
});

test('a rule that does not exist is reported', () => {
  const text = handler('// migrate-functions-disable-next-line http/numbers -- old callers\nres.send("7");');
  expect(found(text)).toEqual(['lint/unused-suppression:3']);
});

test('of several rules, those that find nothing are reported', () => {
  const body =
    '// migrate-functions-disable-next-line http/number-sent, http/sent-twice -- old callers\nres.send(7);';
  const { findings } = lintSource({ name: 'index.js', text: handler(body) });
  expect(findings.map(({ message }) => message)).toEqual(['Nothing of http/sent-twice is found here.']);
});

test('text that only looks like a comment suppresses nothing', () => {
  const body =
    "const note = '// migrate-functions-disable-next-line http/number-sent -- why';\nres.send(7); console.log(note);";
  expect(found(handler(body))).toEqual(['http/number-sent:4']);
});

test('line ends of Windows are understood', () => {
  const text = handler(
    '// migrate-functions-disable-next-line http/number-sent -- old callers\nres.send(7);',
  );
  expect(found(text.replaceAll('\n', '\r\n'))).toEqual([]);
});
