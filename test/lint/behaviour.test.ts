import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CaseHost, type Seen } from '../support/case-host';
import { casesFolder, readCases, type Case } from '../support/read-cases';

/** What a case says of its behaviour. */
type Behaviour = Pick<Case, 'seen' | 'status' | 'answer' | 'left' | 'code' | 'request'>;

interface Served {
  readonly name: string;
  readonly file: string;
  readonly behaviour: Behaviour;
}

const ours = Object.entries(readCases('handlers')).flatMap(([name, behaviour]): Served[] =>
  behaviour.kind === 'event' ? [] : [{ name, file: join(casesFolder, 'handlers', name), behaviour }],
);

const refused = (status: number): Behaviour => ({ seen: 'second-send-refused', status });
const lost = (left: string): Behaviour => ({ seen: 'lost-work', status: 200, left });
const hang: Behaviour = { seen: 'hang' };
const answered = (status: number, answer?: string): Behaviour => ({ seen: `answered:${status}`, answer });
const crash: Behaviour = { seen: 'crash' };
const down: Behaviour['request'] = { db: 'down' };

/** What a caller is to see of the shared cases, by the number of their files. */
const sharedBehaviour: Record<string, Behaviour> = {
  'bad/01': hang,
  'bad/02': hang,
  'bad/03': { ...hang, request: { method: 'DELETE' } },
  'bad/04': { ...hang, request: down },
  'bad/05': hang,
  'bad/06': hang,
  'bad/07': hang,
  'bad/08': refused(200),
  'bad/09': refused(400),
  'bad/10': refused(400),
  'bad/11': lost('work'),
  'bad/12': lost('work'),
  'bad/13': lost('work'),
  'bad/14': lost('work'),
  'bad/15': lost('work'),
  'bad/16': lost('work'),
  'bad/17': lost('work'),
  'bad/18': lost('timer'),
  'bad/19': lost('interval'),
  'bad/20': lost('listener'),
  'bad/21': crash,
  'bad/22': answered(200, ''),
  // Its second send has no body, as there is no file: Express then sends nothing that could be refused.
  'bad/23': answered(500),
  'bad/24': answered(200, '404'),
  'bad/25': answered(200, '404'),
  'bad/26': hang,
  'bad/27': crash,
  'bad/28': hang,
  'bad/29': { ...crash, request: down },
  'bad/30': refused(200),
  'bad/31': { seen: 'process-ends', code: 0 },
  'bad/32': { ...crash, request: down },
  'bad/33': refused(404),
  'bad/34': refused(400),
  'bad/35': refused(200),
  'bad/36': refused(200),
  'bad/37': crash,
  'good/01': answered(200),
  'good/02': answered(400),
  'good/03': answered(200, 'b'),
  'good/04': answered(200),
  'good/05': answered(200, 'ok'),
  'good/06': answered(200, 'a'),
  'good/07': { ...answered(500), request: down },
  'good/08': crash,
  'good/09': answered(200),
  'good/10': answered(500),
  'good/11': { ...crash, request: down },
};

const sharedFolder = join(__dirname, '../../../shared/http-cases');
const shared = (existsSync(sharedFolder) ? ['bad', 'good'] : []).flatMap((kind) =>
  readdirSync(join(sharedFolder, kind)).map((file): Served => {
    const name = `${kind}/${file.slice(0, 2)}`;
    return {
      name: `shared ${kind}/${file}`,
      file: join(sharedFolder, kind, file),
      behaviour: sharedBehaviour[name]!,
    };
  }),
);
if (shared.length === 0)
  console.log(
    'SKIPPED: the shared handlers are not run, because ../shared/http-cases is not beside this repository.',
  );

/** Why no server can be started here; undefined when one can. */
function whyNoPort(): string | undefined {
  const tryPort = "require('net').createServer().listen(0, '127.0.0.1', function () { this.close(); })";
  try {
    execFileSync(process.execPath, ['-e', tryPort], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    return String((error as { stderr: Buffer }).stderr);
  }
}

const cannotServe = whyNoPort();
if (cannotServe) console.log(`SKIPPED: no handler is run, because no port can be opened: ${cannotServe}`);

// A hang is seen by waiting; whatever answers has all the time that a slow machine needs.
const hangAfter = 1000;
const answerWithin = 20_000;

const refusal = /ERR_HTTP_HEADERS_SENT|ERR_STREAM_WRITE_AFTER_END/;

/** What was seen, in the words of expected.json5. */
function describeSeen(seen: Seen): Omit<Behaviour, 'request'> {
  if (seen.kind === 'process-ends') return { seen: 'process-ends', code: seen.code ?? undefined };
  if (seen.kind === 'none') return { seen: 'hang' };
  if (seen.kind === 'closed') return { seen: 'closed' };
  const { status, body: answer, left } = seen;
  if (seen.crash) return { seen: status === 500 ? 'crash' : `crash with ${status}` };
  if (refusal.test(seen.log)) return { seen: 'second-send-refused', status, answer };
  if (left.length) return { seen: 'lost-work', status, answer, left: left.join() };
  return { seen: `answered:${status}`, answer };
}

(cannotServe ? describe.skip : describe)('under the functions framework', () => {
  const all = [...ours, ...shared];
  const files = Object.fromEntries(all.map(({ name, file }) => [name, file]));
  const results = new Map<string, Promise<Seen>>();
  const folder = mkdtempSync(join(tmpdir(), 'migrate-functions-cases-'));
  let hosts: CaseHost[] = [];

  beforeAll(() => {
    // Most of the time is spent waiting for what never comes, so that a few processes share the cases.
    hosts = [1, 2, 3, 4].map(() => new CaseHost(files, folder));
    const queues = hosts.map(() => Promise.resolve<unknown>(undefined));
    all.forEach(({ name, behaviour }, index) => {
      const host = hosts[index % hosts.length]!;
      const patience = behaviour.seen === 'hang' ? hangAfter : answerWithin;
      const result = queues[index % hosts.length]!.then(() =>
        host.see(
          name,
          behaviour.request ?? {},
          patience,
          (seen) => describeSeen(seen).seen === behaviour.seen,
        ),
      );
      results.set(name, result);
      queues[index % hosts.length] = result.catch(() => undefined);
    });
  });

  afterAll(async () => {
    await Promise.all(hosts.map((host) => host.stop()));
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(all)('$name: $behaviour.seen', async ({ name, behaviour }) => {
    const { seen, status, answer, left, code } = behaviour;
    const expected = Object.entries({ seen, status, answer, left, code }).filter(
      ([, value]) => value !== undefined,
    );
    expect(describeSeen(await results.get(name)!)).toMatchObject(Object.fromEntries(expected));
  });
});
