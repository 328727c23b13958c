import { temporaryFolder } from '../support/temporary-folder';
import { links } from './cases/links';
import { runCase } from './run-case';

test.each(links.map((each) => [each.name, each] as const))('%s', (_, each) =>
  runCase(temporaryFolder(), each),
);
