import { temporaryFolder } from '../support/temporary-folder';
import { unreadable } from './cases/unreadable';
import { runCase } from './run-case';

test.each(unreadable.map((each) => [each.name, each] as const))('%s', (_, each) =>
  runCase(temporaryFolder(), each),
);
