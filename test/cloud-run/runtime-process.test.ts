// What a process does with requests that no function can be blamed for: bodies without end, callers who leave, hosts
// without the framework, projects that must not start.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { writeRuntimeProject, type RuntimeProject } from '../support/runtime-project';
import { Connection, sendBytes, type Answer } from './support/send-bytes';
import { startProject, type Running } from './support/start-project';

let running: Running | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

const sources = {
  length: 'exports = ({ body }) => (body === undefined ? 0 : body.length());',
  text: 'exports = ({ body }) => body.text();',
  slow: `exports = async () => { await new Promise((resolve) => setTimeout(resolve, 300)); console.log('slow is done'); return 1; };`,
};
async function start(project: Partial<RuntimeProject>, env: Record<string, string> = {}): Promise<number> {
  running = await startProject(writeRuntimeProject({ sources, ...project }), env);
  return running.port;
}
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const head = (path: string, ...lines: string[]): string =>
  [`POST ${path} HTTP/1.1`, 'Host: localhost', ...lines, '', ''].join('\r\n');
const post = (port: number, path: string, body: Buffer | string): Promise<Answer> =>
  sendBytes(
    port,
    Buffer.concat([Buffer.from(head(path, `Content-Length: ${Buffer.byteLength(body)}`)), Buffer.from(body)]),
  );
const told = ({ status, body }: Answer): unknown => [status, JSON.parse(String(body))];
const TOO_LARGE = [
  413,
  { error: 'request body is larger than 1000 bytes', error_code: 'ReadSizeLimitExceeded' },
];

describe('bodies', () => {
  test('are taken up to the limit, and refused above it, whole or in chunks', async () => {
    const port = await start({}, { MAX_BODY_BYTES: '1000' });
    expect(told(await post(port, '/length', 'x'.repeat(1000)))).toEqual([200, 1000]);
    expect(told(await post(port, '/length', 'x'.repeat(1001)))).toEqual(TOO_LARGE);
    expect(told(await post(port, '/length', Buffer.alloc(20_000_000)))).toEqual(TOO_LARGE);
    const chunk = `3e8\r\n${'x'.repeat(1000)}\r\n`;
    const chunked = (chunks: string): Promise<Answer> =>
      sendBytes(port, Buffer.from(`${head('/length', 'Transfer-Encoding: chunked')}${chunks}0\r\n\r\n`));
    expect(told(await chunked(chunk))).toEqual([200, 1000]);
    expect(told(await chunked(chunk + chunk))).toEqual(TOO_LARGE);
    expect(told(await chunked(''))).toEqual([200, 0]);
    expect(told(await post(port, '/length', 'x'))).toEqual([200, 1]);
  });

  test('that are never complete end at the deadline', async () => {
    const port = await start({}, { DEADLINE_MS: '300' });
    const answer = await sendBytes(port, Buffer.from(`${head('/length', 'Content-Length: 10')}abc`));
    expect(told(answer)).toEqual([
      504,
      { error: 'execution time limit exceeded', error_code: 'ExecutionTimeLimitExceeded' },
    ]);
  });

  test('of requests that are refused unread leave the connection usable', async () => {
    const port = await start({});
    const body = 'x'.repeat(100_000);
    const connection = new Connection(port);
    const send = (path: string): Promise<Answer> =>
      connection.send(Buffer.from(head(path, `Content-Length: ${body.length}`) + body));
    expect((await send('/other')).status).toBe(404);
    expect(told(await send('/length'))).toEqual([200, 100_000]);
    connection.socket.destroy();
  });
});

describe('callers who leave', () => {
  async function leave(port: number, text: string): Promise<void> {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    socket.write(text);
    await wait(100);
    socket.destroy();
  }

  test('do not end the work of their request, nor the process', async () => {
    const port = await start({});
    await leave(port, head('/slow', 'Content-Length: 0'));
    await leave(port, `${head('/length', 'Content-Length: 10')}abc`);
    await leave(port, 'POST /slow HT');
    await wait(500);
    expect(running?.log()).toContain('slow is done');
    expect(told(await post(port, '/length', 'abc'))).toEqual([200, 3]);
  });

  test('are not waited for when the process ends', async () => {
    const port = await start({});
    expect((await post(port, '/length', 'x')).status).toBe(200);
    await leave(port, head('/slow', 'Content-Length: 0'));
    running?.process.kill('SIGTERM');
    expect(await running?.ended).toBe(0);
    expect(running?.log()).toContain('slow is done');
  });
});

