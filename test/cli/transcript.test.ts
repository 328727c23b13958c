import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder';

const project = join(__dirname, '../..');
const command = join(project, 'dist/src/cli/main.js');

test('the transcript in docs/getting-started.md is what the command prints', () => {
  if (!existsSync(command)) throw new Error('dist/ is missing: run npm run build first');
  const folder = temporaryFolder();
  cpSync(join(project, 'docs/example-app'), join(folder, 'corner-store'), { recursive: true });
  const run = spawnSync(process.execPath, [command, 'corner-store', '--dry-run'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  const page = readFileSync(join(project, 'docs/getting-started.md'), 'utf8');
  const transcript = /```\n\$ migrate-functions corner-store --dry-run\n([\s\S]*?)\n```/.exec(page)?.[1];
  expect(transcript).toBe(run.stdout.trimEnd());
});
