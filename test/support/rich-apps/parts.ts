import type { Tree } from '../write-tree';

/** An id of the server's, by its number. */
export const id = (number: number): string => number.toString(16).padStart(24, '6');

/** The config.json of a webhook. */
export const hook = (name: string, more: object = {}, options: unknown = { httpMethod: 'POST' }): object => ({
  id: id(1),
  name,
  run_as_authed_user: false,
  run_as_user_id: '',
  run_as_user_id_script_source: '',
  options,
  respond_result: true,
  ...more,
});

/** The config.json of a MongoDB service or data source. */
export const atlas = (name: string, more: object = {}, config: object = {}): object => ({
  _id: id(2),
  name,
  type: 'mongodb-atlas',
  config: { clusterName: 'Cluster0', ...config },
  version: 1,
  ...more,
});

/** An HTTP service with a webhook of every kind. */
export const webhooks = (folder: string): Tree => ({
  [`${folder}/web/config.json`]: { id: id(3), name: 'web', type: 'http', config: {} },
  [`${folder}/web/rules/r.json`]: { id: id(4), name: 'r', actions: ['get'], when: {} },
  [`${folder}/web/default_rule.json`]: { roles: [] },
  [`${folder}/web/incoming_webhooks/any/config.json`]: hook(
    'any',
    { can_evaluate: {}, disable_arg_logs: false, odd: { a: 1 } },
    { httpMethod: 'ANY', odd: 1, secret: 's' },
  ),
  [`${folder}/web/incoming_webhooks/any/source.js`]: '1',
  [`${folder}/web/incoming_webhooks/asked/config.json`]: hook('asked', { run_as_authed_user: true }, {}),
  [`${folder}/web/incoming_webhooks/asked/source.js`]: '1',
  [`${folder}/web/incoming_webhooks/head/config.json`]: hook('head', {}, { httpMethod: 'HEAD', secret: 's' }),
  [`${folder}/web/incoming_webhooks/head/source.js`]: '1',
  [`${folder}/web/incoming_webhooks/no-source/config.json`]: hook('no-source', {}, { secret: 's' }),
  [`${folder}/web/incoming_webhooks/open/config.json`]: hook(
    'open',
    { run_as_user_id: id(5) },
    { httpMethod: 'GET', secret: 's', validationMethod: 'NO_VALIDATION', secretAsQueryParam: true },
  ),
  [`${folder}/web/incoming_webhooks/open/source.js`]: '1',
});
