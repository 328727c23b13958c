import { temporaryFolder } from '../support/temporary-folder';
import { copies } from './cases/copies';
import { runCase } from './run-case';

test.each(copies.map((each) => [each.name, each] as const))('%s', (_, each) =>
  runCase(temporaryFolder(), each),
);
