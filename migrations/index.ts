import type { Step } from '../src/engine/migration';
import { to20200603 } from './20200603';
import { to20210101 } from './20210101';
import { to20230101 } from './20230101';
import { finalizers } from './finalizers';

/** The steps from version to version, oldest first: the only registry. */
export const steps: readonly Step[] = [to20200603, to20210101, to20230101];

/** The transforms that follow the steps in every run. */
export { finalizers };
