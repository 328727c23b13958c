import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

// Longer than what comes after takes on a busy machine, so that who does not wait is found out.
const SLOW_MS = 600;

/** The server that functions call. */
export interface Peer {
  readonly origin: string;
  close(): void;
}

/**
 * Starts it. `/answer` answers, `/missing` does not, `/moved` leads to `/answer`, `/echo` tells what it was sent, and
 * `/slow?key=a` takes its time, after which `/finished?key=a` says yes, once.
 */
export async function startPeer(): Promise<Peer> {
  const finished = new Set<string>();
  const server: Server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const key = searchParams.get('key') ?? '';
    switch (pathname) {
      case '/answer':
        response.writeHead(
          200,
          [
            ['x-two', '1'],
            ['x-two', '2'],
          ].flat(),
        );
        return response.end('answer');
      case '/moved':
        return response.writeHead(302, { Location: '/answer' }).end();
      case '/slow':
        return setTimeout(() => {
          finished.add(key);
          response.end('slow');
        }, SLOW_MS);
      case '/finished':
        return response.end(finished.delete(key) ? 'yes' : 'no');
      case '/echo':
        return void bodyOf(request).then((body) =>
          response.end(JSON.stringify({ headers: request.headers, body })),
        );
      default:
        return response.writeHead(404).end('missing');
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
