import { collectAnswers } from '../../../src/decide/collect-answers';
import { UserError } from '../../../src/model/user-error';

test('flags answer their kind, and absent ones nothing', () => {
  const flags = { name: 'shop', 'provider-region': undefined };
  expect([...collectAnswers({ flags, answer: [] })]).toEqual([['name', 'shop']]);
});

test('--answer takes an id or a kind, and a value that may hold = itself', () => {
  const answer = ['legacy-rule=convert', 'cluster:my orders=A=B', 'webhook-secret:a/b='];
  expect([...collectAnswers({ flags: {}, answer })]).toEqual([
    ['legacy-rule', 'convert'],
    ['cluster:my orders', 'A=B'],
    ['webhook-secret:a/b', ''],
  ]);
});

test('an id that holds = is written as a JSON string', () => {
  const answer = ['"duplicate:values/a=b"=values/a=b.json', '"cluster:say \\"hi\\""=A', '"name"=shop'];
  expect([...collectAnswers({ flags: {}, answer })]).toEqual([
    ['duplicate:values/a=b', 'values/a=b.json'],
    ['cluster:say "hi"', 'A'],
    ['name', 'shop'],
  ]);
});

test.each(['"name=shop', '"na\\me"=shop', '"name" =shop', '""=a'])('%s is no answer', (text) => {
  expect(() => collectAnswers({ flags: {}, answer: [text] })).toThrow(UserError);
});

test('--answer beats a flag, and the last one counts', () => {
  const answers = collectAnswers({ flags: { name: 'flag' }, answer: ['name=first', 'name=last'] });
  expect(answers.get('name')).toBe('last');
});

test.each(['name', '', '=value'])('--answer %j is no ID=VALUE', (text) => {
  expect(() => collectAnswers({ flags: {}, answer: [text] })).toThrow(UserError);
  expect(() => collectAnswers({ flags: {}, answer: [text] })).toThrow(`got ${JSON.stringify(text)}`);
});

test.each(['nmae=shop', 'constructor=a', '__proto__:a=b'])('--answer %s is of no kind', (text) => {
  expect(() => collectAnswers({ flags: {}, answer: [text] })).toThrow('There is no decision');
});
