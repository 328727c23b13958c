import { temporaryFolder } from '../support/temporary-folder';
import { oldRules } from './cases/old-rules';
import { runCase } from './run-case';

test.each(oldRules.map((each) => [each.name, each] as const))('%s', (_, each) =>
  runCase(temporaryFolder(), each),
);
