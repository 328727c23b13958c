import { lintSources } from '../../src/plan/lint-sources';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree } from '../support/write-tree';

/** The findings in a folder of files, each with its severity and where it is. */
function lint(files: Readonly<Record<string, string>>): string[] {
  const folder = temporaryFolder();
  writeTree(folder, files);
  return lintSources([folder]).report.findings.map(({ code, severity, place }) => {
    const file = place?.file.slice(folder.length + 1) ?? '';
    return `${severity} ${code} ${file}:${String(place?.line)}`;
  });
}

const head = `const { onRequest } = require('firebase-functions/v2/https'); const express = require('express'); const mysql = require('mysql'); const { readFile } = require('fs'); const db = require('firebase-admin').firestore(); const pool = mysql.createPool({});`;

/** What is found in a handler, each with its line: that of the handler is 2. */
const found = (body: string, more = ''): string[] =>
  lint({ 'index.js': `${head}\nexports.a = onRequest(async (req, res) => { ${body} });\n${more}` }).map(
    (each) => each.replace('index.js:', ''),
  );

const routed = (call: string, body: string): string[] =>
  lint({
    'index.js': `${head} const app = express();\napp.${call}, (req, res) => { ${body} });\nexports.a = onRequest(app);`,
  }).map((each) => each.replace('index.js:', ''));

const hang = 'error http/path-without-response 2';

// Express 5 API, app.METHOD: a route is called for requests of its method only; app.all and app.use for any.
test.each([
  ["post('/a'", "if (req.method === 'POST') res.send('a');", []],
  ["post('/a'", "if ('POST' == req.method) res.send('a');", []],
  ["post('/a'", "if (req.method !== 'POST') res.status(405).end(); res.send('a');", []],
  ["put('/a'", "switch (req.method) { case 'PUT': res.send('a'); }", []],
  ["delete('/a'", "if (req.method.toLowerCase() === 'delete') res.send('a');", []],
  ["patch('/a'", "const { method } = req; if (method === 'PATCH') res.send('a');", []],
  ["post('/a'", "if (!['GET', 'POST'].includes(req.method)) res.status(405).end(); res.send('a');", []],
  ["post('/a'", "if (req.method === 'PUT') res.send('a');", ['error http/no-response 2']],
  ["all('/a'", "if (req.method === 'POST') res.send('a');", [hang]],
  ["use('/a'", "if (req.method === 'POST') res.send('a');", [hang]],
])('in a route of %s: %s', (call, body, want) => {
  expect(routed(call, body)).toEqual(want);
});

test('a function that is a route of several methods is called with any of them', () => {
  const text = `${head} const app = express();\nconst a = (req, res) => { if (req.method === 'POST') res.send('a'); };\napp.get('/a', a); app.post('/a', a);\nexports.a = onRequest(app);`;
  expect(lint({ 'index.js': text })).toEqual(['error http/path-without-response index.js:2']);
});

// The same call on the same request gives the same: these conditions exclude each other.
test.each([
  "if (req.method.toLowerCase() === 'post') res.send('a'); if (req.method.toLowerCase() !== 'post') res.send('b');",
  "if (req.get('accept') === 'text/html') res.send('a'); if (req.get('accept') !== 'text/html') res.send('b');",
  "if (req.path.startsWith('/a')) res.send('a'); if (!req.path.startsWith('/a')) res.send('b');",
  "if (req.query['a']) res.send('a'); if (!req.query['a']) res.send('b');",
])('%s answers once', (body) => {
  expect(found(body)).toEqual([]);
});

test.each(['undefined', 'null'])('a value is %s or not', (nothing) => {
  const body = `const one = await find(); if (one === ${nothing}) res.status(404).end(); if (one !== ${nothing}) res.json(one);`;
  expect(found(body)).toEqual([]);
});

// How often a loop that counts runs is not known: it need never end where its last round answers.
test.each([
  'let n = 3; while (n > 0) { try { return res.json(await find()); } catch { n--; if (n === 0) return res.status(502).end(); } }',
  'for (let n = 0; n < 3; n++) { try { return res.json(await find()); } catch { if (n === 2) { return res.end(); } } }',
  'let n = 0; do { try { return res.json(await find()); } catch { if (++n >= 3) return res.end(); } } while (n < 3);',
])('%s', (body) => {
  expect(found(body).filter((each) => !each.startsWith('info'))).toEqual([]);
});

test('a loop whose last round is none of its own may end without an answer', () => {
  expect(found('for (let n = 0; n < 3; n++) { if (await find(n)) return res.end(); }')).toEqual([hang]);
});

test('calls that need not give the same are two conditions', () => {
  expect(found("if (next() === 'a') res.send('a'); if (next() !== 'a') res.send('b');")).toEqual([
    hang,
    'warning http/maybe-sent-twice 2',
  ]);
});

