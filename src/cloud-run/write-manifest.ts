import type { ProjectFacts } from './project-facts';

/** package.json of the project. npm writes it so, and Prettier leaves it. */
export function writeManifest({ service, packages }: ProjectFacts): string {
  const dependencies: [string, string][] = [
    ...packages,
    ['@google-cloud/functions-framework', '^5.0.5'],
    ['mongodb', '^7.0.0'],
  ];
  const manifest = {
    name: service,
    version: '1.0.0',
    private: true,
    type: 'commonjs',
    main: 'index.js',
    engines: { node: '>=22' },
    scripts: {
      start: 'functions-framework --target=api --ignored-routes=',
      test: 'node --test',
      // Nothing is to be built; without it, buildpacks would look for a script called build.
      'gcp-build': '',
    },
    dependencies: Object.fromEntries(dependencies.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
