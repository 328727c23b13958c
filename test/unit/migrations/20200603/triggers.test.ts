import { triggers } from '../../../../migrations/20200603/triggers';
import { plain } from '../../../support/plain';
import { runTransform } from '../../../support/run-transform';

const root = { 'stitch.json': { config_version: 20180301 } };
const configAfter = (config: unknown): unknown => {
  const { after } = runTransform(triggers, {
    ...root,
    'event_subscriptions/a.json': { name: 'a', type: 'AUTHENTICATION', config },
  });
  return plain(after.triggers[0]!.document).config;
};

test('action_type becomes operation_type, in its place', () => {
  expect(JSON.stringify(configAfter({ a: 1, action_type: 'LOGIN', providers: [] }))).toBe(
    '{"a":1,"operation_type":"LOGIN","providers":[]}',
  );
});

test.each([
  { action_type: 'LOGIN', operation_type: 'CREATE' },
  { operation_type: 'CREATE' },
  { schedule: '* * * * *' },
])('%j stays as it is', (config) => {
  expect(configAfter(config)).toEqual(config);
});

test('a trigger without anything old, or without config, keeps its document', () => {
  const { before, after } = runTransform(triggers, {
    ...root,
    'triggers/a.json': { name: 'a' },
    'triggers/b.json': { name: 'b', config: {} },
  });
  after.triggers.forEach(({ document }, index) => expect(document).toBe(before.triggers[index]!.document));
});