// Node.js, "Error-first callbacks": an error, or a result.
test.each([
  [
    '(err, rows) => { if (err) res.status(500).end(); if (rows) res.json(rows); if (!err && !rows) res.end(); }',
    [],
  ],
  [
    '(err, rows) => { if (rows) { if (err) throw err; res.json(rows); } else { res.status(404).end(); } }',
    [],
  ],
  ['(err, rows) => { if (rows.length) { res.json(rows); } else { if (err) throw err; res.end(); } }', []],
  ['(err, rows) => { if (err) throw err; res.json(rows); }', ['error http/throw-in-callback 2']],
  ['(err, rows) => { if (!rows && err) throw err; res.json(rows); }', ['error http/throw-in-callback 2']],
])('a callback %s', (callback, want) => {
  const told = found(`pool.query('select 1', ${callback});`);
  expect(told.filter((each) => !each.includes('shared-client-callback'))).toEqual(want);
});

test('the throw that can happen is told', () => {
  const callback = `(err, rows) => { if (rows) { if (err)\nthrow err; res.json(rows); } else { if (err)\nthrow err; res.end(); } }`;
  expect(found(`pool.query('select 1', ${callback});`)).toEqual(['error http/throw-in-callback 4']);
});

// What answers and then gives nothing back is not taken for what finds nothing.
test.each([
  'let pdf = null; if (!req.query.a) res.status(400).end(); else pdf = await make(req); if (pdf === null) return; res.send(pdf);',
  'let pdf; if (!req.query.a) res.status(400).end(); else pdf = await make(req); if (!pdf) return; res.send(pdf);',
  'const { user } = await guard(req, res); if (!user) return; res.send(user);',
  'return guard(req, res).then(({ user }) => { if (!user) return; res.send(user); });',
])('%s', (body) => {
  const more = `async function make(req) { return (await db.doc(req.query.a).get()).data(); }
async function guard(req, res) { if (!req.query.a) { res.status(401).end(); return {}; } const user = await make(req); return { user }; }`;
  expect(found(body, more).filter((each) => !each.startsWith('info'))).toEqual([]);
});

test.each([
  'await db.doc(one).delete(); if (index === req.body.length - 1) res.end();',
  'if (index + 1 === req.body.length) { res.end(); }',
])('whether the last item answers cannot be proved in a callback either: %s', (item) => {
  const body = `return db.doc('a/b').get().then(() => { req.body.forEach(async (one, index) => {\n${item} }); });`;
  expect(found(body).filter((each) => each.startsWith('error http/path'))).toEqual([]);
});

test('what is missing on a path without an answer hangs', () => {
  expect(found("const one = (await db.doc('a/b').get()).data(); if (!one) return; res.send(one);")).toEqual([
    hang,
  ]);
});

// Each path waits for the promise that it made, and answers once.
test.each([
  'pick(req, res).catch((error) => { console.error(error); });',
  "await Promise.all([db.doc('a/b').delete(), pick(req, res)]);",
  'await pick(req, res);',
])('%s', (body) => {
  const more = `const answer = async (res, code) => { await db.doc('a/b').get(); res.status(code).end(); };
const pick = (req, res) => { if (!req.query.a) return answer(res, 400); return answer(res, 200); };`;
  const told = found(body, more);
  expect(told.filter((each) => each.includes('twice') || each.includes('after-response'))).toEqual([]);
});

// A name of a member, and a variable of the function itself, are no response.
test.each([
  '.then((res) => { console.log(res); })',
  '.then((one) => { for (const a of one) { var res = a; } return res; })',
])('a callback %s is not to respond', (callback) => {
  expect(found(`await db.doc('a/b').get()${callback};`)).toEqual(['error http/no-response 2']);
});

const b = "context.services.get('mongodb-atlas').db('a').collection('b')";

/** What is found in a function of an App Services app, each with its line. */
const inApp = (source: string): string[] =>
  lint({
    'realm_config.json': '{ "app_id": "a-b", "name": "a", "config_version": 20210101 }',
    'functions/a.js': `exports = async function (a) {\n${source}\n};`,
    'functions/called.js': `exports = async (a) => { await ${b}.insertOne({ a }); };`,
  }).map((each) => each.replace('functions/a.js:', ''));

// A promise has no members of a document: what is read of it is undefined, and calling that throws.
test.each([
  ['a call on it', `const one = ${b}.findOne({ a });\nreturn one.items.filter(Boolean);`],
  [
    'a member of it that is handed on',
    `const one = ${b}.insertOne({ a });\nreturn context.functions.execute('called', one.insertedId);`,
  ],
  [
    'a member of it that is parsed',
    `const one = ${b}.insertOne({ a });\nconst n = JSON.parse(one.insertedId);\nif (n) return missing;`,
  ],
  [
    'work behind the error',
    `const one = ${b}.insertOne({ a });\none.insertedId.toString();\n${b}.deleteMany({});`,
  ],
])('of a promise that nothing awaits, %s is no second finding', (_, source) => {
  expect(inApp(source)).toEqual(['error source/floating-work 2']);
});

test.each([
  [
    'awaited into the same name',
    `let one = ${b}.findOne({ a });\none = await one;\nreturn one.items.filter(Boolean);`,
  ],
  ['followed by then', `return ${b}.findOne({ a }).then((one) => one.items.length);`],
  ['a cursor', `return ${b}.find({ a }).sort({ a: 1 }).toArray();`],
])('a promise that is %s is none that was forgotten', (_, source) => {
  expect(inApp(source)).toEqual([]);
});

