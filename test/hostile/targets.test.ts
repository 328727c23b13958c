import { temporaryFolder } from '../support/temporary-folder';
import { hostileTargets } from './cases/targets';
import { runCase } from './run-case';

test.each(hostileTargets.map((each) => [each.name, each] as const))('%s', (_, each) =>
  runCase(temporaryFolder(), { ...each, alone: true }),
);
