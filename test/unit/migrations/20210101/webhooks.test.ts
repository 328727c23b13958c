import { webhooks } from '../../../../migrations/20210101/webhooks';
import { plain } from '../../../support/plain';
import { runTransform } from '../../../support/run-transform';

const run = (webhook?: object): ReturnType<typeof runTransform> =>
  runTransform(webhooks, {
    'config.json': { config_version: 20200603, name: 'a' },
    'services/s/config.json': { name: 's', type: 'github' },
    'services/s/incoming_webhooks/w/source.js': '',
    ...(webhook && { 'services/s/incoming_webhooks/w/config.json': webhook }),
  });
const configOf = ({ after }: ReturnType<typeof runTransform>): unknown =>
  plain(after.services[0]!.webhooks[0]!.config);

test('flags that the exporter always writes are completed, the id goes', () => {
  const result = run({ id: '1', name: 'w', respond_result: true });
  expect(configOf(result)).toEqual({
    name: 'w',
    respond_result: true,
    run_as_authed_user: false,
    fetch_custom_user_data: false,
    create_user_on_auth: false,
  });
  expect(result.dropped).toEqual(['1']);
});

test('flags that are there stay, and a complete webhook keeps its document', () => {
  const complete = {
    name: 'w',
    run_as_authed_user: true,
    fetch_custom_user_data: true,
    create_user_on_auth: true,
  };
  const result = run(complete);
  expect(result.after.services[0]!.webhooks[0]!.config).toBe(result.before.services[0]!.webhooks[0]!.config);
});

test('a webhook without config.json stays without', () => {
  expect(configOf(run())).toBeUndefined();
});
