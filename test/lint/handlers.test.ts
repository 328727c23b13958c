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

const silent = 'console.log(1);';
const framework = '{ "main": "index.js", "dependencies": { "@google-cloud/functions-framework": "^5.0.0" } }';

// Firebase's "Call functions via HTTP requests", of both generations.
test.each([
  ["const functions = require('firebase-functions');", 'functions.https.onRequest((req, res) => {});'],
  [
    "const functions = require('firebase-functions');",
    "functions.region('europe-west1').https.onRequest((req, res) => {});",
  ],
  [
    "const functions = require('firebase-functions/v1');",
    "functions.runWith({ memory: '1GB' }).region('a', 'b').https.onRequest((req, res) => {});",
  ],
  ["const { onRequest } = require('firebase-functions/v2/https');", 'onRequest((req, res) => {});'],
  [
    "const { onRequest } = require('firebase-functions/https');",
    'onRequest({ cors: true }, (req, res) => {});',
  ],
  [
    "const { https } = require('firebase-functions/v2');",
    "https.onRequest({ region: 'a' }, (req, res) => {});",
  ],
  ["const v2 = require('firebase-functions/v2');", 'v2.https.onRequest((req, res) => {});'],
])('%s %s is a handler', (load, call) => {
  expect(lint({ 'index.js': `${load}\nexports.a = ${call}` })).toEqual(['error http/no-response index.js:2']);
});

test.each([
  ["import * as functions from 'firebase-functions';", 'functions.https.onRequest((req, res) => {});'],
  ["import { onRequest } from 'firebase-functions/v2/https';", 'onRequest({}, (req, res) => {});'],
  ["import { onRequest as on } from 'firebase-functions/v2/https';", 'on((req, res) => {});'],
  ["import * as ff from '@google-cloud/functions-framework';", "ff.http('a', (req, res) => {});"],
  ["import { http } from '@google-cloud/functions-framework';", "http('a', (req, res) => {});"],
])('%s %s is a handler', (load, call) => {
  expect(lint({ 'index.ts': `${load}\nexport const a = ${call}` })).toEqual([
    'error http/no-response index.ts:2',
  ]);
});

test.each([
  'functions.https.onCall((data, context) => {});',
  "functions.firestore.document('a/{b}').onCreate((snapshot, context) => {});",
  "functions.pubsub.schedule('every 5 minutes').onRun((context) => {});",
  'functions.auth.user().onCreate((user) => {});',
])('%s is no handler of requests', (call) => {
  expect(
    lint({ 'index.js': `const functions = require('firebase-functions');\nexports.a = ${call}` }),
  ).toEqual([]);
});

const express = "const express = require('express'); const app = express();";
const registered = "require('@google-cloud/functions-framework').http('api', app);";

test.each([
  "app.get('/a', (req, res) => {});",
  "app.post('/a', [(req, res) => {}]);",
  'app.use((req, res) => {});',
  "app.route('/a').get((req, res) => {}).put((req, res) => { res.end(); });",
  "app.get('/a', (req, res, next) => next(), (req, res) => {});",
  "app.use('/b', express.Router().get('/a', (req, res) => {}));",
  "const { Router } = require('express'); const b = Router({ mergeParams: true }); b.all('*', (req, res) => {}); app.use(b);",
  "const b = new express.Router(); b.delete('/a', (req, res) => {}); app.use('/b', b);",
  'app.use((error, req, res, next) => {});',
  "app.get('/a', require('express-async-handler')(async (req, res) => {}));",
  "const wrap = (f) => (req, res, next) => f(req, res).catch(next); app.get('/a', wrap(async (req, res) => { await 1; }));",
])('a route of an application that is registered is a handler: %s', (route) => {
  const found = lint({ 'index.js': `${express}\n${route}\n${registered}` });
  expect(found).toEqual([
    expect.stringMatching(/^error http\/(?:no-response|path-without-response) index\.js:2$/),
  ]);
});

test.each([
  'functions.https.onRequest(app);',
  "functions.region('a').https.onRequest(app);",
  'functions.https.onRequest((req, res) => { req.url = `/${req.url}`; return app(req, res); });',
])('an application may be given to Firebase: %s', (call) => {
  const text = `${express}\nconst functions = require('firebase-functions');\napp.get('/a', (req, res) => {});\nexports.api = ${call}`;
  expect(lint({ 'index.js': text })).toEqual(['error http/no-response index.js:3']);
});

test('the routes of an application that only listens are no functions', () => {
  expect(lint({ 'index.js': `${express}\napp.get('/a', (req, res) => {});\napp.listen(8080);` })).toEqual([]);
});

test('an application that a package of functions exports is one', () => {
  const text = `${express}\napp.get('/a', (req, res) => {});\nmodule.exports = { api: app };`;
  expect(lint({ 'index.js': text, 'package.json': framework })).toEqual([
    'error http/no-response index.js:2',
  ]);
  expect(lint({ 'index.js': text, 'package.json': '{ "dependencies": { "express": "^4.0.0" } }' })).toEqual(
    [],
  );
});

test.each([
  "app.use(express.json()); app.use(require('cors')({ origin: true })); app.use('/a', express.static('a'));",
  "app.get('/a', (req, res, next) => { if (!req.user) return next(new Error('no')); next(); });",
  "app.get('/a', (req, res, next) => { load().then((rows) => res.json(rows)).catch(next); });",
  "app.get('/a', async (req, res, next) => { try { res.json(await load()); } catch (error) { next(error); } });",
  "app.param('id', (req, res, next, id) => { next(); });",
  'app.use((error, req, res, next) => { if (res.headersSent) return next(error); res.status(500).end(); });',
  "app.set('view engine', 'ejs'); const engine = app.get('view engine');",
])('what passes a request on is not at fault: %s', (route) => {
  expect(lint({ 'index.js': `${express}\n${route}\n${registered}` })).toEqual([]);
});

