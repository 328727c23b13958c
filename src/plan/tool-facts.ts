import { existsSync, readFileSync } from 'node:fs';
import type { Report } from '../report/report';
import { repositoryUrl } from './repository-url';

// Compiled, this module stands one folder deeper than its source, which the tests load.
const packageJson = [`${__dirname}/../../package.json`, `${__dirname}/../../../package.json`].find(
  existsSync,
)!;

const { name, version, repository } = JSON.parse(readFileSync(packageJson, 'utf8')) as {
  name: string;
  version: string;
  repository?: string | { url: string };
};
const url = repositoryUrl(repository);

/** Name and version of this package, and where it is published. */
export const toolFacts: Report['tool'] = { name, version, ...(url && { url }) };
