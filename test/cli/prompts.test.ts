import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listDisk } from '../support/list-disk';
import { packTree } from '../support/pack-tree';
import { readTree } from '../support/read-tree';
import { commandFile, plainEnvironment, runCommand } from '../support/run-command';
import {
  canMakeTerminals,
  keys,
  startInTerminal,
  type InTerminal,
  type TerminalOptions,
} from '../support/start-in-terminal';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree, type Tree } from '../support/write-tree';

if (!canMakeTerminals)
  console.log('SKIPPED: no questions in a terminal, because `script` of util-linux is not there.');

const webhook = (name: string): unknown => ({
  name,
  options: { httpMethod: 'POST', validationMethod: 'SECRET_AS_QUERY_PARAM' },
});

/** Asks for the secrets of two webhooks and for the region, in this order or another; `start` answers the rest. */
const app: Tree = {
  'config.json': { config_version: 20200603, name: 'shop', location: 'DE', deployment_model: 'LOCAL' },
  'services/hooks/config.json': { name: 'hooks', type: 'http', config: {} },
  'services/hooks/incoming_webhooks/paid/config.json': webhook('paid'),
  'services/hooks/incoming_webhooks/paid/source.js': 'exports = () => 1;\n',
  'services/hooks/incoming_webhooks/sent/config.json': webhook('sent'),
  'services/hooks/incoming_webhooks/sent/source.js': 'exports = () => 2;\n',
};
const region = 'In which cloud provider and region is the app deployed?';
const paid = 'Under which name will the secret of the webhook hooks/paid be created?';
const sent = 'Under which name will the secret of the webhook hooks/sent be created?';

/** Two GitHub webhooks, which one answer can serve. */
const twins: Tree = {
  'config.json': { config_version: 20200603, name: 'shop', location: 'AU', deployment_model: 'LOCAL' },
  'services/github/config.json': { name: 'github', type: 'github', config: {} },
  ...Object.fromEntries(
    ['pushed', 'opened'].flatMap((name) => [
      [`services/github/incoming_webhooks/${name}/config.json`, { name, options: {} }],
      [`services/github/incoming_webhooks/${name}/source.js`, 'exports = () => 1;\n'],
    ]),
  ),
};

/** A service whose answer raises another question. */
const outside: Tree = {
  'config.json': { config_version: 20200603, name: 'shop', location: 'AU', deployment_model: 'LOCAL' },
  'services/db/config.json': { name: 'db', type: 'mongodb', config: {} },
};

/** A question without a default, between two that have one. */
const undecided: Tree = {
  'config.json': { config_version: 20200603, name: 'shop', location: 'DE', deployment_model: 'LOCAL' },
  'services/a/rules/old.json': { namespace: 'shop.old', read: {} },
  ...Object.fromEntries(
    ['a', 'b'].map((name) => [
      `services/${name}/config.json`,
      {
        name,
        type: 'mongodb-atlas',
        config: { clusterName: 'C', sync: { state: 'enabled', database_name: name } },
      },
    ]),
  ),
};
const rule = 'How is the rule of 2018 for shop.old carried over?';
const synchronised = 'Which data source is synchronised?';

interface Scene {
  readonly folder: string;
  readonly before: Record<string, string>;
  readonly terminal: InTerminal;
}

function start(tree: Tree, args: readonly string[], options: TerminalOptions = {}): Scene {
  const folder = temporaryFolder();
  writeTree(join(folder, 'app'), tree);
  const before = listDisk(folder);
  const given = tree === app || tree === twins ? [...args, '--answer', 'webhook-functions=private'] : args;
  return { folder, before, terminal: startInTerminal(['app', ...given], { cwd: folder, ...options }) };
}

const toOut = ['--out', 'out', '--save-answers', 'answers.json5'];

/** Waits for a question, and for its list to stand there. */
async function asked({ terminal }: Pick<Scene, 'terminal'>, question: string): Promise<void> {
  await terminal.waitFor(question);
  await terminal.waitFor('? Answer');
}

