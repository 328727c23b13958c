import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { commandFile, plainEnvironment, runCommand } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree } from '../support/write-tree';
import { shop } from './shop';

// Of util-linux: runs a command on a pseudo-terminal. Other systems have another program of that name.
const hasScript = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '');
if (!hasScript)
  console.log('SKIPPED: no status line on a terminal, because `script` of util-linux is not here.');

const ownClock = `--require=${join(__dirname, '../support/fast-clock.cjs')}`;
const line = (text: string): string => `\r\u001b[K${text}`;

/** Runs the command on a pseudo-terminal, where everything takes long unless CLOCK_STEP says otherwise, and gives all that the terminal got. */
function onTerminal(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): { code: number | null; screen: string } {
  const words = [process.execPath, commandFile, ...args].map((word) => `'${word.replaceAll("'", `'\\''`)}'`);
  const { status, stdout } = spawnSync('script', ['-qec', words.join(' '), '/dev/null'], {
    env: { ...plainEnvironment(), TERM: 'xterm', NODE_OPTIONS: ownClock, CLOCK_STEP: '100', ...env },
    input: '',
    encoding: 'utf8',
    timeout: 50_000,
  });
  return { code: status, screen: stdout };
}

(hasScript ? describe : describe.skip)('on a terminal', () => {
  const app = (): string => writeTree(join(temporaryFolder(), 'shop'), shop);

  test('a long run shows its stages in one line, and takes it away before the report', () => {
    const { code, screen } = onTerminal([app(), '--out', join(temporaryFolder(), 'out'), '--yes']);
    expect(code).toBe(0);
    const [before, ...lines] = screen.split(line(''));
    expect(before).toBe('');
    const report = lines.pop();
    // The last one clears what the others drew.
    expect(lines.filter((drawn) => !/^[A-Z][a-z]+(?: \d+ files)? \.\.\.$/.test(drawn))).toEqual([]);
    const stages = new Set(lines.map((drawn) => drawn.split(' ', 1)[0]));
    expect([...stages]).toEqual(['Reading', 'Migrating', 'Checking', 'Writing', 'Reporting']);
    expect(report).not.toContain('\u001b');
    expect(report!.trimEnd()).toMatch(/\nPlan: .*need you\.$/);
  });

  test('it is taken away before an error, too', () => {
    const broken = writeTree(temporaryFolder(), { ...shop, 'values/broken.json': '{' });
    const { code, screen } = onTerminal([broken, '--dry-run']);
    expect(code).toBe(1);
    expect(screen.split(line('')).slice(-2)).toEqual([
      expect.stringMatching(/^Reading \d+ files \.\.\.$/),
      expect.stringMatching(/^Nothing was migrated: /),
    ]);
  });

  test.each<[string, string[], NodeJS.ProcessEnv]>([
    ['in CI', [], { CI: '1' }],
    ['where lines cannot be overwritten', [], { TERM: 'dumb' }],
    ['with --quiet', ['--quiet'], {}],
    ['when the run is quick', [], { CLOCK_STEP: '1' }],
  ])('nothing of it is shown %s', (_, args, env) => {
    const { code, screen } = onTerminal([app(), '--dry-run', '--yes', ...args], env);
    expect(code).toBe(0);
    expect(screen).not.toContain('\u001b');
    expect(screen).not.toMatch(/(?:Reading|Migrating|Checking|Reporting)\b.* \.\.\.$/m);
  });
});

test('without a terminal nothing is on stderr, however long a run takes', () => {
  const app = writeTree(join(temporaryFolder(), 'shop'), shop);
  const env = { ...plainEnvironment(), TERM: 'xterm', NODE_OPTIONS: ownClock, CLOCK_STEP: '100' };
  for (const args of [
    ['--dry-run'],
    ['--out', join(temporaryFolder(), 'out')],
    ['--dry-run', '--format', 'json'],
  ])
    expect(runCommand([app, ...args], { env })).toMatchObject({ code: 0, error: '' });
});
