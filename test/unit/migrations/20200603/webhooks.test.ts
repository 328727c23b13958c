import { webhooks } from '../../../../migrations/20200603/webhooks';
import { plain } from '../../../support/plain';
import { runTransform, type TransformResult } from '../../../support/run-transform';

function run(options: unknown, type = 'http'): TransformResult {
  return runTransform(webhooks, {
    'stitch.json': { config_version: 20180301 },
    'services/s/config.json': { name: 's', type },
    'services/s/incoming_webhooks/w/config.json': { name: 'w', options },
    'services/s/incoming_webhooks/w/source.js': '',
  });
}
const optionsAfter = (result: TransformResult): unknown =>
  plain(result.after.services[0]!.webhooks[0]!.config).options;

test.each<[string, object, object]>([
  [
    'secretAsQueryParam: true',
    { httpMethod: 'GET', secretAsQueryParam: true },
    { httpMethod: 'GET', validationMethod: 'SECRET_AS_QUERY_PARAM' },
  ],
  [
    'secretAsQueryParam: true with a secret',
    { secret: 's', secretAsQueryParam: true },
    { validationMethod: 'SECRET_AS_QUERY_PARAM' },
  ],
  ['a secret alone', { secret: 's' }, { validationMethod: 'VERIFY_PAYLOAD' }],
  [
    'a secret and secretAsQueryParam: false',
    { secret: 's', secretAsQueryParam: false },
    { validationMethod: 'VERIFY_PAYLOAD' },
  ],
  ['neither', {}, { validationMethod: 'NO_VALIDATION' }],
  ['secretAsQueryParam: false alone', { secretAsQueryParam: false }, { validationMethod: 'NO_VALIDATION' }],
])('%s of an HTTP webhook names its method', (_, options, wanted) => {
  const result = run(options);
  expect(optionsAfter(result)).toEqual(wanted);
  expect(result.dropped).toEqual([]);
});

test('a method that is there counts', () => {
  const result = run({ validationMethod: 'NO_VALIDATION', secretAsQueryParam: true });
  expect(optionsAfter(result)).toEqual({ validationMethod: 'NO_VALIDATION' });
  expect(result.dropped).toEqual([true]);
});

test('webhooks of GitHub and Twilio get no method', () => {
  expect(optionsAfter(run({}, 'github'))).toEqual({});
  const twilio = run({ secretAsQueryParam: false }, 'twilio');
  expect(optionsAfter(twilio)).toEqual({});
  expect(twilio.dropped).toEqual([false]);
});

test('a service without config.json is one of type http', () => {
  const { after } = runTransform(webhooks, {
    'stitch.json': { config_version: 20180301 },
    'services/s/incoming_webhooks/w/config.json': { name: 'w', options: { secret: 's' } },
  });
  expect(plain(after.services[0]!.webhooks[0]!.config).options).toEqual({
    validationMethod: 'VERIFY_PAYLOAD',
  });
});

test('a webhook whose method is named, or that has no options, keeps its document', () => {
  for (const options of [{ httpMethod: 'POST', validationMethod: 'VERIFY_PAYLOAD' }, undefined, 'text']) {
    const { before, after } = run(options);
    expect(after.services[0]!.webhooks[0]!.config).toBe(before.services[0]!.webhooks[0]!.config);
  }
});

test.each([{ secretAsQueryParam: 'true' }, { validationMethod: true }])(
  'a validation by %j demands a secret, and is told with its webhook',
  (options) => {
    const result = run(options);
    expect(JSON.stringify(optionsAfter(result))).not.toContain('NO_VALIDATION');
    expect(result.findings).toMatchObject([{ code: 'access/unreadable', subject: 's/w' }]);
  },
);
