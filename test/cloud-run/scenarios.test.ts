import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkAnswer } from './support/check-answer';
import { makeProject, type Made } from './support/make-project';
import { noDatabase, noReplicaSet, openDatabase } from './support/open-database';
import { startPeer, type Peer } from './support/peer';
import { copiesOf, readScenarios, wholeApp, type Request } from './support/read-scenarios';
import { sendBytes } from './support/send-bytes';
import type { StartedServer } from '../support/start-ferretdb';
import { startProject, type Running } from './support/start-project';
import { writeRequest } from './support/write-request';

// Projects are made and started here, which takes long where much else runs.
jest.setTimeout(240_000);

const root = mkdtempSync(join(tmpdir(), 'cloud-run-scenarios-'));
let peer: Peer;
beforeAll(async () => {
  peer = await startPeer();
});
afterAll(() => {
  peer.close();
  rmSync(root, { recursive: true, force: true });
});

const files = readScenarios();

test('each of the 166 rows is a scenario, once', () => {
  const numbers = [...files.values()].flatMap(({ scenarios }) => scenarios.map(({ scenario }) => scenario));
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 166 }, (_, i) => i + 1));
});

/** What scenarios may need, and why it is not there; undefined if it is. Anything else is a reason itself. */
const NEEDS = new Map([
  ['database', noDatabase],
  ['replica-set', noReplicaSet],
]);

function reasonFor(need: string): string | undefined {
  return NEEDS.has(need) ? NEEDS.get(need) : need;
}

describe.each([...files])('%s', (name, file) => {
  let made: Made;
  let database: StartedServer | undefined;
  const running = new Map<string, Promise<Running>>();

  /** The process with these variables; each is started once. */
  function processWith(env: Record<string, string> = {}): Promise<Running> {
    const key = JSON.stringify(env);
    const known = running.get(key);
    if (known) return known;
    const started = startProject(made.folder, {
      ...made.env,
      ...file.env,
      ...(database && { MONGODB_URI: database.uri }),
      ...env,
    });
    running.set(key, started);
    return started;
  }

  const lacking = file.needs?.map(reasonFor).find((reason) => reason !== undefined);
  const runs = file.scenarios.some(({ requests }) => requests !== undefined) && lacking === undefined;
  if (runs) {
    beforeAll(async () => {
      made = makeProject(join(root, name), wholeApp(file), { ...file, peer: peer.origin });
      if (file.documents) database = await openDatabase(file.documents);
    });
  }
  afterAll(async () => {
    const processes = await Promise.allSettled(running.values());
    for (const each of processes) if (each.status === 'fulfilled') await each.value.stop();
    await database?.stop();
  });

  for (const scenario of file.scenarios) {
    const { mark, what, requests = [], needs = [] } = scenario;
    const title = `${scenario.scenario} [${mark}] ${what}`;
    const reason = lacking ?? needs.map(reasonFor).find((found) => found !== undefined);
    if (reason !== undefined) {
      test.skip(`${title} (skipped: ${reason})`, () => {});
    } else if (scenario.test !== undefined) {
      const path = join(__dirname, scenario.test);
      test(`${title}: ${scenario.test}`, () => {
        expect(existsSync(path) && readFileSync(path, 'utf8')).toContain(`scenario ${scenario.scenario}`);
      });
    } else {
      test(title, async () => {
        expect(requests.length).toBeGreaterThan(0);
        for (const step of requests) await answerAll([step].flat());
      });
    }
  }

  /** Sends requests at once, and checks each answer. */
  async function answerAll(requests: Request[]): Promise<void> {
    await Promise.all(
      requests.flatMap(copiesOf).map(async ({ env, send, expect: expected, log }) => {
        const process = await processWith(env);
        const before = process.log().length;
        checkAnswer(await sendBytes(process.port, writeRequest(send), send.method), expected);
        if (log !== undefined) await expectLog(process, before, log);
      }),
    );
  }
});

/** What a process has written since: it may come after the answer, as it goes another way. */
async function expectLog(process: Running, from: number, [pattern, count]: [string, number]): Promise<void> {
  const found = (): string[] =>
    process
      .log()
      .slice(from)
      .split('\n')
      .filter((line) => new RegExp(pattern).test(line));
  for (let i = 0; i < 100 && found().length < count; i++) await new Promise((done) => setTimeout(done, 20));
  expect(found()).toHaveLength(count);
}
