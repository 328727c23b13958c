import { temporaryFolder } from '../support/temporary-folder';
import { deceivingTexts } from './cases/deceiving-texts';
import { runCase } from './run-case';

test.each(deceivingTexts.map((each) => [each.name, each] as const))('%s', (_, each) =>
  runCase(temporaryFolder(), each),
);
