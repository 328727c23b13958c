import { values } from '../../../../migrations/20200603/values';
import { plain } from '../../../support/plain';
import { runTransform, type TransformResult } from '../../../support/run-transform';

const run = (value: object): TransformResult =>
  runTransform(values, { 'stitch.json': { config_version: 20180301 }, 'values/a.json': value });

test('private becomes from_secret: false, whatever it was', () => {
  for (const isPrivate of [true, false]) {
    expect(plain(run({ name: 'a', private: isPrivate, value: 1 }).after.values[0]!.document)).toEqual({
      name: 'a',
      value: 1,
      from_secret: false,
    });
  }
});

test('a value that was private is told, one that was not is not', () => {
  expect(run({ name: 'a', private: true }).findings).toMatchObject([
    { code: 'value/was-private', component: 'values', subject: 'a' },
  ]);
  expect(run({ name: 'a', private: false }).codes).toEqual([]);
});

test('from_secret that is there counts, and private is left out', () => {
  const { after, dropped } = run({ name: 'a', value: 'key', from_secret: true, private: false });
  expect(plain(after.values[0]!.document)).toEqual({ name: 'a', value: 'key', from_secret: true });
  expect(dropped).toEqual([false]);
});

test('a value without private keeps its document, private inside the value too', () => {
  const { before, after } = run({ name: 'a', value: { private: true } });
  expect(after.values[0]!.document).toBe(before.values[0]!.document);
});
