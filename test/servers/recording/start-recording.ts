import { type BSON } from 'mongodb';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { takeCommands } from './wire';

/** What a test answers to a command: a document, or what makes one of the command. */
export type Answer = BSON.Document | ((command: BSON.Document) => BSON.Document);

/**
 * A server that speaks MongoDB's protocol, keeps the commands that it gets, and answers as the test says. It is no
 * database: without an answer it finds nothing and changes nothing.
 */
export interface RecordingServer {
  readonly uri: string;
  /** The commands in order, without those by which a driver connects and takes leave. */
  readonly commands: readonly BSON.Document[];
  /** Answers the commands of this name from now on. */
  answer(name: string, answer: Answer): void;
  /** Forgets commands and answers. */
  reset(): void;
  stop(): Promise<void>;
}

const CONNECTING = new Set(['hello', 'ismaster', 'isMaster', 'ping', 'endSessions']);

function defaultAnswer(name: string, command: BSON.Document): BSON.Document {
  if (['find', 'aggregate', 'listCollections', 'listIndexes'].includes(name)) {
    return { ok: 1, cursor: { id: 0n, ns: `${command.$db}.${command[name]}`, firstBatch: [] } };
  }
  if (name === 'insert') return { ok: 1, n: command.documents.length };
  if (name === 'findAndModify') return { ok: 1, value: null };
  if (name === 'distinct') return { ok: 1, values: [] };
  return { ok: 1, n: 0, nModified: 0 };
}

/** With `replicaSet` it says that it is the primary of one: writes get transaction numbers, and there are transactions. */
export async function startRecording({ replicaSet = false } = {}): Promise<RecordingServer> {
  const commands: BSON.Document[] = [];
  const answers = new Map<string, Answer>();
  const sockets = new Set<Socket>();
  let host = '';

  function hello(): BSON.Document {
    return {
      ok: 1,
      isWritablePrimary: true,
      helloOk: true,
      minWireVersion: 0,
      maxWireVersion: 21,
      maxBsonObjectSize: 16 * 1024 * 1024,
      maxMessageSizeBytes: 48_000_000,
      maxWriteBatchSize: 100_000,
      logicalSessionTimeoutMinutes: 30,
      ...(replicaSet && { setName: 'recording', setVersion: 1, hosts: [host], me: host, primary: host }),
    };
  }

  function reply(command: BSON.Document): BSON.Document {
    const [name = ''] = Object.keys(command);
    if (CONNECTING.has(name)) return hello();
    commands.push(command);
    const answer = answers.get(name) ?? defaultAnswer(name, command);
    return typeof answer === 'function' ? answer(command) : answer;
  }

  const server = createServer((socket) => {
    let rest: Buffer = Buffer.alloc(0);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      const taken = takeCommands(Buffer.concat([rest, bytes]));
      rest = taken.rest;
      for (const { document, encodeReply } of taken.commands) socket.write(encodeReply(reply(document)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    uri: `mongodb://${host}/${replicaSet ? '?replicaSet=recording' : ''}`,
    commands,
    answer: (name, answer) => void answers.set(name, answer),
    reset() {
      commands.length = 0;
      answers.clear();
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
