// The runtime takes requests and process events over from the Functions Framework by what Node tells of both, without a
// patch. A version that parses, listens or loads in another way must fail here before it fails in somebody's project.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { linkFramework, writeRuntimeProject } from '../support/runtime-project';
import { temporaryFolder } from '../support/temporary-folder';
import { Connection, sendBytes, type Answer } from './support/send-bytes';
import { startProject, type Running } from './support/start-project';

/** Programs of other versions of Node.js, as .ci/run installs them: paths with colons between. */
const others = (process.env.OTHER_NODES ?? '').split(':').filter((path) => path !== '');
if (others.length === 0)
  test.skip('other versions of Node.js: OTHER_NODES names no program of one', () => undefined);
const frameworks = ['@google-cloud/functions-framework', 'functions-framework-4'];
const cases = [process.execPath, ...others].flatMap((path) => {
  const version = spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim();
  return frameworks.map((framework) => ({ framework, version, path }));
});

let running: Running | undefined;
let node = process.execPath;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

async function start(folder: string, env: Record<string, string> = {}): Promise<number> {
  running = await startProject(folder, env, node);
  return running.port;
}
const request = (head: string[], body: Buffer | string = ''): Buffer =>
  Buffer.concat([
    Buffer.from(
      [...head, 'Host: localhost', `Content-Length: ${Buffer.byteLength(body)}`, '', ''].join('\r\n'),
    ),
    Buffer.from(body),
  ]);
const get = (port: number, path: string): Promise<Answer> =>
  sendBytes(port, request([`GET ${path} HTTP/1.1`]));

