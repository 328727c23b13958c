import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder';

const project = join(__dirname, '../..');
const command = join(project, 'dist/src/cli/main.js');

test.each([['inspect corner-store'], ['corner-store --dry-run']])(
  'the transcript of %s in docs/getting-started.md is what the command prints',
  (args) => {
    if (!existsSync(command)) throw new Error('dist/ is missing: run npm run build first');
    const folder = temporaryFolder();
    cpSync(join(project, 'docs/example-app'), join(folder, 'corner-store'), { recursive: true });
    const run = spawnSync(process.execPath, [command, ...args.split(' ')], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    const page = readFileSync(join(project, 'docs/getting-started.md'), 'utf8');
    const [, transcript] = page.split(`\n\`\`\`\n$ migrate-functions ${args}\n`);
    expect(transcript?.split('\n```\n')[0]).toBe(run.stdout.trimEnd());
  },
);

test('what is to be run next in docs/getting-started.md is what the command prints', () => {
  const folder = temporaryFolder();
  cpSync(join(project, 'docs/example-app'), join(folder, 'corner-store'), { recursive: true });
  const page = readFileSync(join(project, 'docs/getting-started.md'), 'utf8');
  const line = /^migrate-functions (corner-store --out new-app .*)$/m.exec(page)![1]!;
  const run = spawnSync(process.execPath, [command, ...line.split(' ')], { cwd: folder, encoding: 'utf8' });
  const next = /```\n(Next\n[\s\S]*?)\n```/.exec(page)![1]!;
  expect(run.stdout).toContain(`\n${next}\n\nWritten to new-app.\n`);
});
