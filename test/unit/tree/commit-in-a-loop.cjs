// node commit-in-a-loop.cjs OUT fresh|force FIRST: commits one version of a tree after the other, until it is killed. All
// files of a tree hold its version. With `fresh`, the tree that stands is renamed away first.
const { randomUUID } = require('node:crypto');
const { existsSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { transformSync } = require('@swc/core');

require.extensions['.ts'] = (module, file) => {
  const options = {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
    module: { type: 'commonjs' },
    filename: file,
  };
  module._compile(transformSync(readFileSync(file, 'utf8'), options).code, file);
};
const { commitTree } = require('../../support/commit-tree.ts');

const [out, mode, first] = process.argv.slice(2);
const source = `${out}.source`;
for (let version = Number(first); ; version++) {
  writeFileSync(source, String(version));
  const staged = Array.from({ length: 400 }, (_, i) => ({
    path: `${i % 20}/${i % 7}/${i}.txt`,
    bytes: i % 2 ? { text: String(version) } : { copyOf: { path: 'source', absolutePath: source } },
  }));
  if (mode === 'fresh' && existsSync(out)) renameSync(out, join(dirname(out), `done-${randomUUID()}`));
  commitTree(staged, out, { force: mode === 'force', pid: process.pid });
  if (version === Number(first)) process.stdout.write('started');
}