describe('without the framework', () => {
  /** Runs a server around the project's handlers, which tells its port. */
  async function host(code: string, project: Partial<RuntimeProject> = {}): Promise<number> {
    const folder = writeRuntimeProject({ sources, ...project });
    writeFileSync(
      join(folder, 'server.js'),
      `const handlers = require('./index');\n${code}.listen(0, '127.0.0.1', function () { console.log('port ' + this.address().port); });`,
    );
    const child = spawn(process.execPath, ['server.js'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    const ended = new Promise<number | string>((resolve) => {
      child.on('close', (exit, signal) => resolve(exit ?? signal ?? 'unknown'));
    });
    const stop = async (): Promise<void> => {
      child.kill('SIGKILL');
      await ended;
    };
    const port = await new Promise<number>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          log += text;
          const found = /^port (\d+)$/m.exec(log)?.[1];
          if (found !== undefined) resolve(Number(found));
        });
      }
      void ended.then(() => reject(new Error(log)));
    });
    running = { port, process: child, startedAfter: 0, log: () => log, ended, stop };
    return port;
  }
  const express = JSON.stringify(require.resolve('express'));

  test("Node's http serves the project", async () => {
    const port = await host("require('node:http').createServer(handlers.api)");
    expect(told(await post(port, '/text', '{"a":'))).toEqual([200, '{"a":']);
    running?.process.kill('SIGTERM');
    expect(await running?.ended).toBe(0);
  });

  test('Express serves it beside routes of its own, whose requests nobody hides anything from', async () => {
    const port = await host(`require(${express})()
      .get('/own/path', (request, response) => response.json([request.url, request.headers['content-type']]))
      .use('/mounted', handlers.api)
      .use(handlers.api)`);
    const own = 'GET /own/path HTTP/1.1\r\nHost: x\r\nContent-Type: a/b\r\n\r\n';
    expect(told(await sendBytes(port, Buffer.from(own)))).toEqual([200, ['/own/path', 'a/b']]);
    expect(told(await post(port, '/text', '{"a":'))).toEqual([200, '{"a":']);
    expect((await post(port, '/mounted/text', 'x')).status).toBe(404);
  });

  test('bytes that a parser kept are taken; a body that it ate is an error that says so', async () => {
    const keeping = await host(`require(${express})()
      .use(require(${express}).raw({ type: '*/*' })).use(handlers.api)`);
    const request = (body: string): Buffer =>
      Buffer.from(head('/text', 'Content-Type: application/json', `Content-Length: ${body.length}`) + body);
    expect(told(await sendBytes(keeping, request('{"a":1}')))).toEqual([200, '{"a":1}']);
    await running?.stop();
    const eating = await host(`require(${express})().use(require(${express}).json()).use(handlers.api)`);
    expect((await sendBytes(eating, request('{"a":1}'))).status).toBe(500);
    expect(running?.log()).toContain('mount the handler before any body parser');
  });
});

describe('a project that starts', () => {
  test('tells at once what its environment lacks', async () => {
    const entry = {
      kind: 'endpoint',
      name: 'post-hook',
      method: 'POST',
      route: '/hook',
      function: 'text',
      validation: 'secret',
      secret: 'HOOK_SECRET',
      respond_result: true,
      format: 'JSON',
      auth: 'shared-key',
    } as const;
    await start({ entries: [entry], values: { key: { secret: 'VALUE_KEY' } } });
    for (const name of ['HOOK_SECRET', 'ENDPOINT_API_KEYS', 'VALUE_KEY']) {
      expect(running?.log()).toContain(`The environment variable ${name} is not set`);
    }
  });

  test('serves its functions though one has a syntax error', async () => {
    const port = await start({ sources: { ...sources, broken: 'exports = (((' } });
    expect(told(await post(port, '/broken', ''))).toMatchObject([500, { error_code: 'FunctionSyntaxError' }]);
    expect(told(await post(port, '/length', 'x'))).toEqual([200, 1]);
  });

  test('does not start with what it does not know', async () => {
    const folder = writeRuntimeProject({ sources });
    const file = join(folder, 'app/routes.json');
    const [first] = JSON.parse(readFileSync(file, 'utf8')) as object[];
    writeFileSync(file, JSON.stringify([{ ...first, only_admins: true }]));
    await expect(startProject(folder)).rejects.toThrow('app/routes.json, entry 1: has the key only_admins');
  });
});

test('work that fails unnoticed is logged where FLOATING_FAILURE is log', async () => {
  const float = `exports = () => { (async () => { throw new Error('nobody sees'); })(); return 'sent'; };`;
  const port = await start({ sources: { float } }, { FLOATING_FAILURE: 'log' });
  expect(told(await post(port, '/float', ''))).toEqual([200, 'sent']);
  expect(running?.log()).toContain('nobody sees');
});
