import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder';
import { appFacts, entry } from './example-app';
const { readAppFiles } = require('../../../src/cloud-run/runtime/app-files');

const good = {
  'routes.json': [entry({ secret: 'S', validation: 'secret' })],
  'functions.json': { hello: { file: 'functions/hello.js', run_as: 'system', private: false } },
  'values.json': { plain: { value: { secret: 1 } }, hidden: { secret: 'HIDDEN' } },
  'environment.json': { tag: '', values: { qa: { a: 1 } } },
  'app.json': appFacts({
    services: {
      'mongodb-atlas': { kind: 'mongodb', uri: 'MONGODB_URI' },
      web: { kind: 'http' },
      sms: { kind: 'ended', type: 'twilio' },
    },
  }),
};
function read(changed: Record<string, unknown> = {}): any {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'app'));
  for (const [name, content] of Object.entries({ ...good, ...changed })) {
    writeFileSync(join(folder, 'app', name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return readAppFiles(folder);
}

test('good files are what they hold', () => {
  expect(read()).toEqual({
    entries: good['routes.json'],
    functions: good['functions.json'],
    values: good['values.json'],
    environment: good['environment.json'],
    facts: good['app.json'],
  });
});

const hello = good['functions.json'].hello;
test.each([
  ['routes.json', [{ ...entry(), rate_limit: 5 }], 'app/routes.json, entry 1: has the key rate_limit'],
  [
    'routes.json',
    [entry(), { ...entry(), auth: 'none' }],
    'app/routes.json, entry 2: auth must be system or refuse',
  ],
  ['routes.json', [{ ...entry(), validation: undefined }], 'validation must be none or secret or signature'],
  ['routes.json', [{ ...entry(), respond_result: 'false' }], 'respond_result must be true or false'],
  ['routes.json', {}, 'app/routes.json: must hold a list'],
  ['routes.json', [null], 'app/routes.json, entry 1: must be an object'],
  ['functions.json', { hello: { ...hello, rules: {} } }, 'app/functions.json, hello: has the key rules'],
  ['functions.json', { hello: { ...hello, run_as: 'user' } }, 'run_as must be system or caller'],
  ['values.json', { a: 5 }, 'app/values.json, a: must be an object'],
  ['values.json', { a: { secret: 'A', value: 1 } }, 'app/values.json, a: has the key value'],
  ['values.json', { a: { secret: 5 } }, 'secret must be a text'],
  ['environment.json', { tag: '', values: { qa: 1 } }, 'values of qa must be an object'],
  ['app.json', { ...appFacts(), allowed_origins: [] }, 'app/app.json: has the key allowed_origins'],
  ['app.json', appFacts({ allowed_request_origins: 'x' as unknown as [] }), 'must be a list of texts'],
  ['app.json', appFacts({ services: { a: { kind: 'mongodb' } as never } }), 'uri must be a text'],
  ['app.json', appFacts({ services: { a: { kind: 'aws' } as never } }), 'kind must be ended'],
  [
    'app.json',
    appFacts({ custom_jwt: { algorithm: 'none' as 'HS256' } }),
    'algorithm must be HS256 or RS256',
  ],
  ['app.json', appFacts({ custom_jwt: { algorithm: 'HS256', kid: 1 } as never }), 'has the key kid'],
  ['app.json', '{', 'app.json cannot be read'],
])('%s with %j ends the start: %s', (name, content, message) => {
  expect(() => read({ [name]: content })).toThrow(message);
});

test('a file that is missing ends the start, and is named', () => {
  expect(() => readAppFiles(temporaryFolder())).toThrow(/routes\.json cannot be read/);
});
