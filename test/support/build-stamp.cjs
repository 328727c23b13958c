// Tests and benchmarks start the built command. A stamp in dist/ tells from which sources: the hash of their names and
// contents, as times of change say nothing after a checkout. `npm run build` writes it by running this file.
const { createHash } = require('node:crypto');
const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join, relative, sep } = require('node:path');

const STAMP = join('dist', '.build-stamp');

/** The files that a build depends on: POSIX paths, in one order on every machine. */
function listSources(root) {
  const below = ['src', 'migrations'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name))),
  );
  return ['tsconfig.json', ...below].map((path) => path.split(sep).join('/')).sort();
}

/** What stands in the stamp of a build from the sources as they are now. */
function stampOf(root) {
  const hash = createHash('sha256');
  for (const path of listSources(root)) {
    const bytes = readFileSync(join(root, path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return `${hash.digest('hex')}\n`;
}

/** Why the built command must not be tested or measured; undefined when it is what the sources say. */
function faultOfBuild(root) {
  let stamp;
  try {
    stamp = readFileSync(join(root, STAMP), 'utf8');
  } catch {
    return 'The command is not built: run npm run build first.';
  }
  return stamp === stampOf(root)
    ? undefined
    : 'dist/ was built from other sources than those in src/ and migrations/: run npm run build first.';
}

if (require.main === module) {
  const root = join(module.path, '../..');
  writeFileSync(join(root, STAMP), stampOf(root));
}

module.exports = { faultOfBuild, stampOf };
