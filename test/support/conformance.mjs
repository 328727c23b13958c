// Runs the conformance suite that may stand beside this repository; names given as arguments are passed on.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../', import.meta.url));
const suite = fileURLToPath(new URL('../../../shared/conformance/run.mjs', import.meta.url));

if (existsSync(suite)) {
  const run = spawnSync(process.execPath, [suite, ...process.argv.slice(2)], {
    cwd: project,
    stdio: 'inherit',
  });
  process.exitCode = run.status ?? 1;
} else {
  console.log('SKIPPED: no conformance run, because ../shared/conformance is not beside this repository.');
}
