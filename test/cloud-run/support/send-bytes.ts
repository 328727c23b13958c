import { connect, type Socket } from 'node:net';

/** An answer as it came, line by line. */
export interface Answer {
  status: number;
  headers: [name: string, value: string][];
  body: Buffer;
}

const NO_BODY = new Set([204, 304]);
const PATIENCE_MS = 20_000;

/** Sends bytes over a new connection, and reads one answer. A HEAD has no body, whatever its headers say. */
export async function sendBytes(
  port: number,
  bytes: Buffer,
  method = 'GET',
  patience = PATIENCE_MS,
): Promise<Answer> {
  const socket = connect(port, '127.0.0.1');
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const chunks: Buffer[] = [];
      const finish = (ended: boolean): void => {
        const answer = parseAnswer(Buffer.concat(chunks), method, ended);
        if (answer) resolve(answer);
        else if (ended) reject(new Error(`the connection ended within: ${Buffer.concat(chunks).toString()}`));
      };
      socket.setTimeout(patience, () => reject(new Error('no answer in time')));
      socket.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        finish(false);
      });
      socket.on('end', () => finish(true));
      // Whoever refuses a body may close before it is sent: the answer counts, if there is one.
      socket.on('error', (error) => (chunks.length > 0 ? finish(true) : reject(error)));
      socket.on('connect', () => socket.write(bytes));
    });
  } finally {
    socket.destroy();
  }
}

/** Sends over a connection that stays, one request after the other. */
export class Connection {
  readonly socket: Socket;
  private buffer = Buffer.alloc(0);
  private waiting: (() => void) | undefined;
  private ended = false;

  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1');
    this.socket.on('data', (chunk: Buffer) => {
      this.buffer = Buffer.concat([this.buffer, chunk]);
      this.waiting?.();
    });
    for (const event of ['end', 'error', 'close']) {
      this.socket.on(event, () => {
        this.ended = true;
        this.waiting?.();
      });
    }
  }

  async send(bytes: Buffer): Promise<Answer> {
    this.buffer = Buffer.alloc(0);
    this.socket.write(bytes);
    for (;;) {
      const answer = parseAnswer(this.buffer, 'GET', this.ended);
      if (answer) return answer;
      if (this.ended) throw new Error('the connection ended before an answer');
      await new Promise<void>((done) => (this.waiting = done));
    }
  }
}

/** The answer at the start of `bytes`, or undefined if it is not all there. */
function parseAnswer(bytes: Buffer, method: string, ended: boolean): Answer | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [statusLine = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1]);
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const valueOf = (name: string): string | undefined =>
    headers.find((header) => header[0].toLowerCase() === name)?.[1];
  const rest = bytes.subarray(end + 4);
  if (NO_BODY.has(status) || method === 'HEAD') return { status, headers, body: rest };
  const length = valueOf('content-length');
  if (length !== undefined) {
    return rest.length < Number(length)
      ? undefined
      : { status, headers, body: rest.subarray(0, Number(length)) };
  }
  if (valueOf('transfer-encoding') === 'chunked') {
    const body = unchunk(rest);
    return body && { status, headers, body };
  }
  return ended ? { status, headers, body: rest } : undefined;
}

function unchunk(bytes: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let at = 0; ;) {
    const end = bytes.indexOf('\r\n', at);
    if (end < 0) return undefined;
    const length = parseInt(bytes.subarray(at, end).toString(), 16);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
    if (at > bytes.length) return undefined;
  }
}
