import type { Step } from '../../src/engine/migration';
import { dataSources } from './data-sources';
import { functions } from './functions';
import { graphql } from './graphql';
import { hosting } from './hosting';
import { services } from './services';
import { settings } from './settings';
import { sync } from './sync';
import { triggers } from './triggers';
import { webhooks } from './webhooks';

/**
 * Realm to App Services. Webhooks become endpoints before their services leave; data sources run before sync, as the
 * oldest of them hold its settings.
 */
export const to20230101: Step = {
  from: 20210101,
  to: 20230101,
  title: 'Realm to App Services',
  transforms: [settings, triggers, dataSources, sync, webhooks, services, functions, graphql, hosting],
};
