import { existsSync, readFileSync } from 'node:fs';

// Compiled, this module stands one folder deeper than its source, which the tests load.
const packageJson = [`${__dirname}/../../package.json`, `${__dirname}/../../../package.json`].find(
  existsSync,
)!;

/** Name and version of this package. */
export const toolFacts = JSON.parse(readFileSync(packageJson, 'utf8')) as { name: string; version: string };
