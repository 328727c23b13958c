import { hosting } from '../../../../migrations/20230101/hosting';
import { plain } from '../../../support/plain';
import { runTransform, type TransformResult } from '../../../support/run-transform';

const run = (config?: object): TransformResult =>
  runTransform(hosting, {
    'realm_config.json': { config_version: 20210101, name: 'a' },
    ...(config && { 'hosting/config.json': config }),
  });

test('what the server sets and what is not set goes', () => {
  const result = run({
    enabled: true,
    app_default_domain: 'd',
    custom_domain: '',
    default_error_path: '',
    default_error_code: '',
  });
  expect(plain(result.after.hosting.config)).toEqual({ enabled: true });
  expect(result.dropped).toEqual(['d', '', '', '']);
});

test('what the user set stays', () => {
  const config = {
    enabled: false,
    custom_domain: 'shop.example',
    default_error_path: '/404.html',
    default_error_code: '404',
  };
  const result = run(config);
  expect(result.after.hosting.config).toBe(result.before.hosting.config);
});

test('an app without hosting gets none', () => {
  expect(run().after.hosting.config).toBeUndefined();
});
