import { temporaryFolder } from '../support/temporary-folder';
import { jsonTexts } from './cases/json-texts';
import { runCase } from './run-case';

test.each(jsonTexts.map((each) => [each.name, each] as const))('%s', (_, each) =>
  runCase(temporaryFolder(), each),
);
