import { temporaryFolder } from '../support/temporary-folder';
import { archives } from './cases/archives';
import { runCase } from './run-case';

test.each(archives.map((each) => [each.name, each] as const))('%s', (_, each) =>
  runCase(temporaryFolder(), { ...each, alone: true }),
);
