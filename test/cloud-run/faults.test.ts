// What happens to a process: scenario 158, scenario 159, scenario 160, and faults of clients and servers.
import { connect } from 'node:net';
import { join } from 'node:path';
import { startRecording } from '../servers/recording/start-recording';
import { makeProject, type Made } from './support/make-project';
import { makeTemporaryFolder } from './support/make-temporary-folder';
import { startPeer, type Peer } from './support/peer';
import { Connection, sendBytes, type Answer } from './support/send-bytes';
import { startProject, type Running } from './support/start-project';
import { writeRequest } from './support/write-request';

// Projects are made and started here, which takes long where much else runs.
jest.setTimeout(240_000);

const root = makeTemporaryFolder();
const running: Running[] = [];
let peer: Peer;
let made: Made;

beforeAll(async () => {
  peer = await startPeer();
  made = makeProject(
    join(root, 'faults'),
    {
      services: [{ name: 'mongodb-atlas', type: 'mongodb-atlas', config: { clusterName: 'Cluster0' } }],
      functions: {
        ok: "exports = () => 'ok';",
        length: 'exports = ({ body }) => (body === undefined ? 0 : body.text().length);',
        slow: [
          'exports = async ({ query }) => {',
          '  await new Promise((done) => setTimeout(done, Number(query.ms)));',
          '  if (query.key) context.http.get({ url: `{peer}/slow?key=${query.key}` });',
          "  return 'slow';",
          '};',
        ],
        finished:
          'exports = async ({ query }) => (await context.http.get({ url: `{peer}/finished?key=${query.key}` })).body.text();',
        find: "exports = () => context.services.get('mongodb-atlas').db('db').collection('c').find();",
      },
      endpoints: ['ok', 'slow', 'finished', 'find']
        .map((name) => ({ route: `/${name}` }))
        .concat([{ route: '/length', http_method: 'POST' } as { route: string }]),
    },
    { peer: peer.origin },
  );
});
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop();
});
afterAll(() => peer.close());

async function start(env: Record<string, string> = {}): Promise<Running> {
  const started = await startProject(made.folder, { ...made.env, ...env });
  running.push(started);
  return started;
}

const get = (project: Running, path: string): Promise<Answer> =>
  sendBytes(project.port, writeRequest({ path }));
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** The process lives, and nothing went wrong that nobody was told of. */
async function expectAlive(project: Running): Promise<void> {
  const { status, body } = await get(project, '/ok');
  expect([status, body.toString()]).toEqual([200, '"ok"']);
  expect(project.log()).not.toMatch(/Unhandled|The runtime failed/);
}

/** Sends bytes, and goes away after a while. */
async function sendAndGo(port: number, bytes: Buffer, ms: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  await new Promise((done) => socket.on('connect', done).on('close', done));
  socket.write(bytes);
  await pause(ms);
  socket.resetAndDestroy();
}

describe('clients', () => {
  test('scenario 158: one goes away before the answer: the work ends, and the next is answered', async () => {
    const project = await start();
    await sendAndGo(project.port, writeRequest({ path: '/slow?ms=200&key=gone' }), 50);
    await expectAlive(project);
    const finished = async (): Promise<string> => (await get(project, '/finished?key=gone')).body.toString();
    let said = await finished();
    for (let i = 0; i < 50 && said === '"no"'; i++) {
      await pause(50);
      said = await finished();
    }
    expect(said).toBe('"yes"');
    await expectAlive(project);
  });

  test('they go away at each step of a request', async () => {
    const project = await start();
    const whole = writeRequest({ method: 'POST', path: '/length', body: 'x'.repeat(1000) });
    const slow = writeRequest({ path: '/slow?ms=60' });
    for (const bytes of [
      whole.subarray(0, 10),
      whole.subarray(0, whole.indexOf('\r\n\r\n')),
      whole.subarray(0, whole.indexOf('\r\n\r\n') + 4),
      whole.subarray(0, whole.length - 1),
      whole,
    ]) {
      for (const ms of [0, 1, 5, 20]) await sendAndGo(project.port, bytes, ms);
    }
    for (const ms of [0, 1, 20, 59, 60, 61, 62, 65, 80]) await sendAndGo(project.port, slow, ms);
    await expectAlive(project);
  });

  test('1,000 of them go away', async () => {
    const project = await start();
    await get(project, '/ok');
    for (let round = 0; round < 10; round++) {
      await Promise.all(
        Array.from({ length: 100 }, (_, i) =>
          sendAndGo(project.port, writeRequest({ path: `/slow?ms=${i % 30}` }), i % 25),
        ),
      );
    }
    await expectAlive(project);
    // Nothing is left in flight: the process ends as soon as it is asked to.
    project.process.kill('SIGTERM');
    expect(await project.ended).toBe(0);
  });

  test('a body that never comes ends at the deadline, and others are answered meanwhile', async () => {
    const project = await start({ DEADLINE_MS: '800' });
    const whole = writeRequest({ method: 'POST', path: '/length', body: 'x'.repeat(1000) });
    const stalled = sendBytes(project.port, whole.subarray(0, whole.length - 1), 'POST');
    await expectAlive(project);
    const { status, body } = await stalled;
    expect([status, JSON.parse(body.toString())]).toEqual([
      504,
      { error: 'execution time limit exceeded', error_code: 'ExecutionTimeLimitExceeded' },
    ]);
    await expectAlive(project);
  });

  test('a body that comes byte by byte is read whole', async () => {
    const project = await start();
    const bytes = writeRequest({ method: 'POST', path: '/length', body: 'slowly' });
    const socket = connect(project.port, '127.0.0.1');
    const text = new Promise<string>((resolve) => socket.on('data', (data) => resolve(data.toString())));
    for (const byte of bytes) {
      socket.write(Buffer.from([byte]));
      await pause(1);
    }
    expect(await text).toMatch(/\r\n\r\n6$/);
    socket.destroy();
  });

  test('a flood of headers is refused by Node, and others are answered', async () => {
    const project = await start();
    const flood = Array.from({ length: 2000 }, (_, i): [string, string] => [`X-Flood-${i}`, 'x']);
    const { status } = await sendBytes(project.port, writeRequest({ path: '/ok', headers: flood }));
    expect(status).toBe(431);
    const many = Array.from({ length: 900 }, (_, i): [string, string] => [`X-${i}`, 'x']);
    expect((await sendBytes(project.port, writeRequest({ path: '/ok', headers: many }))).status).toBe(200);
    await expectAlive(project);
  });

  test('what is no HTTP is refused', async () => {
    const project = await start();
    expect((await sendBytes(project.port, Buffer.from('\0\x01\x02 nonsense\r\n\r\n'))).status).toBe(400);
    await expectAlive(project);
  });
});

