// Runs a suite that may stand beside this repository: its name is the first argument, the others are passed on.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [name, ...rest] = process.argv.slice(2);
const project = fileURLToPath(new URL('../../', import.meta.url));
const suite = fileURLToPath(new URL(`../../../shared/${name}/run.mjs`, import.meta.url));

if (existsSync(suite)) {
  const run = spawnSync(process.execPath, [suite, ...rest], { cwd: project, stdio: 'inherit' });
  process.exitCode = run.status ?? 1;
} else {
  console.log(`SKIPPED: no run of ${name}, because ../shared/${name} is not beside this repository.`);
}
