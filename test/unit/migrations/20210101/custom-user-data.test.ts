import { customUserData } from '../../../../migrations/20210101/custom-user-data';
import { plain } from '../../../support/plain';
import { runTransform, type TransformResult } from '../../../support/run-transform';

const service = (name: string, id: string, type = 'mongodb-atlas'): object => ({
  id,
  name,
  type,
  config: {},
});

function run(document: object, services: readonly object[], answer?: string): TransformResult {
  const tree = {
    'config.json': { config_version: 20200603, name: 'a' },
    'auth/custom_user_data.json': document,
    ...Object.fromEntries(services.map((config, index) => [`services/s${index}/config.json`, config])),
  };
  // The reader takes custom user data from its file as well as from the root.
  const answers = { layout: '20200603', ...(answer && { 'custom-user-data-service': answer }) };
  return runTransform(customUserData, tree, { answers });
}
const dataAfter = (result: TransformResult): unknown => plain(result.after.customUserData);

test('the service is named instead of its id, in the same place', () => {
  const result = run({ enabled: true, mongo_service_id: '2', database_name: 'd' }, [
    service('a', '1'),
    service('b', '2'),
  ]);
  expect(JSON.stringify(dataAfter(result))).toBe(
    '{"enabled":true,"mongo_service_name":"b","database_name":"d"}',
  );
  expect(result.codes).toEqual([]);
});

test('beside a name the id is left out', () => {
  const result = run({ enabled: true, mongo_service_id: '2', mongo_service_name: 'a' }, [service('b', '2')]);
  expect(dataAfter(result)).toEqual({ enabled: true, mongo_service_name: 'a' });
  expect(result.dropped).toEqual(['2']);
});

test('an id that nobody has is that of the only MongoDB service, which is told', () => {
  const result = run({ enabled: true, mongo_service_id: '9' }, [
    service('a', '1'),
    service('web', '2', 'http'),
  ]);
  expect(dataAfter(result)).toEqual({ enabled: true, mongo_service_name: 'a' });
  expect(result.findings).toMatchObject([
    { code: 'reference/guessed-service', component: 'custom-user-data', subject: 'a' },
  ]);
});

describe('an id that nobody has among several services', () => {
  const document = { enabled: true, mongo_service_id: '9' };
  const services = [service('a', '1'), service('b', '2')];

  test('stays until somebody answers', () => {
    const result = run(document, services);
    expect(result.after.customUserData).toBe(result.before.customUserData);
    expect(result.decisions).toMatchObject([
      {
        id: 'custom-user-data-service',
        kind: 'custom-user-data-service',
        answer: 'keep-id',
        answeredBy: 'default',
      },
    ]);
    expect(result.decisions[0]!.choices.map(({ value }) => value)).toEqual(['keep-id', 'a', 'b']);
  });

  test('becomes the name that is answered', () => {
    expect(dataAfter(run(document, services, 'b'))).toEqual({ enabled: true, mongo_service_name: 'b' });
  });
});

test.each([{ enabled: false }, { enabled: true, mongo_service_name: 'a' }])(
  '%j stays as it is',
  (document) => {
    const { before, after } = run(document, [service('b', '1')]);
    expect(after.customUserData).toBe(before.customUserData);
  },
);

test('an id that the only service has is no guess', () => {
  const result = run({ enabled: true, mongo_service_id: '1' }, [service('a', '1')]);
  expect(dataAfter(result)).toEqual({ enabled: true, mongo_service_name: 'a' });
  expect(result.codes).toEqual([]);
  expect(result.decisions).toEqual([]);
});

test.each([['9'], [9]])('the id %j without any service stays, and nothing is guessed', (id) => {
  const result = run({ enabled: true, mongo_service_id: id }, []);
  expect(result.after.customUserData).toBe(result.before.customUserData);
  expect(result.codes).toEqual([]);
  expect(result.decisions).toMatchObject([{ id: 'custom-user-data-service', answer: 'keep-id' }]);
});
