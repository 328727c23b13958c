import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { BSON } from 'mongodb';
const { httpClient } = require('../../../src/cloud-run/runtime/http-client');

const tracked: Promise<unknown>[] = [];
const client = httpClient((promise: Promise<unknown>) => {
  tracked.push(promise);
  return promise;
});

interface Seen {
  method: string;
  url: string;
  lines: string[];
  body: string;
}
let seen: Seen[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let origin: string;
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { method = '', url = '', rawHeaders } = request;
    const lines = rawHeaders.flatMap((name, i) => (i % 2 ? [] : [`${name}: ${rawHeaders[i + 1]}`]));
    seen.push({ method, url, lines, body: Buffer.concat(chunks).toString() });
    answer(request, response);
  });
});
const portOf = (listening: Server): number => (listening.address() as AddressInfo).port;
const textOf = (body: BSON.Binary): string => Buffer.from(body.value()).toString();

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${portOf(server)}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen = [];
  answer = (_, response) => response.end('ok');
});

test('an answer has status, headers in Go spelling with all values, cookies and a binary body', async () => {
  answer = (_, response) => {
    response.writeHead(
      201,
      'Created',
      [
        ['content-type', 'a/b'],
        ['x-one', '1'],
        ['X-One', '2'],
        ['set-cookie', 'team=cubs; Path=/'],
      ].flat(),
    );
    response.end('héllo');
  };
  const response = await client.get({ url: `${origin}/a?b=c` });
  expect(response).toMatchObject({
    status: '201 Created',
    statusCode: 201,
    contentLength: 6,
    headers: { 'Content-Type': ['a/b'], 'X-One': ['1', '2'], 'Set-Cookie': ['team=cubs; Path=/'] },
    cookies: { team: 'cubs' },
  });
  expect(textOf(response.body)).toBe('héllo');
  expect(response.body).toBeInstanceOf(BSON.Binary);
  expect(seen).toMatchObject([{ method: 'GET', url: '/a?b=c', body: '' }]);
});

test('a status of 400 and above is an answer, not an exception', async () => {
  answer = (_, response) => response.writeHead(404).end('gone');
  await expect(client.get({ url: origin })).resolves.toMatchObject({ status: '404 Not Found' });
});

test.each(['get', 'post', 'put', 'patch', 'delete', 'head'])('%s sends its method', async (method) => {
  await client[method]({ url: origin });
  expect(seen[0]?.method).toBe(method.toUpperCase());
});

test('a URL may come in parts; its scheme is http then', async () => {
  await client.get({
    host: origin.slice('http://'.length),
    path: '/api/v1 users',
    query: { id: ['8675309'], color: ['red', 'blue'] },
    fragment: 'part',
  });
  expect(seen[0]?.url).toBe('/api/v1%20users?id=8675309&color=red&color=blue');
});

test('headers are sent line by line, cookies as one; other keys are ignored', async () => {
  await client.get({
    url: origin,
    headers: { 'X-List': ['1', '2'], 'X-Text': 'a' },
    cookies: { a: '1', b: '2' },
    requestHeaders: { 'X-Ignored': ['1'] },
  });
  expect(seen[0]?.lines).toEqual(
    expect.arrayContaining(['X-List: 1', 'X-List: 2', 'X-Text: a', 'Cookie: a=1; b=2']),
  );
  expect(seen[0]?.lines.join('\n')).not.toContain('X-Ignored');
});

describe('the body', () => {
  test('is text or binary as it is', async () => {
    await client.post({ url: origin, body: '{"a": 1}' });
    await client.post({ url: origin, body: new BSON.Binary(Buffer.from('bytes')) });
    expect(seen.map(({ body }) => body)).toEqual(['{"a": 1}', 'bytes']);
    expect(seen[0]?.lines).toContain('Content-Length: 8');
  });

  test('is EJSON if asked for: plain values are plain JSON', async () => {
    const id = new BSON.ObjectId('5d505646cf6d4fe581014ab2');
    await client.post({ url: origin, body: { n: 1, f: 1.5, id, none: undefined }, encodeBodyAsJSON: true });
    expect(seen[0]?.body).toBe('{"n":1,"f":1.5,"id":{"$oid":"5d505646cf6d4fe581014ab2"}}');
    expect(seen[0]?.lines).toContain('Content-Type: application/json');
  });

  test('is refused if it is an object that nobody asked to encode', async () => {
    await expect(client.post({ url: origin, body: { a: 1 } })).rejects.toThrow('encodeBodyAsJSON');
  });

  test('is a form, url-encoded', async () => {
    await client.post({ url: origin, form: { 'to-address': 'a@b.c', text: 'x & y' } });
    expect(seen[0]?.body).toBe('to-address=a%40b.c&text=x+%26+y');
    expect(seen[0]?.lines).toContain('Content-Type: application/x-www-form-urlencoded');
  });

  test('is a form in parts, if the header says so', async () => {
    await client.post({
      url: origin,
      form: { 'a"b': 'one' },
      headers: { 'Content-Type': ['multipart/form-data'] },
    });
    const type = seen[0]?.lines.find((line) => line.startsWith('Content-Type: ')) ?? '';
    const boundary = /^Content-Type: multipart\/form-data; boundary=(.+)$/.exec(type)?.[1];
    expect(seen[0]?.body).toBe(
      `--${boundary}\r\nContent-Disposition: form-data; name="a%22b"\r\n\r\none\r\n--${boundary}--\r\n`,
    );
  });
});