/** Moves from the first choice, down, or up to the last ones, and takes the one that this leads to. */
async function pick({ terminal }: Scene, key: 'up' | 'down', times: number, shows: string): Promise<void> {
  terminal.type(keys[key].repeat(times));
  await terminal.waitFor(`\u276f   ${shows}`);
  terminal.type(keys.enter);
}

const accept = async (scene: Pick<Scene, 'terminal'>, question: string): Promise<void> => {
  await asked(scene, question);
  scene.terminal.type(keys.enter);
};

async function expectDone({ folder, terminal }: Scene): Promise<Record<string, string>> {
  const { code, shown } = await terminal.ended();
  expect([code, shown]).toEqual([0, expect.stringContaining('Written to out.')]);
  expect(readdirSync(folder).sort()).toEqual(['answers.json5', 'app', 'out']);
  return readTree(join(folder, 'out'));
}

async function expectStopped({ folder, before, terminal }: Scene): Promise<void> {
  const { code, shown } = await terminal.ended();
  expect([code, shown]).toEqual([1, expect.stringMatching(/\nStopped\. Nothing was written\.\n/)]);
  expect(listDisk(folder)).toEqual(before);
}

const regionIn = (out: Record<string, string>): unknown =>
  (JSON.parse(out['root_config.json']!) as { provider_region: unknown }).provider_region;

const savedAnswers = ({ folder }: Scene): string[] =>
  readFileSync(join(folder, 'answers.json5'), 'utf8')
    .split('\n')
    // What the command line answers is saved, too, and not what these tests are about.
    .filter((line) => line.startsWith('  "') && !line.includes('webhook-functions'));

const inTerminals = canMakeTerminals ? describe : describe.skip;

