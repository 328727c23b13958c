import { values } from '../../../../migrations/20210101/values';
import { plain } from '../../../support/plain';
import { runTransform } from '../../../support/run-transform';

const run = (value: object): ReturnType<typeof runTransform> =>
  runTransform(values, { 'config.json': { config_version: 20200603, name: 'a' }, 'values/a.json': value });

test('ids go, from_secret comes', () => {
  const { after, dropped } = run({ id: '1', _id: '2', name: 'a', value: { id: '3' } });
  expect(plain(after.values[0]!.document)).toEqual({ name: 'a', value: { id: '3' }, from_secret: false });
  expect(dropped).toEqual(['1', '2']);
});

test.each([
  { name: 'a', value: 1, from_secret: false },
  { from_secret: true, value: 'secret' },
])('%j keeps its document', (value) => {
  const { before, after } = run(value);
  expect(after.values[0]!.document).toBe(before.values[0]!.document);
});
