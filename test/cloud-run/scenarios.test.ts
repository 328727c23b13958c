import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkAnswer } from './support/check-answer';
import { makeProject, type Made } from './support/make-project';
import { startPeer, type Peer } from './support/peer';
import { copiesOf, readScenarios, wholeApp, type Request } from './support/read-scenarios';
import { sendBytes } from './support/send-bytes';
import { startProject, type Running } from './support/start-project';
import { writeRequest } from './support/write-request';

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

describe.each([...files])('%s', (name, file) => {
  let made: Made;
  const running = new Map<string, Running>();

  /** The process with these variables; each is started once. */
  async function processWith(env: Record<string, string> = {}): Promise<Running> {
    const key = JSON.stringify(env);
    const known = running.get(key);
    if (known) return known;
    const started = await startProject(made.folder, { ...made.env, ...file.env, ...env });
    running.set(key, started);
    return started;
  }

  const lacking = file.needs?.map(reasonFor).find((reason) => reason !== undefined);
  const runs = file.scenarios.some(({ requests }) => requests !== undefined) && lacking === undefined;
  if (runs)
    beforeAll(() => (made = makeProject(join(root, name), wholeApp(file), { ...file, peer: peer.origin })));
  afterAll(() => Promise.all([...running.values()].map((process) => process.stop())));

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
        if (log === undefined) return;
        const [pattern, count] = log;
        const lines = process.log().slice(before).split('\n');
        expect(lines.filter((line) => new RegExp(pattern).test(line))).toHaveLength(count);
      }),
    );
  }
});

/** Why what is needed is not there; undefined if it is. */
function reasonFor(need: string): string | undefined {
  return need;
}
