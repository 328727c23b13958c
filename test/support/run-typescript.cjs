// node --require ./test/support/run-typescript.cjs src/cli/main.ts ...: the command from its sources, so that a debugger
// stops in them. Tests start the built command instead, which is what people get.
const { readFileSync } = require('node:fs');
const { Module } = require('node:module');
const { transformSync } = require('@swc/core');

const resolve = Module._resolveFilename;
const isOurs = (module) => module?.filename?.endsWith('.ts');

// import() names the file that the compiler will make.
Module._resolveFilename = (request, ...rest) =>
  resolve(/^\.{1,2}\/.*\.js$/.test(request) && isOurs(rest[0]) ? request.slice(0, -3) : request, ...rest);

// The command looks for its version from where the build puts it, which is one folder deeper.
const atHome = (text) => text.replaceAll('../../../package.json', '../../package.json');

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(atHome(readFileSync(filename, 'utf8')), {
    filename,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  });
  module._compile(code, filename);
};
