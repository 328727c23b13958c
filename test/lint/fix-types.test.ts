import ts from 'typescript';
import { join } from 'node:path';
import { fixSource } from '../../src/lint/fix-source';

const root = join(__dirname, '../..');
const options: ts.CompilerOptions = {
  noEmit: true,
  strict: true,
  allowJs: true,
  skipLibCheck: true,
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  types: ['node'],
};

/** What the compiler says of sources that stand in the root of this project. */
function check(sources: ReadonlyMap<string, string>): string[] {
  const host = ts.createCompilerHost(options);
  const own = new Map([...sources].map(([name, text]) => [join(root, name), text]));
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (path) => own.has(path) || fileExists(path);
  host.readFile = (path) => own.get(path) ?? readFile(path);
  host.getSourceFile = (path, ...rest) => {
    const text = own.get(path);
    return text === undefined ? getSourceFile(path, ...rest) : ts.createSourceFile(path, text, rest[0], true);
  };
  return ts
    .getPreEmitDiagnostics(ts.createProgram([...own.keys()], options, host))
    .map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
}

const imports = `import { http } from '@google-cloud/functions-framework';
import type { HttpFunction, Request, Response } from '@google-cloud/functions-framework';
declare const db: { insertOne(value: object): Promise<{ id: string }> };
`;

const cases: readonly (readonly [name: string, before: string, after: string])[] = [
  [
    'an async function that says Promise<void>',
    `async function handle(req: Request, res: Response): Promise<void> {
  if (!req.query.n) res.status(400).send('n');
  res.send('ok');
}
http('f', handle);`,
    `async function handle(req: Request, res: Response): Promise<void> {
  if (!req.query.n) { res.status(400).send('n'); return; }
  res.send('ok');
}
http('f', handle);`,
  ],
  [
    'void, in braces',
    `http('f', (req: Request, res: Response): void => {
  if (!req.query.n) {
    res.status(400).send('n')
  }
  res.send('ok');
});`,
    `http('f', (req: Request, res: Response): void => {
  if (!req.query.n) {
    res.status(400).send('n'); return;
  }
  res.send('ok');
});`,
  ],
  [
    'a variable with a type',
    `const handle: HttpFunction = (req, res) => {
  if (!req.query.n) res.sendStatus(400);
  res.send('ok');
};
http('f', handle);`,
    `const handle: HttpFunction = (req, res) => {
  if (!req.query.n) { res.sendStatus(400); return; }
  res.send('ok');
};
http('f', handle);`,
  ],
  [
    'a branch with an else',
    `http('f', async (req, res): Promise<void> => {
  if (req.query.n) res.status(400).send('n');
  else await db.insertOne({});
  res.send('ok');
});`,
    `http('f', async (req, res): Promise<void> => {
  if (req.query.n) { res.status(400).send('n'); return; }
  else await db.insertOne({});
  res.send('ok');
});`,
  ],
  [
    'a function that returns its responses',
    `http('f', async (req, res): Promise<Response> => {
  if (!req.query.n) res.status(400).send('n');
  return res.send('ok');
});`,
    `http('f', async (req, res): Promise<Response> => {
  if (!req.query.n) return res.status(400).send('n');
  return res.send('ok');
});`,
  ],
  [
    'other edits',
    `http('f', async (_req: Request, res: Response): Promise<void> => {
  db.insertOne({});
  res.send(404);
});`,
    `http('f', async (_req: Request, res: Response): Promise<void> => {
  await db.insertOne({});
  res.sendStatus(404);
});`,
  ],
];

test.each(cases)('keeps the types of %s', (_, before, after) => {
  expect(fixSource({ name: 'handler.ts', text: imports + before }).text).toBe(imports + after);
});

test('what was fixed passes the compiler, as it did before', () => {
  const all = (text: (row: (typeof cases)[number]) => string): Map<string, string> =>
    new Map(cases.map((row, index) => [`handler-${index}.ts`, imports + text(row)]));
  expect(check(all(([, before]) => before))).toEqual([]);
  expect(check(all(([, , after]) => after))).toEqual([]);
});

test('a script whose types are checked returns nothing where it says so, or returns nothing anywhere', () => {
  const handler = (comment: string): string => `${comment}
const handle = (req, res) => { if (!req.query.n) res.sendStatus(400); res.send('ok'); };
require('@google-cloud/functions-framework').http('f', handle);`;
  const fixed = (text: string): string => fixSource({ name: 'handler.js', text }).text;
  const void_ = '{ res.sendStatus(400); return; }';
  expect(fixed(handler('// @ts-check'))).toContain(void_);
  expect(fixed(handler('/* plain */'))).toContain('return res.sendStatus(400);');
});
