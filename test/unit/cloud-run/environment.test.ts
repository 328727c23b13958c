const { chooseEnvironment } = require('../../../src/cloud-run/runtime/environment');

const values = { 'no-environment': { a: 0 }, development: { a: 1 }, testing: { a: 2 }, qa: { a: 3 } };

test.each([
  ['', undefined, '', { a: 0 }],
  ['qa', undefined, 'qa', { a: 3 }],
  ['qa', '', 'qa', { a: 3 }],
  ['qa', 'testing', 'testing', { a: 2 }],
  ['qa', 'no-environment', '', { a: 0 }],
  ['', 'production', 'production', {}],
])('an app of %j that is told to be %j has the tag %j', (tag, asked, expected, its) => {
  expect(chooseEnvironment({ tag, values }, asked)).toEqual({ tag: expected, values: its });
});

test('an environment that the platform did not have ends the start', () => {
  expect(() => chooseEnvironment({ tag: '', values }, 'staging')).toThrow('APP_ENVIRONMENT is "staging"');
});