inTerminals('a question', () => {
  test('shows what it is about, where, why, and what the choices lead to, the default first', async () => {
    const scene = start(twins, ['--dry-run', '--answer', 'webhook:github/opened=leave-out']);
    await asked(scene, 'Question 1 of 1');
    await scene.terminal.waitFor('Stop, write nothing');
    scene.terminal.type(keys.ctrlC);
    const { shown } = await scene.terminal.ended();
    const text = shown.replace(/\s+/g, ' ');
    for (const part of [
      'What becomes of the github webhook github/pushed?',
      'services/github/incoming_webhooks/pushed/config.json:1:1, github/pushed',
      'Its function gets the parsed github payload; an endpoint gives it query, headers and body',
      '- leave-out (default): the webhook and its source are left out',
      '- endpoint: it becomes an endpoint with its source unchanged',
      '\u276f leave-out (default) endpoint Take the defaults for all that is left Stop, write nothing',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('Back to the previous question');
  });

  test('of the example app is the one that docs/decisions.md shows', async () => {
    const docs = join(__dirname, '../../docs');
    const terminal = startInTerminal([join(docs, 'example-app'), '--dry-run']);
    await asked({ terminal }, 'Question 1 of 3');
    await terminal.waitFor('Stop, write nothing');
    terminal.type(keys.ctrlC);
    const { shown } = await terminal.ended();
    const page = readFileSync(join(docs, 'decisions.md'), 'utf8');
    expect(shown).toContain(/```\n(Question 1 of 3\n.*?\n)```/s.exec(page)![1]);
  });

  test('is answered with the arrow keys and Enter, which is written, and saved', async () => {
    const scene = start(app, toOut);
    await asked(scene, region);
    await pick(scene, 'down', 1, 'aws-us-east-2');
    await accept(scene, paid);
    await asked(scene, sent);
    await pick(scene, 'down', 1, 'none');
    const out = await expectDone(scene);
    expect(regionIn(out)).toBe('aws-us-east-2');
    expect(savedAnswers(scene)).toEqual([
      '  "provider-region": "aws-us-east-2",',
      '  "webhook-secret:hooks/paid": "hooks_paid_secret",',
      '  "webhook-secret:hooks/sent": "none",',
    ]);
    // Read back, they give the same bytes without a question.
    const again = runCommand(['app', '--out', 'again', '--answers', 'answers.json5'], { cwd: scene.folder });
    expect(again).toMatchObject({ code: 0, error: '', out: expect.not.stringContaining('Taken by default') });
    expect(readTree(join(scene.folder, 'again'))).toEqual(out);
  });

  test('can be gone back to, and answered otherwise', async () => {
    const scene = start(app, toOut);
    await accept(scene, region);
    await asked(scene, paid);
    await pick(scene, 'up', 3, 'Back to the previous question');
    await asked(scene, region);
    await pick(scene, 'down', 1, 'aws-us-east-2');
    await accept(scene, paid);
    await accept(scene, sent);
    expect(regionIn(await expectDone(scene))).toBe('aws-us-east-2');
  });

  test('that an answer raised is gone when one goes back and answers otherwise', async () => {
    const scene = start(outside, toOut);
    await asked(scene, 'The service db is a MongoDB outside of Atlas');
    await pick(scene, 'down', 1, 'atlas');
    await asked(scene, 'Which Atlas cluster is the data source db linked to?');
    await pick(scene, 'up', 3, 'Back to the previous question');
    await accept(scene, 'The service db is a MongoDB outside of Atlas');
    await expectDone(scene);
    expect(savedAnswers(scene)).toEqual(['  "mongodb-service:db": "leave-out",']);
  });

  test('takes a name, which is checked while it is typed, and refused', async () => {
    const scene = start(app, [...toOut, '--provider-region', 'aws-eu-central-1']);
    const hint = 'Letters, digits, - and _, 64 at most; the name of a secret, and not the secret itself.';
    await asked(scene, paid);
    await pick(scene, 'up', 3, 'Another value');
    await scene.terminal.waitFor('? Value');
    scene.terminal.type('my own');
    await scene.terminal.waitFor('my own');
    await scene.terminal.waitFor(hint);
    scene.terminal.type(keys.enter);
    await scene.terminal.waitFor(hint);
    scene.terminal.type(keys.backspace.repeat(4));
    await scene.terminal.waitFor(/ my$/);
    scene.terminal.type(keys.enter);
    await asked(scene, sent);
    await pick(scene, 'up', 4, 'Another value');
    await scene.terminal.waitFor('? Value');
    scene.terminal.type('my');
    await scene.terminal.waitFor('the webhook hooks/paid uses this secret, too');
    scene.terminal.type(keys.enter);
    await expectDone(scene);
    expect(savedAnswers(scene).slice(1)).toEqual([
      '  "webhook-secret:hooks/paid": "my",',
      '  "webhook-secret:hooks/sent": "my",',
    ]);
  });

  test('that wants a name takes an empty one as the way back to the choices', async () => {
    const scene = start(app, [...toOut, '--provider-region', 'aws-eu-central-1']);
    await asked(scene, paid);
    await pick(scene, 'up', 3, 'Another value');
    await scene.terminal.waitFor('? Value');
    scene.terminal.type(keys.enter);
    await accept(scene, 'Value');
    await accept(scene, sent);
    await expectDone(scene);
  });

  test('of several decisions is asked once for all, and saved for each', async () => {
    const scene = start(twins, toOut);
    await scene.terminal.waitFor('GitHub and Twilio webhooks: one answer for 2 decisions');
    await asked(scene, 'incoming_webhooks/pushed/config.json:1:1, github/pushed');
    await pick(scene, 'down', 1, 'endpoint');
    await expectDone(scene);
    expect(savedAnswers(scene)).toEqual([
      '  "webhook:github/opened": "endpoint",',
      '  "webhook:github/pushed": "endpoint",',
    ]);
  });

  test('of several decisions can be asked one by one', async () => {
    const scene = start(twins, toOut);
    await asked(scene, 'one answer for 2 decisions');
    await pick(scene, 'up', 3, 'One by one');
    await accept(scene, 'What becomes of the github webhook github/opened?');
    await asked(scene, 'What becomes of the github webhook github/pushed?');
    await pick(scene, 'down', 1, 'endpoint');
    await expectDone(scene);
    expect(savedAnswers(scene)).toEqual([
      '  "webhook:github/opened": "leave-out",',
      '  "webhook:github/pushed": "endpoint",',
    ]);
  });
});

inTerminals('the defaults', () => {
  test('are taken for all that is left, and stay what nobody decided', async () => {
    const scene = start(app, toOut);
    await asked(scene, region);
    await pick(scene, 'down', 1, 'aws-us-east-2');
    await asked(scene, paid);
    await pick(scene, 'up', 2, 'Take the defaults for all that is left');
    const { shown } = await scene.terminal.ended();
    expect(shown).not.toContain(sent);
    expect(shown).toContain(
      '\nDecided\n  provider-region = aws-us-east-2\n  webhook-functions = private\n\n',
    );
    expect(regionIn(await expectDone(scene))).toBe('aws-us-east-2');
    expect(savedAnswers(scene)).toHaveLength(3);
  });

  test('are taken of all but what has none, which is asked', async () => {
    const scene = start(undecided, toOut);
    await asked(scene, rule);
    await pick(scene, 'up', 2, 'Take the defaults for all that is left');
    await asked(scene, synchronised);
    await pick(scene, 'down', 1, 'b');
    const { shown } = await scene.terminal.ended();
    expect(shown.slice(shown.indexOf(synchronised)).match(/Take the defaults/g)).toBeNull();
    expect(shown).not.toContain(`\n${region}`);
    expect(JSON.parse((await expectDone(scene))['sync/config.json']!)).toMatchObject({ database_name: 'b' });
  });
});

inTerminals('stopping writes nothing and ends with 1:', () => {
  test.each([
    ['Ctrl+C', keys.ctrlC],
    ['Ctrl+D', keys.ctrlD],
    ['Escape', keys.escape],
  ])('%s', async (_, key) => {
    const scene = start(app, toOut);
    await accept(scene, region);
    await asked(scene, paid);
    scene.terminal.type(key);
    await expectStopped(scene);
  });

  test('the choice', async () => {
    const scene = start(app, toOut);
    await accept(scene, region);
    await asked(scene, paid);
    await pick(scene, 'up', 1, 'Stop, write nothing');
    await expectStopped(scene);
  });

  test('Ctrl+C while a name is typed', async () => {
    const scene = start(app, [...toOut, '--provider-region', 'aws-eu-central-1']);
    await asked(scene, paid);
    await pick(scene, 'up', 3, 'Another value');
    await scene.terminal.waitFor('? Value');
    scene.terminal.type(`mine${keys.ctrlC}`);
    await expectStopped(scene);
  });

  test('the end of what is typed', async () => {
    const scene = start(app, toOut);
    await accept(scene, region);
    await asked(scene, paid);
    scene.terminal.endInput();
    await expectStopped(scene);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s', async (signal) => {
    const scene = start(app, toOut);
    await accept(scene, region);
    await asked(scene, paid);
    scene.terminal.kill(signal);
    await expectStopped(scene);
  });

  test('SIGHUP in a run from a .zip file, of which nothing unpacked is left', async () => {
    const folder = temporaryFolder();
    await packTree(join(folder, 'app.zip'), app);
    mkdirSync(join(folder, 'temporary'));
    const before = listDisk(folder);
    const env = { TMPDIR: join(folder, 'temporary') };
    const terminal = startInTerminal(['app.zip', ...toOut], { cwd: folder, env });
    await asked({ terminal }, region);
    expect(readdirSync(env.TMPDIR)).toHaveLength(1);
    terminal.kill('SIGHUP');
    await expectStopped({ folder, before, terminal });
  });

  test('a terminal that is closed', async () => {
    const { folder, before, terminal } = start(app, toOut);
    await asked({ terminal }, region);
    terminal.close();
    expect((await terminal.ended()).code).toBe(1);
    expect(listDisk(folder)).toEqual(before);
  });

  // What no terminal does on demand: its input ends, or it never says a thing and keeps nothing alive.
  test.each([
    ['an input that ends', 'read() { this.push(null); }'],
    ['an event loop that runs empty', 'read() {}'],
  ])('%s', async (_, read) => {
    const preload = join(temporaryFolder(), 'preload.cjs');
    writeFileSync(
      preload,
      `const { Readable } = require('node:stream');
       const stdin = new Readable({ ${read} });
       stdin.isTTY = true;
       stdin.setRawMode = () => undefined;
       Object.defineProperty(process, 'stdin', { value: stdin });`,
    );
    const scene = start(app, toOut, { env: { NODE_OPTIONS: `--require ${preload}` } });
    await scene.terminal.waitFor(region);
    await expectStopped(scene);
  });
});

inTerminals('nobody is asked', () => {
  test.each([
    ['with --yes', ['--yes'], {}],
    ['with --no-input', ['--no-input'], {}],
    ['in CI', [], { env: { CI: '1' } }],
    ['when the questions would go to a file', [], { redirect: '2>/dev/null' }],
    ['when the report goes to a file', [], { redirect: '>/dev/null' }],
    ['when nothing comes from the terminal', [], { redirect: '</dev/null' }],
  ])('%s: what has a default is done, what has none fails', async (_, args, options) => {
    const scene = start(app, [...toOut, ...args], options);
    const { code, shown } = await scene.terminal.ended();
    expect([code, shown]).toEqual([0, expect.not.stringContaining('Question')]);
    expect(savedAnswers(scene)).toHaveLength(3);
    const open = start(undecided, ['--out', 'out', ...args], options);
    expect(await open.terminal.ended()).toEqual({ code: 1, shown: expect.not.stringContaining('Question') });
    expect(listDisk(open.folder)).toEqual(open.before);
  });

  test('by --check', async () => {
    const { terminal } = start(app, ['--check', '--quiet']);
    expect(await terminal.ended()).toEqual({ code: 2, shown: expect.not.stringContaining('Question') });
  });

  test('when all is answered, or there is nothing to ask', async () => {
    const all = start(twins, ['--dry-run', '--answer', 'webhook=endpoint']);
    expect(await all.terminal.ended()).toEqual({ code: 0, shown: expect.not.stringContaining('Question') });
  });

  test('about a target that will be refused', async () => {
    const { terminal } = start(app, ['--out', 'app/new']);
    expect(await terminal.ended()).toEqual({ code: 1, shown: expect.not.stringContaining('Question') });
  });
});

inTerminals('questions leave stdout alone', () => {
  test('also with --quiet, which silences the report only', async () => {
    const scene = start(app, ['--out', 'out', '--quiet']);
    await asked(scene, region);
    await pick(scene, 'up', 2, 'Take the defaults for all that is left');
    const { code, shown } = await scene.terminal.ended();
    expect([code, shown]).toEqual([0, expect.not.stringContaining('Plan:')]);
    expect(regionIn(readTree(join(scene.folder, 'out')))).toBe('aws-us-east-1');
  });
});

describe('an open but silent standard input that is no terminal', () => {
  test.each([
    ['does not keep a run with defaults from ending with 0', app, [], 0],
    ['nor with --no-input', app, ['--no-input'], 0],
    ['ends a run with a question without default with 1', undecided, [], 1],
    ['and so with --no-input', undecided, ['--no-input'], 1],
  ])('%s', async (_, tree, args, code) => {
    const folder = temporaryFolder();
    writeTree(join(folder, 'app'), tree);
    const run = spawn(process.execPath, [commandFile, 'app', '--out', 'out', ...args], {
      cwd: folder,
      env: plainEnvironment(),
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    expect((await once(run, 'exit'))[0]).toBe(code);
    expect(readdirSync(folder)).toEqual(code === 0 ? ['app', 'out'] : ['app']);
    run.stdin.end();
  });
});
