import type { Step } from '../../src/engine/migration';
import { auth } from './auth';
import { customUserData } from './custom-user-data';
import { environments } from './environments';
import { functions } from './functions';
import { graphql } from './graphql';
import { services } from './services';
import { settings } from './settings';
import { triggers } from './triggers';
import { values } from './values';
import { webhooks } from './webhooks';

/**
 * Realm (legacy) to Realm. What resolves ids runs before what leaves them out: providers, custom user data and triggers
 * before functions and services.
 */
export const to20210101: Step = {
  from: 20200603,
  to: 20210101,
  title: 'Realm (legacy) to Realm',
  transforms: [
    settings,
    auth,
    customUserData,
    triggers,
    functions,
    webhooks,
    services,
    values,
    environments,
    graphql,
  ],
};