test.each([
  ['returns on all paths', 'try { return 1; } catch (error) { return 2; }\nreturn missing;', []],
  [
    'returns on all paths, in a callback',
    'try { return 1; } catch (error) { return 2; }\n[1].map(() => missing);',
    [],
  ],
  ['returns on some', 'if (a) return 1;\nreturn missing;', ['error source/undeclared-variable 3']],
])('a name that nothing declares behind what %s', (_, source, want) => {
  expect(inApp(source)).toEqual(want);
});

describe('a name that nothing declares where it is read throws', () => {
  test.each([
    // ECMAScript, "Declarations and the Variable Statement": let and const are of their block.
    [
      "try { const id = req.body.id; await db.doc(id).get(); } catch (error) { res.send('a'); await db.doc(id).delete(); return; } res.send('b');",
      [],
    ],
    ["{ const id = 1; } res.send('a'); db.doc(id).delete();", []],
    ["{ function id() {} } res.send('a'); db.doc(id).delete();", ['error http/work-after-response 2']],
    // Whether another module makes it a global is out of sight.
    ["res.send('a'); db.doc(id).delete();", ['error http/work-after-response 2']],
  ])('%s', (body, expected) => {
    expect(found(body).filter((each) => each.includes('work-after'))).toEqual(expected);
  });

  const app = (source: string): string[] =>
    lint({
      'realm_config.json': '{"config_version":20210101,"name":"a"}',
      'functions/config.json': '[{"name":"f","private":false}]',
      'functions/f.js': source,
    }).map((each) => each.replace('functions/f.js:', ''));
  const items = "const items = context.services.get('mongodb-atlas').db('d').collection('c');";

  test('work in whose arguments it is read never starts', () => {
    expect(app(`exports = async () => {\n${items}\nitems.updateOne({ a: item.id }, {});\n};`)).toEqual([
      'error source/undeclared-variable 3',
    ]);
    expect(
      app(`exports = async () => {\n${items}\nitem = { id: 1 };\nitems.updateOne({ a: item.id }, {});\n};`),
    ).toEqual(['warning source/undeclared-variable 3', 'error source/floating-work 4']);
    expect(app(`exports = async () => {\n${items}\nitems.updateOne({ a: typeof item }, {});\n};`)).toEqual([
      'error source/floating-work 3',
    ]);
  });
});

test('what a callback answers on an error is named where the chain answers once more', () => {
  const folder = temporaryFolder();
  writeTree(folder, {
    'index.js': `${head}
exports.a = onRequest((req, res) => new Promise((resolve, reject) => {
  pool.query('SELECT 1', (error, rows) => {
    if (error) { res.status(500).send('no');
      reject(error);
    } else { res.send(rows);
      resolve(rows);
    }
  });
}).catch((error) => {
  res.status(500).send('no');
}));
`,
  });
  const { findings } = lintSources([folder]).report;
  const twice = findings.filter(({ code }) => code === 'http/sent-twice');
  expect(twice.map(({ message }) => /on line \d+/.exec(message)?.[0])).toEqual(['on line 4']);
});

describe('a catch clause is reached where something in the try may throw', () => {
  const helper = `const session = async (id) => { try { return (await db.doc(id).get()).data(); } catch (error) { return undefined; } };`;
  const none: string[] = [];
  test.each([
    // The helper catches what fails, and what reads members reads them of the response and of console.
    [
      "const id = '1'; try { const token = await session(id); if (!token) return res.status(403).send('a'); res.send('b'); } catch (error) { console.log(error); }",
      none,
    ],
    [
      "const id = '1'; try { const token = await session(id); if (!token.a) return res.status(403).send('a'); res.send('b'); } catch (error) { console.log(error); }",
      ['error http/catch-without-response 2'],
    ],
    [
      "try { const token = await session(req.body.id); if (!token) return res.status(403).send('a'); res.send('b'); } catch (error) { console.log(error); }",
      ['error http/catch-without-response 2'],
    ],
    [
      "try { const token = await session('1'); const { a } = token; if (!a) return res.status(403).send('a'); res.send('b'); } catch (error) { console.log(error); }",
      ['error http/catch-without-response 2'],
    ],
    [
      "try { const token = await session('1'); if (!token?.a) return res.status(403).send('a'); res.send('b'); } catch (error) { console.log(error); }",
      none,
    ],
  ])('%s', (body, expected) => {
    expect(found(body, helper)).toEqual(expected);
  });
});

test('what throws in a callback once the response is sent fails other requests, and is a warning', () => {
  const throwing = (before: string): string[] =>
    found(`pool.query('SELECT 1', (error, rows) => { ${before} if (error) throw error; });`).filter((each) =>
      each.includes('throw-in-callback'),
    );
  expect(throwing('res.json(rows);')).toEqual(['warning http/throw-in-callback 2']);
  expect(throwing('if (rows) res.json(rows);')).toEqual(['error http/throw-in-callback 2']);
});
