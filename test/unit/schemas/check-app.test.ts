import type { App } from '../../../src/model/app';
import type { FindingInput } from '../../../src/model/finding';
import { toFinding } from '../../../src/model/finding';
import type { Json } from '../../../src/model/json';
import { formatPlace, placeOf } from '../../../src/model/place';
import { checkApp } from '../../../src/schemas/check-app';
import { appWith, documentOf } from './app-with';
import { nodeOf } from './node-of';

const functionsNamed = (names: string[], more: object): App['functions'] => ({
  items: names.map((name) => ({
    name,
    config: documentOf({ name, private: false, ...more }, `functions/${name}.json`),
  })),
});
const scheduled = (name: string, more: object): App['triggers'][number] => ({
  name,
  document: documentOf(
    {
      name,
      type: 'SCHEDULED',
      config: { schedule: '0 8 * * *' },
      event_processors: { FUNCTION: { config: { function_name: 'f' } } },
      ...more,
    },
    `triggers/${name}.json`,
  ),
});
const placesOf = (findings: FindingInput[]): string[] =>
  findings.map(({ at }) => formatPlace(placeOf(at as Json)!));

test('an app without problems has no findings', () => {
  const clean = appWith({ triggers: [scheduled('a', {})] });
  expect(checkApp(clean, 'input')).toEqual([]);
  expect(checkApp(clean, 'output')).toEqual([]);
});

describe('of the input', () => {
  test('an unknown key is named with its way, at its value', () => {
    const findings = checkApp(
      appWith({ triggers: [scheduled('a', { config: { schedule: '* * * * *', zone: 'UTC' } })] }),
      'input',
    );
    expect(findings).toEqual([
      {
        code: 'key/unknown',
        component: 'triggers',
        subject: 'config.zone',
        at: expect.anything() as unknown,
        message: "In the trigger a: config.zone is a key that MongoDB's tools do not know here.",
        action: 'Check its spelling; a push may refuse it or pass over it.',
      },
    ]);
    expect(placesOf(findings)).toEqual(['triggers/a.json:6:17']);
    expect(toFinding(findings[0]!).severity).toBe('warning');
  });

  test('a misspelt key is told with the known one', () => {
    const config = { config: { schedule: '* * * * *', skip_catchup_event: true } };
    const [finding] = checkApp(appWith({ triggers: [scheduled('a', config)] }), 'input');
    expect(finding!.message).toMatch(/; the known one is skip_catchup_events\.$/);
    expect(finding!.action).toBe('Write skip_catchup_events; a push may refuse the key or pass over it.');
  });

  test('the same key in many documents is one finding, at the first', () => {
    const names = Array.from({ length: 2000 }, (_, index) => `f${index}`);
    const findings = checkApp(appWith({ functions: functionsNamed(names, { timeout: 5 }) }), 'input');
    expect(findings.map(({ subject, message }) => [subject, message])).toEqual([
      [
        'timeout',
        "In 2000 functions, first in the function f0: timeout is a key that MongoDB's tools do not know here.",
      ],
    ]);
    expect(placesOf(findings)).toEqual(['functions/f0.json:4:16']);
  });

  test('the same key in two kinds of document is two findings', () => {
    const findings = checkApp(
      appWith({ functions: functionsNamed(['f'], { foo: 5 }), triggers: [scheduled('a', { foo: 5 })] }),
      'input',
    );
    expect(findings.map(({ component, subject }) => [component, subject])).toEqual([
      ['functions', 'foo'],
      ['triggers', 'foo'],
    ]);
  });

  test('the same key often in one document is counted', () => {
    const roles = ['a', 'b', 'c'].map((name) => ({ name, apply_when: {}, note: 'x' }));
    const collection = (name: string) => ({
      database: 'd',
      collection: name,
      rules: documentOf({ database: 'd', collection: name, roles }),
    });
    const source = (...names: string[]) => [{ name: 's', collections: names.map(collection) }];
    const [one] = checkApp(appWith({ dataSources: source('a') }), 'input');
    expect(one!.message).toMatch(/^In the rules of d\.a, 3 times: roles\[\]\.note is a key/);
    const [both] = checkApp(appWith({ dataSources: source('a', 'b') }), 'input');
    expect(both!.message).toMatch(
      /^In 2 collections with rules, 6 times, first in the rules of d\.a: roles\[\]\.note is/,
    );
  });

  test('a value of another kind and a missing key have the code for values', () => {
    const app = appWith({ triggers: [scheduled('a', { disabled: 'Qz7', config: undefined })] });
    const findings = checkApp(app, 'input');
    expect(findings.map(({ code, subject, message, action }) => [code, subject, message, action])).toEqual([
      ['key/unexpected-value', 'config', 'In the trigger a: config is missing.', 'Add the key.'],
      [
        'key/unexpected-value',
        'disabled',
        'In the trigger a: disabled is a string and must be true or false.',
        'Correct the value, or remove the key.',
      ],
    ]);
    expect(placesOf(findings)).toEqual(['triggers/a.json:1:1', 'triggers/a.json:11:17']);
  });

  test('a document that there is one of is called by what it is', () => {
    const [finding] = checkApp(appWith({ sync: documentOf({ mode: 1 }, 'sync/config.json') }), 'input');
    expect(finding!.message).toMatch(/^In sync\/config\.json: mode is a key/);
  });

  test('nothing is said of secrets.json, which is never carried', () => {
    const secrets = nodeOf({ services: { aws: 'Qz7' }, keys: { a: 'Qz7' } }, 'secrets.json');
    expect(
      checkApp(
        appWith({ version: 20200603, secrets, settings: documentOf({ config_version: 20200603 }) }),
        'input',
      ),
    ).toEqual([]);
  });

  test.each([
    ['a rule of a collection', 'mongodb-atlas', { database: 'd', collection: 'c', roles: [] }],
    ['a rule of 2018', 'mongodb-atlas', { namespace: 'd.c', read: {} }],
    ['a rule of a third party', 'http', { name: 'r', actions: ['get'] }],
    ['a rule of a service without type', undefined, { database: 'd', collection: 'c' }],
    ['an empty rule of a cluster', 'mongodb-atlas', {}],
  ])('%s is told by what it holds', (_, type, rule) => {
    const config = type === undefined ? undefined : documentOf({ name: 's', type, config: {} });
    const services = [
      { name: 's', config, rules: [{ name: 'r', document: documentOf(rule) }], webhooks: [] },
    ];
    const app = appWith({ version: 20180301, settings: documentOf({ config_version: 20180301 }), services });
    expect(checkApp(app, 'input')).toEqual([]);
  });
});

