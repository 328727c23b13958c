// Ten shapes of endpoints that real apps have, as App Services sources and as handlers that somebody wrote by hand for the
// framework: both answer with the same bytes.
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { writeTree } from '../support/write-tree';
import { makeProject } from './support/make-project';
import { makeTemporaryFolder } from './support/make-temporary-folder';
import type { Sent } from './support/read-scenarios';
import { sendBytes, type Answer } from './support/send-bytes';
import { startProject, type Running } from './support/start-project';
import { writeRequest } from './support/write-request';

// Projects are made and started here, which takes long where much else runs.
jest.setTimeout(240_000);

interface Shape {
  readonly method: string;
  readonly entry?: Record<string, unknown>;
  readonly source: string;
  /** The body of a handler: `req`, `res`, and `json`, which sends a value. */
  readonly byHand: string;
  readonly requests: Sent[];
}

// The framework keeps the bytes of a body only if it knows its type.
const post = (path: string, body?: string): Sent => ({
  method: 'POST',
  path,
  ...(body && { headers: [['Content-Type', 'text/plain']], body }),
});

const SHAPES: Record<string, Shape> = {
  'a value of the query': {
    method: 'GET',
    source: 'exports = ({ query }) => ({ hello: query.name, count: [1, 2.5, null, "ü"] });',
    byHand: 'json(200, { hello: req.query.name, count: [1, 2.5, null, "ü"] });',
    requests: [{ path: '/?name=Ann%20B' }, { path: '/?name=x&name=y' }],
  },
  'a body of JSON': {
    method: 'POST',
    source:
      'exports = async ({ body }) => { const { a, b } = JSON.parse(body.text()); return { sum: a + b }; };',
    byHand: 'const { a, b } = JSON.parse(req.rawBody.toString()); json(200, { sum: a + b });',
    requests: [post('/', '{"a":1,"b":2}'), post('/', '{"a":"x","b":"y"}')],
  },
  'a status and a body': {
    method: 'POST',
    source:
      'exports = ({ body }, response) => { response.setStatusCode(201); response.setHeader("Content-Type", "application/json"); response.setBody(JSON.stringify({ made: body.text() })); };',
    byHand: 'json(201, { made: req.rawBody.toString() });',
    requests: [post('/', 'something')],
  },
  'a request that is refused': {
    method: 'POST',
    source: [
      'exports = (request, response) => {',
      '  response.setHeader("Content-Type", "text/plain");',
      '  if (!request.body) { response.setStatusCode(422); response.setBody("no body"); return; }',
      '  response.setBody("ok");',
      '};',
    ].join('\n'),
    byHand: 'text(req.rawBody?.length ? 200 : 422, "text/plain", req.rawBody?.length ? "ok" : "no body");',
    requests: [post('/'), post('/', 'x')],
  },
  'a redirect': {
    method: 'GET',
    entry: { respond_result: false },
    source:
      'exports = ({ query }, response) => { response.setStatusCode(302); response.setHeader("Location", `https://example.com/${query.to}`); };',
    byHand:
      'res.statusCode = 302; res.setHeader("Location", `https://example.com/${req.query.to}`); res.setHeader("Content-Length", 0); res.end();',
    requests: [{ path: '/?to=a-b' }],
  },
  'a page': {
    method: 'GET',
    source:
      'exports = ({ query }, response) => { response.setHeader("Content-Type", "text/html; charset=utf-8"); response.setBody(`<h1>${query.title}</h1>`); };',
    byHand: 'text(200, "text/html; charset=utf-8", `<h1>${req.query.title}</h1>`);',
    requests: [{ path: '/?title=Gr%C3%BC%C3%9Fe' }],
  },
  'work without a result': {
    method: 'POST',
    entry: { respond_result: false },
    source:
      'exports = async ({ body }) => { await new Promise((done) => setTimeout(done, 5)); return body.text(); };',
    byHand: 'await new Promise((done) => setTimeout(done, 5)); res.statusCode = 204; res.end();',
    requests: [post('/', 'x')],
  },
  'a function that others call': {
    method: 'GET',
    source:
      'exports = ({ query }) => context.functions.execute("area", Number(query.a), Number(query.b)).area;',
    byHand:
      'const area = (a, b) => ({ area: a * b }); json(200, area(Number(req.query.a), Number(req.query.b)).area);',
    requests: [{ path: '/?a=6&b=7' }],
  },
  'a header of the caller': {
    method: 'GET',
    source: 'exports = ({ headers }) => ({ agent: headers["User-Agent"][0], own: headers["X-Own"] ?? [] });',
    byHand:
      'json(200, { agent: req.headers["user-agent"], own: req.headers["x-own"] ? [req.headers["x-own"]] : [] });',
    requests: [
      { path: '/', headers: [['user-agent', 'a test']] },
      {
        path: '/',
        headers: [
          ['USER-AGENT', 'a test'],
          ['x-own', 'mine'],
        ],
      },
    ],
  },
  'a list, filtered and sorted': {
    method: 'GET',
    source: [
      'exports = async ({ query }) => {',
      '  const all = [{ n: 3, on: new Date(0) }, { n: 1, on: new Date(1000) }, { n: 2, on: new Date(2000) }];',
      '  const found = all.filter(({ n }) => n >= Number(query.from)).sort((a, b) => a.n - b.n);',
      '  return { found, total: found.length };',
      '};',
    ].join('\n'),
    byHand: [
      'const all = [{ n: 3, on: new Date(0) }, { n: 1, on: new Date(1000) }, { n: 2, on: new Date(2000) }];',
      'const found = all.filter(({ n }) => n >= Number(req.query.from)).sort((a, b) => a.n - b.n);',
      'json(200, { found, total: found.length });',
    ].join('\n'),
    requests: [{ path: '/?from=2' }, { path: '/?from=9' }],
  },
};

