import { services } from '../../../../migrations/20230101/services';
import { runTransform, type TransformResult } from '../../../support/run-transform';
import type { Tree } from '../../../support/write-tree';

const run = (tree: Tree): TransformResult =>
  runTransform(services, { 'realm_config.json': { config_version: 20210101, name: 'a' }, ...tree });

test.each(['http', 'aws', 'twilio', 'github', 'gcm', 'constructor'])(
  'a service of type %s leaves, with nothing to do unless a source calls it',
  (type) => {
    const result = run({ 'services/s/config.json': { name: 's', type } });
    expect(result.after.services).toEqual([]);
    expect(result.dropped).toEqual([{ name: 's', type }]);
    expect(result.findings).toMatchObject([
      { code: 'service/left-out', severity: 'info', subject: 's', place: { file: 'services/s/config.json' } },
    ]);
    expect(result.findings[0]!.component).toBe('services');
    expect(result.findings[0]!.message).toContain(
      `of type ${type} has no place in the current layout. context.`,
    );
    expect(result.findings[0]!.action).toBeUndefined();
  },
);

test('names the secrets that it used, never their values', () => {
  const { findings } = run({
    'services/s/config.json': {
      name: 's',
      type: 'aws',
      config: { accessKeyId: 'AKIA0', region: 'r' },
      secret_config: { secretAccessKey: 'awsKey' },
    },
  });
  expect(findings[0]!.message).toContain('it used accessKeyId, secretAccessKey (secret awsKey)');
  expect(findings[0]!.message).not.toContain('AKIA0');
});

test('rules leave, and those with a condition are told', () => {
  const result = run({
    'services/s/config.json': { name: 's', type: 'http' },
    'services/s/default_rule.json': { roles: [] },
    'services/s/rules/a.json': { name: 'a', actions: ['get', 'post'], when: { x: 1 } },
    'services/s/rules/b.json': { name: 'b' },
    'services/s/rules/c.json': { name: 'c', actions: ['get'], when: {} },
    'services/s/rules/d.json': { name: 'd', when: '{"%%true": true}' },
  });
  expect(result.dropped).toHaveLength(6);
  expect(result.findings.slice(1)).toMatchObject([
    { component: 'services', subject: 's/a' },
    { component: 'services', subject: 's/d' },
  ]);
  expect(result.findings.slice(1).map(({ code, message }) => [code, message])).toEqual([
    [
      'service/rule-left-out',
      'The rule allowed get, post under a condition; the current layout has no place for it.',
    ],
    [
      'service/rule-left-out',
      'The rule allowed no action under a condition; the current layout has no place for it.',
    ],
  ]);
});

test('an app without services is left as it is', () => {
  expect(run({})).toMatchObject({ findings: [], dropped: [] });
});

test('a service without a config is told where its rule stands, or its webhook', () => {
  const rule = { name: 'a', actions: ['get', 5], when: { x: 1 } };
  const webhook = { name: 'w' };
  const result = run({
    'services/s/rules/a.json': rule,
    'services/t/incoming_webhooks/w/config.json': webhook,
    'services/t/incoming_webhooks/w/source.js': '',
  });
  expect(result.findings.filter(({ code }) => code === 'service/left-out')).toMatchObject([
    { subject: 's', place: { file: 'services/s/rules/a.json' } },
    { subject: 't', place: { file: 'services/t/incoming_webhooks/w/config.json' } },
  ]);
  expect(result.findings.find(({ code }) => code === 'service/rule-left-out')!.message).toContain(
    'allowed get under',
  );
});
