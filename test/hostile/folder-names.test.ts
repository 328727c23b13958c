import { temporaryFolder } from '../support/temporary-folder';
import { folderNames } from './cases/folder-names';
import { runCase } from './run-case';

test.each(folderNames.map((each) => [each.name, each] as const))('%s', (_, each) =>
  runCase(temporaryFolder(), each),
);