describe.each(cases)('$framework on Node.js $version', ({ framework, path }) => {
  beforeAll(() => {
    node = path;
  });

  test('listens to each event of the process once, when the first request comes', async () => {
    const folder = temporaryFolder();
    linkFramework(folder, framework);
    writeFileSync(join(folder, 'package.json'), '{"scripts":{"start":"functions-framework --target=api"}}');
    // Without the runtime: what listens is the framework's, but for what Node's domains add.
    const events = ['unhandledRejection', 'uncaughtException', 'SIGTERM', 'SIGINT'];
    writeFileSync(
      join(folder, 'index.js'),
      `const events = ${JSON.stringify(events)};
      const names = () => Object.fromEntries(events.map((event) => [event, process.listeners(event).map((each) => each.name)]));
      const atLoad = names();
      exports.api = (request, response) => response.end(JSON.stringify({ atLoad, now: names(), domain: Boolean(process.domain) }));`,
    );
    const { body } = await get(await start(folder), '/');
    expect(JSON.parse(String(body))).toEqual({
      atLoad: { unhandledRejection: [], uncaughtException: [], SIGTERM: [], SIGINT: [] },
      now: {
        unhandledRejection: [''],
        uncaughtException: ['domainUncaughtExceptionClear', ''],
        SIGTERM: [''],
        SIGINT: [''],
      },
      domain: true,
    });
  });

  test('has none of its listeners left after the first request, and leaves those of index.js', async () => {
    const folder = writeRuntimeProject({
      framework,
      before: "process.on('SIGTERM', function ours() {});",
      sources: {
        names: `exports = () => ['unhandledRejection', 'uncaughtException', 'SIGTERM', 'SIGINT'].map((event) => process.listeners(event).map((each) => each.name + (/sendCrashResponse/.test(each) ? 'framework' : '')));
        `,
      },
    });
    const { body } = await get(await start(folder), '/names');
    expect(JSON.parse(String(body))).toEqual([[''], ['domainUncaughtExceptionClear', ''], ['ours'], ['']]);
  });

  describe('hands every request on as it was sent', () => {
    const sources = {
      echo: `exports = ({ headers, body }) => ({ type: headers['Content-Type'], encoding: headers['Content-Encoding'], body: body?.toBase64() });`,
    };
    let port: number;
    beforeEach(async () => {
      const entries = ['/favicon.ico', '/robots.txt'].map((route, index) => ({
        kind: 'endpoint' as const,
        name: `route-${index}`,
        method: 'GET' as const,
        route,
        function: 'echo',
        validation: 'none' as const,
        respond_result: true,
        format: 'JSON' as const,
        auth: 'system' as const,
      }));
      port = await start(writeRuntimeProject({ framework, sources, entries }));
    });

    test('whatever its type, encoding and path are', async () => {
      const zipped = gzipSync('{"a":1}');
      const bodies: [string[], string | Buffer][] = [
        [['Content-Type: application/json'], '{"a":'],
        [['Content-Type: application/json'], '"x"'],
        [['Content-Type: application/json'], ''],
        [['Content-Type: application/json; charset=klingon'], '{}'],
        [['Content-Type: application/cloudevents+json'], '{"a":'],
        [['Content-Type: application/x-www-form-urlencoded'], 'a=%zz&'],
        [['Content-Type: text/plain; charset=klingon'], 'a'],
        [['Content-Type: multipart/form-data'], '--'],
        [['Content-Type: nonsense'], Buffer.from([0, 255, 128, 10])],
        [[], 'no type'],
        [['Content-Type: application/json', 'Content-Encoding: gzip'], zipped],
        [['Content-Type: application/json', 'Content-Encoding: gzip'], zipped.subarray(0, 9)],
        [['Content-Type: application/json', 'Content-Encoding: zstd-9'], 'x'],
      ];
      for (const [headers, body] of bodies) {
        const { status, body: echoed } = await sendBytes(
          port,
          request(['POST /echo HTTP/1.1', ...headers], body),
        );
        expect([headers, status]).toEqual([headers, 200]);
        const [type, encoding] = ['Content-Type', 'Content-Encoding'].map((name) =>
          headers.filter((line) => line.startsWith(name)).map((line) => line.slice(name.length + 2)),
        );
        expect(JSON.parse(String(echoed))).toEqual({
          ...(type?.length === 0 ? {} : { type }),
          ...(encoding?.length === 0 ? {} : { encoding }),
          ...(body.length === 0 ? {} : { body: Buffer.from(body).toString('base64') }),
        });
      }
      expect((await get(port, '/favicon.ico')).status).toBe(200);
      expect((await get(port, '/robots.txt')).status).toBe(200);
      const badEscape = await get(port, '/%zz');
      expect([badEscape.status, JSON.parse(String(badEscape.body))]).toEqual([
        404,
        { error: 'endpoint not found', error_code: 'EndpointNotFound' },
      ]);
    });
  });

  test('leaves the servers of packages alone', async () => {
    const sources = {
      own: `const http = require('node:http');
      exports = () => new Promise((resolve) => {
        const server = http.createServer((request, response) => response.end(request.url + ' ' + request.headers['content-type'])).listen(0, '127.0.0.1', () => {
          http.get({ port: server.address().port, path: '/their/path', headers: { 'content-type': 'a/b' } }, (response) => {
            response.setEncoding('utf8').on('data', (text) => { server.close(); resolve(text); });
          });
        });
      });`,
    };
    const { body } = await get(await start(writeRuntimeProject({ framework, sources })), '/own');
    expect(String(body)).toBe('"/their/path a/b"');
  });

  test('failures of work that nobody waits for end their own request, of 40 at once', async () => {
    const sources = {
      work: `exports = ({ query }) => {
        if (query.fails) (async () => { await new Promise((resolve) => setTimeout(resolve, 10 + query.id % 7)); throw new Error('failure of ' + query.id); })();
        return new Promise((resolve) => setTimeout(() => resolve(query.id), query.id % 5));
      };`,
    };
    const port = await start(writeRuntimeProject({ framework, sources }));
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, id) => get(port, `/work?id=${id}${id % 2 === 1 ? '&fails=1' : ''}`)),
    );
    answers.forEach(({ status, body }, id) => {
      const failure = { message: `failure of ${id}`, name: 'Error' };
      const expected =
        id % 2 === 1
          ? [400, { error: JSON.stringify(failure), error_code: 'FunctionExecutionError' }]
          : [200, String(id)];
      expect([status, JSON.parse(String(body))]).toEqual(expected);
    });
    expect((await get(port, '/work?id=41')).status).toBe(200);
  });

  test('SIGTERM lets a request end, refuses the next, and ends the process with 0', async () => {
    const sources = {
      slow: `exports = () => new Promise((resolve) => setTimeout(() => resolve('done'), 1200));`,
      quick: 'exports = () => 1;',
    };
    const port = await start(writeRuntimeProject({ framework, sources }));
    const kept = new Connection(port);
    expect((await kept.send(request(['GET /quick HTTP/1.1']))).status).toBe(200);
    const slow = get(port, '/slow');
    await new Promise((resolve) => setTimeout(resolve, 300));
    running?.process.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const refused = await kept.send(request(['GET /quick HTTP/1.1']));
    expect(refused.status).toBe(503);
    expect(refused.headers).toContainEqual(['Connection', 'close']);
    const { status, body } = await slow;
    expect([status, String(body)]).toEqual([200, '"done"']);
    expect(await running?.ended).toBe(0);
  });
});