describe('of the output', () => {
  test('each place has a finding of its own, with what App Services demands', () => {
    const triggers = [scheduled('a', { config: undefined }), scheduled('b', { config: undefined })];
    const findings = checkApp(appWith({ triggers }), 'output');
    expect(findings.map(({ code, subject, message, action }) => [code, subject, message, action])).toEqual([
      [
        'output/invalid',
        'config',
        'In the trigger a: config is missing, and App Services demands it.',
        'Add the key before you push.',
      ],
      [
        'output/invalid',
        'config',
        'In the trigger b: config is missing, and App Services demands it.',
        'Add the key before you push.',
      ],
    ]);
    expect(placesOf(findings)).toEqual(['triggers/a.json:1:1', 'triggers/b.json:1:1']);
  });

  test('a key that another one stands for is put right there', () => {
    const settings = documentOf(
      { name: 'a', location: 'aws-us-east-1', deployment_model: 'LOCAL' },
      'root_config.json',
    );
    const config = { event_processors: { FUNCTION: { config: { function_id: '5f' } } } };
    const findings = checkApp(appWith({ settings, triggers: [scheduled('a', config)] }), 'output');
    expect(findings.map(({ subject, message, action }) => [subject, message, action])).toEqual([
      [
        'provider_region',
        'In the root file: provider_region is missing, and App Services demands it; location is there in its place.',
        'Rename location to provider_region before you push.',
      ],
      [
        'event_processors.FUNCTION.config.function_name',
        'In the trigger a: event_processors.FUNCTION.config.function_name is missing, and App Services demands it; function_id is there in its place.',
        'Write function_name, with the name, in place of function_id before you push.',
      ],
    ]);
    expect(placesOf(findings)).toEqual(['root_config.json:3:17', 'triggers/a.json:10:32']);
  });

  test('an unknown key is not said again, not even beside a wrong value', () => {
    const findings = checkApp(appWith({ triggers: [scheduled('a', { foo: 1, disabled: 1 })] }), 'output');
    expect(findings.map(({ subject, message, action }) => [subject, message, action])).toEqual([
      [
        'disabled',
        'In the trigger a: disabled is a number and must be true or false.',
        'Correct the value before you push.',
      ],
    ]);
  });
});