describe('the end of the process', () => {
  test('scenario 159: SIGTERM lets a request in flight have its answer, and the process ends with 0', async () => {
    const project = await start();
    await get(project, '/ok');
    const answer = get(project, '/slow?ms=600&key=term');
    await pause(150);
    project.process.kill('SIGTERM');
    const { status, body } = await answer;
    expect([status, body.toString()]).toEqual([200, '"slow"']);
    expect(await project.ended).toBe(0);
  });

  test('scenario 160: a request after SIGTERM is refused, and its connection closed', async () => {
    const project = await start();
    const connection = new Connection(project.port);
    expect((await connection.send(writeRequest({ path: '/ok' }))).status).toBe(200);
    const answer = get(project, '/slow?ms=800');
    await pause(150);
    project.process.kill('SIGTERM');
    await pause(150);
    const refused = await connection.send(writeRequest({ path: '/ok' }));
    expect(refused.status).toBe(503);
    expect(refused.headers.map(([name, value]) => `${name}: ${value}`.toLowerCase())).toContain(
      'connection: close',
    );
    expect((await answer).status).toBe(200);
    expect(await project.ended).toBe(0);
  });

  test('without a request it ends at once', async () => {
    const project = await start();
    await get(project, '/ok');
    project.process.kill('SIGTERM');
    expect(await project.ended).toBe(0);
  });
});

describe('the database', () => {
  test('is not there: an error, and the process lives', async () => {
    const uri = 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=500';
    const project = await start({ MONGODB_URI: uri });
    const { status, body } = await get(project, '/find');
    expect([status, body.toString()]).toEqual([400, expect.stringContaining('FunctionExecutionError')]);
    await expectAlive(project);
  });

  test('is not there for longer than the deadline', async () => {
    const project = await start({ MONGODB_URI: 'mongodb://127.0.0.1:1/', DEADLINE_MS: '700' });
    const { status, body } = await get(project, '/find');
    expect([status, body.toString()]).toEqual([504, expect.stringContaining('ExecutionTimeLimitExceeded')]);
    await expectAlive(project);
  });

  test('has a name that nobody knows', async () => {
    const project = await start({ MONGODB_URI: 'mongodb+srv://nowhere.invalid/', DEADLINE_MS: '3000' });
    expect([400, 504]).toContain((await get(project, '/find')).status);
    await expectAlive(project);
  });

  test('goes away between two requests, and while one waits', async () => {
    const server = await startRecording();
    const project = await start({ MONGODB_URI: server.uri, DEADLINE_MS: '1500' });
    expect((await get(project, '/find')).status).toBe(200);
    await server.stop();
    expect([400, 504]).toContain((await get(project, '/find')).status);
    await expectAlive(project);
  });

  test('is not named', async () => {
    const project = await start();
    const { status, body } = await get(project, '/find');
    expect([status, JSON.parse(body.toString())]).toEqual([
      400,
      { error: expect.stringContaining('MONGODB_URI is not set'), error_code: 'FunctionExecutionError' },
    ]);
    await expectAlive(project);
  });
});
