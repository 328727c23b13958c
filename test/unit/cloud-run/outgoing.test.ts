import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
const { watchOutgoing } = require('../../../src/cloud-run/runtime/outgoing');
const { Scope, runInScope } = require('../../../src/cloud-run/runtime/track');

const LARGE = 2_000_000;
const ZIPPED = 20_000;
let server: Server;
let origin: string;
let scope: any;
beforeAll(async () => {
  watchOutgoing();
  server = createServer((request, response) => {
    const body = Buffer.alloc(LARGE, 'x');
    if (request.url === '/never') return;
    if (request.url === '/zipped')
      response.setHeader('content-encoding', 'gzip').end(gzipSync('z'.repeat(ZIPPED)));
    else setTimeout(() => response.end(request.url === '/small' ? 'x' : body), 20);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => (scope = new Scope({ executionId: 'e1', deadline: 20_000, floatingFailure: 'error' })));
afterEach(() => scope.end());
const isQuietWithin = (ms: number): Promise<boolean> =>
  Promise.race([
    scope.quiet().then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ms).unref()),
  ]);

test.each([
  ['/small', 1],
  ['/', LARGE],
  ['/zipped', ZIPPED],
])('fetch of %s is waited for until its body is read, though nobody waits', async (path, length) => {
  let read = 0;
  scope.returned = true;
  runInScope(scope, () => {
    void fetch(origin + path)
      .then((response) => response.text())
      .then((text) => (read = text.length));
  });
  await scope.quiet();
  expect(read).toBe(length);
});

test('the body of a fetch that nobody reads is not waited for', async () => {
  await runInScope(scope, () => fetch(`${origin}/`));
  expect(await isQuietWithin(5000)).toBe(true);
});

test('a request of http is waited for until its end', async () => {
  let read = 0;
  runInScope(scope, () => {
    get(origin, (response) => response.on('data', (chunk: Buffer) => (read += chunk.length)));
  });
  await scope.quiet();
  expect(read).toBe(LARGE);
});

test('a response of http that nobody reads is not waited for', async () => {
  await runInScope(scope, () => new Promise((resolve) => get(origin, resolve)));
  expect(await isQuietWithin(5000)).toBe(true);
});

test('what fails is over', async () => {
  runInScope(scope, () => {
    get('http://127.0.0.1:1').on('error', () => {});
    void fetch('http://127.0.0.1:1').catch(() => {});
  });
  expect(await isQuietWithin(5000)).toBe(true);
});

test('a request without an answer stays pending', async () => {
  const controller = new AbortController();
  const sent = runInScope(scope, () => fetch(`${origin}/never`, { signal: controller.signal }));
  expect(await isQuietWithin(200)).toBe(false);
  controller.abort();
  await expect(sent).rejects.toThrow();
  expect(await isQuietWithin(5000)).toBe(true);
});

test('what is sent outside of any request is nobody’s', async () => {
  const sent = get(`${origin}/never`).on('error', () => {});
  expect(await isQuietWithin(1000)).toBe(true);
  sent.destroy();
});
