import { readDeclarations } from '../sources/read-declarations';
import { authJs, dockerfile, gcloudIgnore, indexJs } from './fixed-files';
import { printTidyJson } from './print-tidy-json';
import type { ProjectFile } from './project';
import { asPlain, type ProjectFacts } from './project-facts';
import { wrapperNames, wrapSource } from './wrap-source';
import { writeDeployGuide } from './write-deploy-guide';
import { writeEnvExample } from './write-env-example';
import { writeManifest } from './write-manifest';
import { writeReadme } from './write-readme';
import { writeSmokeTest } from './write-smoke-test';

function writeSources({ sources }: ProjectFacts): ProjectFile[] {
  return sources.flatMap(({ name, source: { file, text, facts } }) => {
    if (text === undefined) return [];
    const wrapped = wrapSource(text, facts, readDeclarations(file.path, text, wrapperNames));
    return [{ path: `functions/${name}.js`, text: wrapped, component: 'functions', from: file, name }];
  });
}

const json = (path: string, value: unknown): ProjectFile => ({
  path,
  text: printTidyJson(asPlain(value)),
  component: 'endpoints',
});

/** The files of a project, in the order in which one reads them. */
export function writeProject(project: ProjectFacts): ProjectFile[] {
  const other = (path: string, text: string): ProjectFile => ({ path, text, component: 'other' });
  const { entries, functions, values, environment, facts, options, runtime } = project;
  return [
    json('app/routes.json', entries),
    json('app/functions.json', functions),
    json('app/values.json', values),
    json('app/environment.json', environment),
    json('app/app.json', facts),
    ...writeSources(project),
    other('README.md', writeReadme(project)),
    other('deploy.md', writeDeployGuide(project)),
    other('package.json', writeManifest(project)),
    other('index.js', indexJs),
    other('auth.js', authJs),
    other('.env.example', writeEnvExample(project)),
    other('.gcloudignore', gcloudIgnore),
    ...(options.dockerfile ? [other('Dockerfile', dockerfile), other('.dockerignore', gcloudIgnore)] : []),
    other('test/smoke.test.js', writeSmokeTest()),
    ...[...runtime].map(([name, text]) => other(`runtime/${name}`, text)),
  ];
}
