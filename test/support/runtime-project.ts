import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { AppFacts, Entry, FunctionEntry, Values } from '../../src/cloud-run/runtime/types';
import { temporaryFolder } from './temporary-folder';

const ROOT = resolve(__dirname, '../..');
const GLOBALS =
  'context, BSON, EJSON, utils, require, console, setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate';

export interface RuntimeProject {
  /** Each function's source: it answers any method at `/NAME`, and `main` of a webhook or endpoint of `entries`. */
  sources: Record<string, string>;
  entries?: Entry[];
  functions?: Record<string, Partial<FunctionEntry>>;
  values?: Values;
  facts?: Partial<AppFacts>;
  /** What index.js does before it serves. */
  before?: string;
  /** The package that is the framework, where it is not the newest. */
  framework?: string;
}

/** Writes a project around the runtime as it is in src/, without the command, and gives its folder. */
export function writeRuntimeProject(project: RuntimeProject): string {
  const folder = temporaryFolder();
  const write = (name: string, content: unknown): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  };
  const names = Object.keys(project.sources);
  for (const name of names) {
    const source = project.sources[name];
    write(
      `functions/${name}.js`,
      `module.exports = function (${GLOBALS}) { var exports;\n${source}\n;return exports; };\n`,
    );
  }
  const entries = names.map((name): Entry => ({
    kind: 'endpoint',
    name: `any-${name.toLowerCase()}`,
    method: '*',
    route: `/${name}`,
    function: name,
    validation: 'none',
    respond_result: true,
    format: 'JSON',
    auth: 'system',
  }));
  const functions = names.map((name) => [
    name,
    { file: `functions/${name}.js`, run_as: 'system', private: false, ...project.functions?.[name] },
  ]);
  const facts = {
    id: '60c8e59866b0c33d14ee634a',
    name: 'shop',
    deployment: { model: 'LOCAL', provider_region: 'aws-us-east-1' },
    services: {},
    error_status: 400,
    floating_failure: 'error',
    ...project.facts,
  };
  write('app/routes.json', [...entries, ...(project.entries ?? [])]);
  write('app/functions.json', Object.fromEntries(functions));
  write('app/values.json', project.values ?? {});
  write('app/environment.json', { tag: '', values: {} });
  write('app/app.json', facts);
  write(
    'index.js',
    `${project.before ?? ''}\nmodule.exports = require('./runtime/serve').serve(__dirname);\n`,
  );
  write('package.json', {
    private: true,
    main: 'index.js',
    scripts: { start: 'functions-framework --target=api' },
  });
  symlinkSync(join(ROOT, 'src/cloud-run/runtime'), join(folder, 'runtime'));
  linkFramework(folder, project.framework);
  return folder;
}

/** Makes a version of the framework the one that a project starts with. */
export function linkFramework(folder: string, framework = '@google-cloud/functions-framework'): void {
  mkdirSync(join(folder, 'node_modules/@google-cloud'), { recursive: true });
  symlinkSync(
    join(ROOT, 'node_modules', framework),
    join(folder, 'node_modules/@google-cloud/functions-framework'),
  );
}
