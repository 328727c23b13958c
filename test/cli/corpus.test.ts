import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readTree } from '../support/read-tree';
import { runCommand } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';

const corpus = join(__dirname, '../../../shared/corpus');
const isThere = existsSync(corpus);
if (!isThere)
  console.log(
    'SKIPPED: no whole runs on the corpus, because ../shared/corpus is not beside this repository.',
  );

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);
const apps = [
  ...namesIn(join(corpus, 'trees')).map((name) => join('trees', name)),
  ...namesIn(join(corpus, 'cases')).map((name) => join('cases', name, 'input')),
];

(isThere ? describe : describe.skip).each(isThere ? apps : ['none'])('%s', (name) => {
  const app = join(corpus, name);

  test('is migrated twice to the same bytes, and a third time, from its output, to no change', () => {
    const folder = temporaryFolder();
    const [first, second] = ['first', 'second'].map((out) => {
      const ran = runCommand([app, '--out', join(folder, out)]);
      expect(ran).toMatchObject({ code: 0, error: '' });
      return { files: readTree(join(folder, out)), report: ran.out.replaceAll(join(folder, out), 'OUT') };
    });
    expect(second).toEqual(first);
    const again = runCommand([
      join(folder, 'first'),
      '--out',
      join(folder, 'again'),
      '--check',
      '--format',
      'json',
    ]);
    expect(again).toMatchObject({ code: 0, error: '' });
    expect(JSON.parse(again.out).counts).toMatchObject({ create: 0, rewrite: 0, move: 0, leaveOut: 0 });
  });

  test.each([[[]], [['--to', '20210101']], [['--supported-only', '--normalize', '--same-app']]])(
    'has an account of every value, with %j',
    (args: string[]) => {
      const { code, out, error } = runCommand([app, '--dry-run', '--format', 'json', ...args]);
      expect([code, error]).toEqual([0, '']);
      const { ledger, findings } = JSON.parse(out);
      expect(findings.filter((finding: any) => finding.code === 'ledger/gap')).toEqual([]);
      for (const { input, output } of [ledger.values, ledger.files]) {
        expect(input.kept + input.moved + input.rewritten + input.dropped + input.waiting).toBe(input.total);
        expect(output.kept + output.moved + output.rewritten + output.added).toBe(output.total);
        expect(input.total).toBeGreaterThan(0);
      }
    },
  );
});
