import { temporaryFolder } from '../support/temporary-folder';
import { large } from './cases/large';
import { runCase } from './run-case';

test.each(large.map((each) => [each.name, each] as const))('%s', (_, each) =>
  runCase(temporaryFolder(), { ...each, alone: true }),
);
