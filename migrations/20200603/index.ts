import type { Step } from '../../src/engine/migration';
import { auth } from './auth';
import { rules } from './rules';
import { settings } from './settings';
import { triggers } from './triggers';
import { values } from './values';
import { webhooks } from './webhooks';

/** Stitch to Realm: one layout, so that apps of either version are read for the spellings of 2018. */
export const to20200603: Step = {
  from: 20180301,
  to: 20200603,
  title: 'Stitch to Realm (legacy)',
  transforms: [settings, auth, values, triggers, webhooks, rules],
};
