import type { StageOptions } from '../run-stages';
import type { Tree } from '../write-tree';
import { richLegacyApp } from './legacy';
import { atlas } from './parts';
import { richRealmApp } from './realm';

/** Runs that between them make every transform leave out, hold and rewrite all that it can. */
export interface RichRun {
  readonly title: string;
  readonly tree: Tree;
  readonly options?: StageOptions;
}

const withoutLink = Object.fromEntries(
  Object.entries(richRealmApp).filter(([path]) => path !== '.mdb/meta.json'),
);
const twoSynced: Tree = {
  'config.json': {
    config_version: 20200603,
    name: 'shop',
    security: {},
    sync: { development_mode_enabled: false },
  },
  'services/a/config.json': atlas('a', {}, { sync: { state: 'enabled' } }),
  'services/b/config.json': atlas('b', {}, { sync: { state: true } }),
};
const everyAnswer = {
  'legacy-rule': 'convert',
  'mongodb-service': 'atlas',
  'run-as-user': 'system',
  webhook: 'endpoint',
  'webhook-method': 'GET',
  'trigger-providers': 'all',
};

/** The runs; each tree in the ways in which its values can go. */
/** A webhook beside an endpoint and a function that were made of it and edited since. */
const convertedBefore: Tree = {
  'realm_config.json': {
    config_version: 20210101,
    name: 'shop',
    provider_region: 'aws-us-east-1',
    deployment_model: 'LOCAL',
  },
  'http_endpoints/config.json': [{ http_method: 'GET', route: '/s/w', function_name: 's_w' }],
  'functions/config.json': [{ name: 's_w', private: false }],
  'functions/s_w.js': '2',
  'http_endpoints/s/config.json': { name: 's', type: 'http' },
  'http_endpoints/s/incoming_webhooks/w/config.json': { name: 'w', options: { httpMethod: 'POST' } },
  'http_endpoints/s/incoming_webhooks/w/source.js': '1',
};

export const richRuns: readonly RichRun[] = [
  { title: 'a webhook that differs from what it was converted to', tree: convertedBefore },
  {
    title: 'a webhook that counts instead of what it was converted to',
    tree: convertedBefore,
    options: { answers: { 'webhook-converted': 'webhook' } },
  },
  { title: 'a legacy app', tree: richLegacyApp },
  {
    title: 'a legacy app with every decision answered',
    tree: richLegacyApp,
    options: { sameApp: true, answers: everyAnswer },
  },
  { title: 'a legacy app to 20210101', tree: richLegacyApp, options: { to: 20210101 } },
  { title: 'a legacy app, supported parts only', tree: richLegacyApp, options: { supportedOnly: true } },
  {
    title: 'a legacy app, supported parts only, without other functions',
    tree: {
      ...richLegacyApp,
      'functions/idle/config.json': { name: 'idle', private: true },
      'functions/idle/source.js': 'exports = () => 1;',
    },
    options: { supportedOnly: true, answers: { 'unreached-functions': 'leave-out' } },
  },
  {
    title: 'a legacy app that says things twice',
    tree: {
      ...richLegacyApp,
      'stitch.json': {
        config_version: 20180301,
        security: { allowed_request_origins: ['a'] },
        allowed_request_origins: ['b'],
        custom_user_data_config: null,
        sync: { development_mode_enabled: false },
        realm_config: { development_mode_enabled: true },
      },
    },
  },
  {
    title: 'a legacy app that synchronises two services',
    tree: twoSynced,
    options: { answers: { 'sync-service': 'b' } },
  },
  {
    title: 'a legacy app with settings of sync that are none',
    tree: {
      ...twoSynced,
      'services/a/config.json': atlas('a', {}, { sync: 'on' }),
      'services/b/config.json': atlas('b'),
    },
  },
  { title: 'a Realm app', tree: richRealmApp },
  {
    title: 'a Realm app with every decision answered',
    tree: { ...richRealmApp, 'data_sources/odd/config.json': { name: 'odd', config: 1 } },
    options: { answers: { ...everyAnswer, cluster: 'Cluster0' } },
  },
  { title: 'a Realm app that stays the same app', tree: richRealmApp, options: { sameApp: true } },
  {
    title: 'a Realm app without ids in its link',
    tree: {
      ...richRealmApp,
      'realm_config.json': { app_id: '', config_version: 20210101, name: 'shop', provider_region: '' },
      'sync/config.json': { development_mode_enabled: false, service_name: 'mongodb-atlas' },
    },
    options: { sameApp: true },
  },
  {
    title: 'a Realm app with sync set twice',
    tree: { ...richRealmApp, 'sync/config.json': { state: 'enabled', permissions: {} } },
  },
  { title: 'a Realm app, supported parts only', tree: richRealmApp, options: { supportedOnly: true } },
  {
    title: 'a Realm app, normalized',
    tree: {
      ...richRealmApp,
      'functions/config.json': [{ name: 'f', private: true, run_as_system: false, can_evaluate: {} }],
    },
    options: { normalize: true },
  },
  {
    title: 'a Realm app with empty settings',
    tree: {
      ...richRealmApp,
      'sync/config.json': { development_mode_enabled: false },
      'data_sources/idle/config.json': atlas('idle', {}, { sync: {} }),
      'http_endpoints/web/incoming_webhooks/bare/config.json': {},
      'http_endpoints/web/incoming_webhooks/bare/source.js': '1',
    },
  },
  { title: 'a Realm app without link, to 20210101', tree: withoutLink, options: { to: 20210101 } },
];
