import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandFile, plainEnvironment } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';

const docs = join(__dirname, '../../docs');
const page = readFileSync(join(docs, 'getting-started.md'), 'utf8');
const commands = [...page.matchAll(/^```\n([^]*?)^```$/gm)]
  .flatMap(([, block]) => block!.split('\n'))
  .filter((line) => /^(?:migrate-functions|cp) /.test(line));

test('every command of docs/getting-started.md works, one after the other, in a folder of its own', () => {
  const folder = temporaryFolder();
  cpSync(join(docs, 'example-app'), join(folder, 'docs/example-app'), { recursive: true });
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(
    join(bin, 'migrate-functions'),
    `#!/bin/sh\nexec '${process.execPath}' '${commandFile}' "$@"\n`,
  );
  chmodSync(join(bin, 'migrate-functions'), 0o755);
  const env = { ...plainEnvironment(), PATH: `${bin}:${process.env['PATH']}` };
  expect(commands.length).toBeGreaterThan(6);
  for (const command of commands) {
    const { status, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, env, encoding: 'utf8' });
    // The app has an error that lint tells, and the page says so.
    expect([command, status, stderr]).toEqual([command, / lint /.test(command) ? 1 : 0, '']);
  }
});
