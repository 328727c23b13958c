// node analyse-sources.mjs HOW FOLDER: analyses the sources in a folder in one of three ways, and prints the milliseconds
// that it took, without loading the analyser, and the memory at its peak, as JSON.
//
//   parse    adds them to a project of ts-morph, and takes them out again
//   lint     the linter of the build
//   eslint   no-floating-promises of typescript-eslint, with types, as typings make it see App Services
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const DIST = fileURLToPath(new URL('../../dist/src', import.meta.url));

const [how, folder] = process.argv.slice(2);

const ways = {
  parse() {
    const { Project } = require('ts-morph');
    const project = new Project({ useInMemoryFileSystem: true, compilerOptions: { allowJs: true } });
    return (sources) => {
      for (const { name, text } of sources)
        project.removeSourceFile(project.createSourceFile(`/${name}`, text));
    };
  },

  lint() {
    const { lintSource } = require(join(DIST, 'lint/lint-source.js'));
    return (sources) => {
      let findings = 0;
      for (const { name, text } of sources)
        findings += lintSource({ name, text, kind: name.replace(/\d.*/, '') }).findings.length;
      return findings;
    };
  },

  eslint() {
    const { ESLint } = require('eslint');
    const tseslint = require('typescript-eslint');
    const eslint = new ESLint({
      cwd: folder,
      overrideConfigFile: true,
      overrideConfig: [
        {
          files: ['**/*.js'],
          languageOptions: {
            parser: tseslint.parser,
            sourceType: 'script',
            parserOptions: { project: './jsconfig.json', tsconfigRootDir: folder },
          },
          plugins: { '@typescript-eslint': tseslint.plugin },
          rules: { '@typescript-eslint/no-floating-promises': 'error' },
        },
      ],
    });
    return async () => {
      const results = await eslint.lintFiles(['functions/*.js']);
      return results.reduce((sum, { messages }) => sum + messages.length, 0);
    };
  },
};

const analyse = ways[how]();
const sources = readdirSync(join(folder, 'functions')).map((name) => ({
  name,
  text: readFileSync(join(folder, 'functions', name), 'utf8'),
}));
const started = performance.now();
const findings = await analyse(sources);
console.log(JSON.stringify({ ms: performance.now() - started, findings }));