describe('authentication', () => {
  const basic = `Authorization: Basic ${Buffer.from('MyUser:Mypassw0rd').toString('base64')}`;

  test('is basic, of the options or of the URL', async () => {
    await client.get({ url: origin, username: 'MyUser', password: 'Mypassw0rd' });
    await client.get({ url: origin.replace('//', '//MyUser:Mypassw0rd@') });
    expect(seen.every(({ lines }) => lines.includes(basic))).toBe(true);
  });

  test.each(['digestAuth', 'authUrl'])('by %s is refused, and nothing is sent', async (key) => {
    await expect(client.get({ url: origin, [key]: true })).rejects.toThrow(`${key} is not supported`);
    expect(seen).toEqual([]);
  });
});

describe('redirects', () => {
  const redirectOnce = (status: number): void => {
    answer = ({ url }, response) =>
      url === '/to' ? response.end('there') : response.writeHead(status, { Location: '/to' }).end();
  };

  test('are answers, unless asked to follow', async () => {
    redirectOnce(302);
    const response = await client.get({ url: origin });
    expect(response).toMatchObject({ statusCode: 302, headers: { Location: ['/to'] } });
    expect(seen).toHaveLength(1);
  });

  test('are followed with a GET and without a body', async () => {
    redirectOnce(302);
    const response = await client.post({ url: origin, body: 'a', followRedirects: true });
    expect(textOf(response.body)).toBe('there');
    expect(seen[1]).toMatchObject({ method: 'GET', url: '/to', body: '' });
  });

  test('of 307 and 308 repeat the request', async () => {
    redirectOnce(307);
    await client.post({ url: origin, body: 'a', followRedirects: true });
    expect(seen[1]).toMatchObject({ method: 'POST', body: 'a' });
  });

  test('to another host carry no credentials', async () => {
    answer = ({ url }, response) =>
      url === '/to'
        ? response.end()
        : response.writeHead(302, { Location: `${origin.replace('127.0.0.1', 'localhost')}/to` }).end();
    await client.get({
      url: origin,
      headers: { Authorization: 'secret', 'X-Other': 'a' },
      cookies: { a: '1' },
      followRedirects: true,
    });
    const lines = seen[1]?.lines.join('\n');
    expect(lines).toContain('X-Other: a');
    expect(lines).not.toMatch(/authorization|cookie/i);
  });

  test('in a circle end', async () => {
    answer = (_, response) => response.writeHead(302, { Location: '/again' }).end();
    await expect(client.get({ url: origin, followRedirects: true })).rejects.toThrow('10 redirects');
    expect(seen).toHaveLength(11);
  });
});

test.each([
  [undefined, 'an object with a url expected'],
  [{}, 'neither url nor host'],
  [{ url: 'nonsense' }, "'nonsense' is no URL"],
  [{ url: 'file:///etc/passwd' }, "http or https expected, not 'file:'"],
])('%j is refused', async (options, message) => {
  await expect(client.get(options)).rejects.toThrow(message);
});

test('a server that is not there, or goes away, is an error', async () => {
  const gone = createTcpServer((socket) => {
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf');
      setTimeout(() => socket.destroy(), 20);
    });
  });
  await new Promise<void>((done) => gone.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${portOf(gone)}`;
  await expect(client.get({ url })).rejects.toThrow(/aborted|hang up|ECONNRESET/);
  await new Promise((done) => gone.close(done));
  await expect(client.get({ url })).rejects.toThrow('ECONNREFUSED');
});

test('every call is work of its request', async () => {
  const before = tracked.length;
  const promise = client.get({ url: origin });
  expect(tracked.slice(before)).toEqual([promise]);
  await promise;
});