const shapes = Object.entries(SHAPES).map(([what, shape], i) => ({ what, route: `/shape${i}`, ...shape }));

const root = makeTemporaryFolder();
let generated: Running;
let byHand: Running;

beforeAll(async () => {
  const { folder, env } = makeProject(join(root, 'generated'), {
    functions: {
      ...Object.fromEntries(shapes.map(({ route, source }) => [route.slice(1), source])),
      area: 'exports = (a, b) => ({ area: a * b });',
    },
    endpoints: shapes.map(({ route, method, entry }) => ({ route, http_method: method, ...entry })),
  });
  generated = await startProject(folder, env);

  const hand = join(root, 'by-hand');
  mkdirSync(hand);
  writeTree(hand, {
    'package.json': { scripts: { start: 'functions-framework --target=api' }, main: 'index.js' },
    'index.js': [
      "const { http } = require('@google-cloud/functions-framework');",
      'const handlers = {',
      ...shapes.map(
        ({ route, byHand: body }) => `'${route}': async (req, res, json, text) => {\n${body}\n},`,
      ),
      '};',
      "http('api', async (req, res) => {",
      '  const text = (status, type, body) => {',
      '    res.statusCode = status;',
      "    res.setHeader('Content-Type', type);",
      "    res.setHeader('Content-Length', Buffer.byteLength(body));",
      '    res.end(body);',
      '  };',
      "  const json = (status, value) => text(status, 'application/json', JSON.stringify(value));",
      '  // Of a parameter that comes again, App Services gave the first.',
      '  const query = Object.fromEntries(Object.entries(req.query).map(([k, v]) => [k, [v].flat()[0]]));',
      "  Object.defineProperty(req, 'query', { value: query });",
      '  await handlers[req.path](req, res, json, text);',
      '});',
      '',
    ].join('\n'),
  });
  symlinkSync(join(__dirname, '../../node_modules'), join(hand, 'node_modules'));
  byHand = await startProject(hand);
});
afterAll(() => Promise.all([generated.stop(), byHand.stop()]));

/** An answer without what Express and the connection add, and without `vary`, which a hand-written one forgets. */
function comparable({ status, headers, body }: Answer): unknown {
  const left = /^(date|connection|keep-alive|vary|x-powered-by)$/i;
  const lines = headers
    .filter(([name]) => !left.test(name))
    .map(([name, value]) => [name.toLowerCase(), value]);
  return { status, headers: Object.fromEntries(lines) as unknown, body: body.toString('latin1') };
}

test('there are ten', () => expect(shapes).toHaveLength(10));

test.each(shapes)('$what', async ({ route, requests }) => {
  for (const request of requests) {
    const bytes = writeRequest({ ...request, path: request.path.replace('/', route) });
    const [ours, theirs] = await Promise.all([
      sendBytes(generated.port, bytes),
      sendBytes(byHand.port, bytes),
    ]);
    expect(comparable(ours)).toEqual(comparable(theirs));
    expect(ours.status).toBeLessThan(500);
  }
});