test('what Firebase registers in a module that the main file does not lead to is told at info', () => {
  const one =
    "const functions = require('firebase-functions');\nexports.a = functions.https.onRequest((req, res) => {});";
  const manifest = '{ "main": "index.js", "dependencies": { "firebase-functions": "^6.0.0" } }';
  const main = (loads: string) => `const functions = require('firebase-functions');\n${loads}`;
  const files = { 'one.js': one, 'package.json': manifest };
  expect(lint({ ...files, 'index.js': main('') })).toEqual(['info http/no-response one.js:2']);
  expect(lint({ ...files, 'index.js': main("exports.one = require('./one');") })).toEqual([
    'error http/no-response one.js:2',
  ]);
  // Where no main file is at hand, nothing says so.
  expect(lint(files)).toEqual(['error http/no-response one.js:2']);
});

test('a route that passes on what goes well and swallows what does not is told at the catch', () => {
  const route = `app.use(async (req, res, next) => {
  try { await check(req); next(); }
  catch (error) { console.error(error); }
});`;
  expect(lint({ 'index.js': `${express}\n${route}\n${registered}` })).toEqual([
    'error http/catch-without-response index.js:4',
  ]);
});

test('a promise that is given back to cors is taken by nobody', () => {
  const text = (call: string): string => `const functions = require('firebase-functions');
const cors = require('cors')({ origin: true });
exports.a = functions.https.onRequest((req, res) => {
  cors(req, res, ${call});
});`;
  const chain = "() => fetch('https://example.com').then((one) => { res.send(one.status); })";
  expect(lint({ 'index.js': text(chain) })).toEqual(['warning http/unhandled-rejection index.js:4']);
  const caught = `${chain}.catch(() => { res.sendStatus(502); })`;
  expect(lint({ 'index.js': text(caught) })).toEqual([]);
});

test.each([
  ["app.get('/a/:id', HANDLER)", []],
  ["app.get('/a/:id?', HANDLER)", ['error http/maybe-sent-twice index.js:2']],
  ["app.get('/a{/:id}', HANDLER)", ['error http/maybe-sent-twice index.js:2']],
  ["app.get('/a', HANDLER)", ['error http/maybe-sent-twice index.js:2']],
])('a parameter that the path of a route demands is there: %s', (route, found) => {
  const handler = `(req, res) => {
  if (!req.params.id) res.status(400).send('no');
  res.send('a');
}`;
  const text = `${express} ${route.replace('HANDLER', handler)};\n${registered}`;
  expect(lint({ 'index.js': text })).toEqual(found);
});

describe('a function that is exported', () => {
  const text = 'exports.a = (req, res) => { if (req.query.a) res.end(); };';
  const found = (severity: string) => [`${severity} http/path-without-response index.js:1`];

  test('and nothing more, is told of at info', () => {
    expect(lint({ 'index.js': text })).toEqual(found('info'));
  });

  test.each([
    ['main', '{ "main": "index.js" }', 'error'],
    ['main that is left out', '{ "name": "a" }', 'error'],
    ['another main', '{ "main": "server.js" }', 'info'],
    ['the target', '{ "scripts": { "start": "functions-framework --target=a" } }', 'error'],
    [
      'the target of a deployment',
      '{ "scripts": { "d": "gcloud functions deploy b --entry-point a" } }',
      'error',
    ],
    [
      'the main file, with a server that it does not load',
      '{ "dependencies": { "express": "^4.0.0" } }',
      'error',
    ],
    ['the main file, with a server that loads it', '{ "dependencies": { "next": "^15.0.0" } }', 'info'],
    ['the main file of Firebase', '{ "dependencies": { "firebase-functions": "^4.0.0" } }', 'info'],
  ])('by a package in which it is %s', (_, manifest, severity) => {
    expect(lint({ 'index.js': text, 'package.json': manifest })).toEqual(found(severity));
  });

  test('by a main file that loads a server is told at info', () => {
    const server = "const express = require('express'); ";
    expect(lint({ 'index.js': server + text, 'package.json': '{ "name": "a" }' })).toEqual(found('info'));
  });

  test('as the source of what is built', () => {
    const manifest =
      '{ "main": "dist/index.js", "dependencies": { "@google-cloud/functions-framework": "^5.0.0" } }';
    expect(
      lint({ 'src/index.ts': text.replace('exports.a', 'export const a'), 'package.json': manifest }),
    ).toEqual(['error http/path-without-response src/index.ts:1']);
  });

  test('for events is none', () => {
    const manifest = '{ "scripts": { "d": "gcloud functions deploy a --trigger-topic b" } }';
    expect(lint({ 'index.js': text, 'package.json': manifest })).toEqual([]);
  });

  test.each([
    'exports.setHeaders = (req, res) => { res.set("a", "b"); };',
    'exports.isAllowed = (request, rules) => rules.includes(request.path);',
    'exports.save = async (state, ref) => { await ref.set(state); };',
    'exports.handler = (event, context) => {};',
    `exports.fail = (error, req, res, next) => { ${silent} };`,
  ])('is no handler when it is a helper: %s', (helper) => {
    expect(lint({ 'index.js': helper, 'package.json': '{ "main": "index.js" }' })).toEqual([]);
  });
});
