import { temporaryFolder } from '../support/temporary-folder';
import { hostileNames } from './cases/names';
import { runCase } from './run-case';

test.each(hostileNames.map((each) => [each.name, each] as const))('%s', (_, each) =>
  runCase(temporaryFolder(), each),
);
