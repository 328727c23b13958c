import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { listDisk } from '../support/list-disk';
import { packTree } from '../support/pack-tree';
import { callsOf, runAtCall } from '../support/run-at-call';
import { plainEnvironment, runCommand } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree } from '../support/write-tree';
import { shop } from '../cli/shop';

const signals = ['SIGINT', 'SIGTERM', 'SIGKILL'] as const;
const moments = 52;

const spread = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, n) => from + Math.floor(((to - from) * n) / count));

/** Numbers of calls over the whole run, and among them each that renames or unpacks at either end. */
function momentsOf(calls: readonly string[]): number[] {
  const renames = calls.flatMap((call, n) => (call.startsWith('renameSync') ? [n + 1, n + 2] : []));
  const found = new Set([1, ...renames, calls.length]);
  for (const moment of spread(2, calls.length, moments)) if (found.size < moments) found.add(moment);
  return [...found];
}

interface Scene {
  readonly folder: string;
  readonly input: string;
  readonly env: NodeJS.ProcessEnv;
}

async function sceneOf(kind: 'folder' | '.zip'): Promise<Scene> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'temporary'));
  mkdirSync(join(folder, 'input'));
  mkdirSync(join(folder, 'new'));
  const input =
    kind === '.zip'
      ? await packTree(join(folder, 'input/shop.zip'), shop)
      : writeTree(join(folder, 'input/shop'), shop);
  return { folder, input, env: { TMPDIR: join(folder, 'temporary') } };
}

describe.each(['folder', '.zip'] as const)('a signal at any moment of a run over a %s', (kind) => {
  test('ends it at once; the target is absent or whole, and the next run leaves nothing of it', async () => {
    const { folder, input, env } = await sceneOf(kind);
    const args = (name: string): string[] => [
      input,
      '--out',
      join(folder, 'new', name),
      '--report',
      join(folder, 'new', `${name}.html`),
    ];
    const calls = callsOf(args('whole'), env);
    const whole = listDisk(join(folder, 'new/whole'));
    const before = listDisk(join(folder, 'input'));
    const seen = { absent: 0, whole: 0 };
    for (const [n, index] of momentsOf(calls).entries()) {
      const signal = signals[n % signals.length]!;
      const at = `${signal} before ${calls[index - 1]}`;
      const out = join(folder, 'new', `out ${n}`);
      const ended = runAtCall(args(`out ${n}`), { index, signal }, env);
      expect([at, ended]).toEqual([at, { code: null, signal, out: '', error: '' }]);
      seen[existsSync(out) ? 'whole' : 'absent']++;
      if (existsSync(out)) expect([at, listDisk(out)]).toEqual([at, whole]);
      expect([at, listDisk(join(folder, 'input'))]).toEqual([at, before]);
    }
    expect(seen.absent).toBeGreaterThan(0);
    expect(seen.whole).toBeGreaterThan(0);
    const next = runCommand(args('next'), { env: { ...plainEnvironment(), ...env } });
    expect(next).toMatchObject({ code: 0, error: '' });
    expect(listDisk(join(folder, 'new/next'))).toEqual(whole);
    expect(readdirSync(join(folder, 'temporary'))).toEqual([]);
    expect(readdirSync(join(folder, 'new')).filter((name) => /migrate-functions|^\./.test(name))).toEqual([]);
  }, 150_000);
});

describe('with --force, a signal while the target is replaced', () => {
  function replacing(signal: NodeJS.Signals, name: string, path: string) {
    const folder = temporaryFolder();
    const app = writeTree(join(folder, 'shop'), shop);
    const out = writeTree(join(folder, 'out'), { mine: 'mine' });
    const ended = runAtCall([app, '--out', out, '--force'], { name, path, signal });
    return { folder, app, out, ended };
  }

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s waits until that is done', (signal) => {
    const { folder, app, out, ended } = replacing(signal, 'renameSync', '/tree$');
    expect(ended).toEqual({ code: null, signal, out: '', error: '' });
    runCommand([app, '--out', join(folder, 'whole')]);
    expect(listDisk(out)).toEqual(listDisk(join(folder, 'whole')));
    expect(readdirSync(folder).sort()).toEqual(['out', 'shop', 'whole']);
  });

  test('SIGKILL leaves the old tree under a name that the next run tells', () => {
    const { folder, app, out, ended } = replacing('SIGKILL', 'renameSync', '/tree$');
    expect(ended.signal).toBe('SIGKILL');
    const [old] = readdirSync(folder).filter((name) => name.startsWith('out.migrate-functions-old-'));
    expect([existsSync(out), listDisk(join(folder, old!))]).toEqual([
      false,
      { mine: expect.stringContaining('100644') },
    ]);
    const next = runCommand([app, '--out', out]);
    expect(next.code).toBe(0);
    expect(next.error.replace(/\s+/g, ' ')).toContain(
      `was killed before it had removed what ${out} held. It is in ${join(folder, old!)}: move it back, or remove it.`,
    );
    expect(readdirSync(folder).sort()).toEqual(['out', old, 'shop']);
  });

  test('SIGINT before that leaves the target as it was', () => {
    const { folder, out, ended } = replacing('SIGINT', 'mkdirSync', '/tree/functions$');
    expect(ended.signal).toBe('SIGINT');
    expect(Object.keys(listDisk(out))).toEqual(['mine']);
    expect(readdirSync(folder).filter((name) => name.includes('-old-'))).toEqual([]);
  });
});
