import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';

const PATIENCE_MS = 20_000;
// Not by way of .bin: two versions of the framework are installed here, and both have that name.
const COMMANDS: Record<string, string> = {
  'functions-framework': '@google-cloud/functions-framework/build/src/main.js',
};

/** A project that runs. */
export interface Running {
  readonly port: number;
  readonly process: ChildProcess;
  /** How long it took until it listened. */
  readonly startedAfter: number;
  /** What it has written so far. */
  log(): string;
  /** Resolves to its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  stop(): Promise<void>;
}

/**
 * Starts a project as its `npm start` does, on a free port, with these variables and none of the tests'.
 *
 * @param node the Node.js that runs it
 */
export function startProject(
  folder: string,
  env: Readonly<Record<string, string>> = {},
  node = process.execPath,
): Promise<Running> {
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  const [command = '', ...args] = scripts.start.split(' ');
  return startServer(folder, [join('node_modules', COMMANDS[command] ?? command), ...args], env, node);
}

/** Starts a script in a folder, which listens on the port of the variable PORT. */
export async function startServer(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  node = process.execPath,
): Promise<Running> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(node, args, {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (written += text));
  }
  const ended = new Promise<number | string>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  await listening(port, ended, () => written);
  return {
    port,
    process: child,
    startedAfter: performance.now() - began,
    log: () => written,
    ended,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

async function listening(port: number, ended: Promise<unknown>, log: () => string): Promise<void> {
  let over = false;
  void ended.then(() => (over = true));
  for (const from = performance.now(); performance.now() - from < PATIENCE_MS;) {
    if (over) break;
    const there = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    if (there) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`the project ${over ? 'ended' : 'did not listen'}:\n${log()}`);
}
