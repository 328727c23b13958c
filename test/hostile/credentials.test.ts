import { temporaryFolder } from '../support/temporary-folder';
import { credentialCases } from './cases/credentials';
import { runCase } from './run-case';

test.each(credentialCases.map((each) => [each.name, each] as const))('%s', (_, each) =>
  runCase(temporaryFolder(), each),
);
