import { settings } from '../../../../migrations/20230101/settings';
import type { App } from '../../../../src/model/app';
import { get } from '../../../../src/model/json';
import { openApp } from '../../../../src/reader/open-app';
import { plain } from '../../../support/plain';
import { migrateRead } from '../../../support/run-stages';
import { temporaryFolder } from '../../../support/temporary-folder';
import { writeTree } from '../../../support/write-tree';
import { runTransform, type TransformResult } from '../../../support/run-transform';

const complete = {
  config_version: 20210101,
  name: 'shop',
  provider_region: 'aws-us-east-1',
  deployment_model: 'LOCAL',
};
const run = (root: object, answers: Record<string, string> = {}): TransformResult =>
  runTransform(settings, { 'realm_config.json': root }, { answers });
const rootAfter = (root: object, answers?: Record<string, string>): Record<string, unknown> =>
  plain(run(root, answers).after.settings);
const decided = ({ decisions }: TransformResult): string[] =>
  decisions.map(({ id, answer, answeredBy }) => `${id}=${answer} ${answeredBy}`);

test('the version goes, as does the location beside a region', () => {
  const result = run({ ...complete, location: 'US-OR', environment: 'qa' });
  expect(plain(result.after.settings)).toEqual({
    name: 'shop',
    provider_region: 'aws-us-east-1',
    deployment_model: 'LOCAL',
    environment: 'qa',
  });
  expect(result.dropped).toEqual([20210101, 'US-OR']);
  expect(result.decisions).toEqual([]);
});

test.each([
  ['environment', ''],
  ['environment', 'none'],
  ['allowed_request_origins', []],
])('%s %j says nothing and goes', (key, value) => {
  expect(rootAfter({ ...complete, [key]: value })).not.toHaveProperty(key);
});

describe('the region', () => {
  const withLocation = (location: unknown, deployment_model: string): object => ({
    config_version: 20210101,
    name: 'shop',
    location,
    deployment_model,
  });

  // From the vendor's page on deployment models and regions.
  test.each([
    ['US-VA', 'GLOBAL', 'aws-us-east-1'],
    ['US-OR', 'GLOBAL', 'aws-us-west-2'],
    ['IE', 'GLOBAL', 'aws-eu-west-1'],
    ['AU', 'GLOBAL', 'aws-ap-southeast-2'],
    ['AU', 'LOCAL', 'aws-ap-southeast-2'],
    ['BR-SP', 'LOCAL', 'aws-sa-east-1'],
    ['aws-us-east-2', 'LOCAL', 'aws-us-east-2'],
  ])('of %s with %s can only be %s', (location, model, region) => {
    const result = run(withLocation(location, model));
    expect(result.codes).toEqual([]);
    expect(plain(result.after.settings).provider_region).toBe(region);
    expect(result.decisions).toEqual([]);
  });

  test.each([
    ['US-VA', 'aws-us-east-1', ['aws-us-east-2', 'azure-eastus2']],
    ['US-OR', 'aws-us-west-2', ['azure-westus']],
    ['IE', 'aws-eu-west-1', ['aws-eu-west-2']],
    ['DE-FF', 'aws-eu-central-1', ['azure-westeurope']],
    ['IN-MB', 'aws-ap-south-1', ['azure-eastasia']],
    ['SG', 'aws-ap-southeast-1', ['azure-southeastasia']],
  ])(
    'of %s alone with LOCAL is %s, as in all exports of that time, and no question',
    (location, region, others) => {
      const result = run(withLocation(location, 'LOCAL'));
      expect(plain(result.after.settings).provider_region).toBe(region);
      expect(result.decisions).toEqual([]);
      expect(result.findings).toMatchObject([
        {
          code: 'settings/region-of-location',
          severity: 'info',
          component: 'settings',
          subject: 'location',
          place: { file: 'realm_config.json' },
        },
      ]);
      for (const other of others) expect(result.findings[0]!.message).toContain(other);
      expect(result.findings[0]!.action).toBeUndefined();
    },
  );

  test.each(['US-VA', 'AU', 'DE-FF'])('of %s is what is answered, although nobody asks', (location) => {
    const answers = { 'provider-region': 'gcp-europe-west1' };
    const result = run(withLocation(location, 'LOCAL'), answers);
    expect(plain(result.after.settings).provider_region).toBe('gcp-europe-west1');
    expect(decided(result)).toEqual(['provider-region=gcp-europe-west1 answer']);
    expect(() => run(withLocation(location, 'LOCAL'), { 'provider-region': 'mars' })).toThrow('refused');
  });

  describe('that is elsewhere than the location', () => {
    const codes = (result: TransformResult): unknown[] =>
      result.findings.map(({ code, severity, place }) => [code, severity, place?.line]);

    test('is a warning that names all regions of the location, answered or in the file', () => {
      const answered = run(withLocation('US-VA', 'LOCAL'), { 'provider-region': 'azure-westeurope' });
      const written = run({ ...complete, location: 'US-VA', provider_region: 'azure-westeurope' });
      for (const result of [answered, written]) {
        expect(plain(result.after.settings).provider_region).toBe('azure-westeurope');
        expect(codes(result)).toEqual([['settings/region-elsewhere', 'warning', expect.any(Number)]]);
        expect(result.findings).toMatchObject([{ component: 'settings', subject: 'location' }]);
        for (const named of ['US-VA', 'aws-us-east-1', 'aws-us-east-2', 'azure-eastus2', 'azure-westeurope'])
          expect(result.findings[0]!.message).toContain(named);
      }
    });

    // EXPORTER-20230101, section 6: US-VA with gcp-us-east4 and gcp-us-central1, DE-FF with gcp-europe-west1 in real exports.
    test.each([
      ['US-VA', 'gcp-us-east4'],
      ['US-VA', 'gcp-us-central1'],
      ['DE-FF', 'gcp-europe-west1'],
    ])('is none for %s with %s, as regions of Google have no location of their own', (location, region) => {
      expect(codes(run({ ...complete, location, provider_region: region }))).toEqual([]);
      expect(codes(run(withLocation(location, 'LOCAL'), { 'provider-region': region }))).toEqual([]);
    });

    test.each([
      ['US-VA', 'azure-eastus2'],
      ['IE', 'aws-eu-west-2'],
      ['nowhere', 'azure-westeurope'],
    ])('is none for %s with %s', (location, region) => {
      expect(codes(run({ ...complete, location, provider_region: region }))).toEqual([]);
    });
  });

  test.each(['US', 'VA', '', 'constructor', 7])('of the location %j is a question', (location) => {
    const result = run(withLocation(location, 'LOCAL'));
    expect(decided(result)).toEqual(['provider-region=aws-us-east-1 default']);
    const [decision] = result.decisions;
    expect(decision).toMatchObject({
      kind: 'provider-region',
      subject: 'app settings',
      place: { file: 'realm_config.json', line: 4 },
    });
    const values = decision!.choices.map(({ value }) => value);
    expect(new Set(values).size).toBe(values.length);
    expect(decision!.choices.filter(({ leadsTo }) => leadsTo.includes('what most apps'))).toMatchObject([
      { value: 'aws-us-east-1' },
    ]);
  });

  test('of neither key is a question, and the answer counts', () => {
    expect(
      rootAfter(
        { name: 'shop', deployment_model: 'LOCAL', config_version: 20210101 },
        { 'provider-region': 'gcp-us-east4' },
      ),
    ).toMatchObject({ provider_region: 'gcp-us-east4' });
    expect(() => run({ name: 'shop', config_version: 20210101 }, { 'provider-region': 'mars' })).toThrow(
      'refused',
    );
  });

  test('that is empty counts as missing', () => {
    expect(rootAfter({ ...complete, provider_region: '', location: 'AU' })).toMatchObject({
      provider_region: 'aws-ap-southeast-2',
    });
  });

  test('takes the place of the location', () => {
    expect(
      Object.keys(
        rootAfter({ name: 'shop', location: 'AU', deployment_model: 'LOCAL', config_version: 20210101 }),
      ),
    ).toEqual(['name', 'provider_region', 'deployment_model']);
  });
});

describe('the deployment model', () => {
  test.each(['aws-us-east-1', 'aws-us-west-2', 'aws-eu-west-1', 'aws-ap-southeast-2'])(
    'GLOBAL stays in %s',
    (provider_region) => {
      const result = run({ ...complete, deployment_model: 'GLOBAL', provider_region });
      expect(plain(result.after.settings).deployment_model).toBe('GLOBAL');
      expect(result.decisions).toEqual([]);
    },
  );

  test('GLOBAL where only LOCAL apps are is a question', () => {
    const root = { ...complete, deployment_model: 'GLOBAL', provider_region: 'azure-westus' };
    expect(decided(run(root))).toEqual(['deployment-model=LOCAL default']);
    expect(run(root).decisions[0]!.place).toMatchObject({ file: 'realm_config.json', line: 5 });
    expect(rootAfter(root)).toMatchObject({ deployment_model: 'LOCAL' });
    expect(rootAfter(root, { 'deployment-model': 'GLOBAL' })).toMatchObject({ deployment_model: 'GLOBAL' });
  });

  test.each<[string, object, string]>([
    ['and no region', { location: 'US-VA' }, 'GLOBAL'],
    ['with neither region nor location', {}, 'GLOBAL'],
    ['in a region of LOCAL apps', { provider_region: 'azure-westus' }, 'LOCAL'],
    ['and empty', { deployment_model: '', location: 'DE-FF' }, 'LOCAL'],
  ])('missing %s is a question', (_, root, model) => {
    const result = run({ config_version: 20210101, name: 'shop', ...root });
    expect(decided(result)).toContain(`deployment-model=${model} default`);
    expect(plain(result.after.settings).deployment_model).toBe(model);
    expect(result.decisions.find(({ kind }) => kind === 'deployment-model')).toMatchObject({
      subject: 'app settings',
      choices: [{ value: 'GLOBAL' }, { value: 'LOCAL' }],
      why: expect.stringContaining('has no deployment_model'),
    });
  });

  test('that is empty is asked for where it stands', () => {
    const [decision] = run({ ...complete, deployment_model: '' }).decisions;
    expect(decision).toMatchObject({ place: { file: 'realm_config.json', line: 5 } });
    expect(run({ ...complete, deployment_model: undefined }).decisions[0]).not.toHaveProperty('place');
  });

  test('that no region of it takes is a question, and what is there is not made anew', () => {
    const root = { ...complete, provider_region: 'azure-westus', deployment_model: 'GLOBAL' };
    expect(run(root).decisions).toMatchObject([
      {
        id: 'deployment-model',
        kind: 'deployment-model',
        choices: [{ value: 'LOCAL' }, { value: 'GLOBAL' }],
        default: 'LOCAL',
      },
    ]);
    const kept = run(root, { 'deployment-model': 'GLOBAL' });
    const model = (app: App): unknown => get(app.settings, 'deployment_model');
    expect(model(kept.after)).toBe(model(kept.before));
  });
});

describe('the name', () => {
  test.each(['shop', 'Shop_2-x', 'a', 'a'.repeat(32)])('%s stays', (name) => {
    const result = run({ ...complete, name });
    expect(plain(result.after.settings).name).toBe(name);
    expect(result.decisions).toEqual([]);
  });

  test.each([
    ['my shop!', 'my-shop'],
    ['2021-11-05_export', 'export'],
    [`${'a'.repeat(31)} b`, 'a'.repeat(31)],
    ['2shop', 'shop'],
    ['a!!b', 'a-b'],
    ['shop-!', 'shop'],
    ['a'.repeat(40), 'a'.repeat(32)],
  ])('%s is none that is accepted, and %s is suggested', (name, suggested) => {
    expect(decided(run({ ...complete, name }))).toEqual([`name=${suggested} default`]);
  });

  test.each([
    [{ app_id: 'corner-store-abcde', name: '' }, 'corner-store'],
    [{ app_id: 'corner-store-abcde', name: undefined }, 'corner-store'],
  ])('%j is suggested from the app id', (root, suggested) => {
    expect(rootAfter({ ...complete, ...root })).toMatchObject({ name: suggested });
  });

  test('falls back to the app id where nothing is left of the old one', () => {
    const result = run({ ...complete, app_id: 'corner-store-abcde', name: '日本 1' });
    expect(decided(result)).toEqual(['name=corner-store default']);
    expect(result.decisions[0]!.choices).toEqual([
      { value: 'corner-store', leadsTo: 'made from the app id' },
    ]);
  });

  test('is a question about what stands there', () => {
    expect(run({ ...complete, name: '1' }).decisions).toMatchObject([
      { id: 'name', kind: 'name', place: { file: 'realm_config.json', line: 3 } },
    ]);
    const nameless = run({ ...complete, name: undefined });
    expect(nameless.decisions[0]).not.toHaveProperty('place');
    expect(nameless.decisions[0]!.why).toBe('The root file has no name.');
  });

  test('is app where nothing else makes one', () => {
    const tree = { 'realm_config.json': { ...complete, name: '1' } };
    const read = openApp(writeTree(temporaryFolder(), tree), { answers: new Map(), skipBroken: false });
    const { migrated } = migrateRead({ ...read, app: { ...read.app!, folderName: '日本' } });
    expect(migrated.decisions).toMatchObject([{ id: 'name', answer: 'app', answeredBy: 'default' }]);
  });

  test('without anything else is the folder, as far as it can be', () => {
    const result = run({ ...complete, name: undefined });
    expect(plain(result.after.settings).name).toMatch(/^migrate-functions-/);
  });

  test('is what is answered', () => {
    expect(rootAfter({ ...complete, name: '' }, { name: 'market' })).toMatchObject({ name: 'market' });
    expect(() => run({ ...complete, name: '' }, { name: '1' })).toThrow('refused');
  });
});

test('a complete root without version keeps its document', () => {
  const result = run({ name: 'shop', provider_region: 'aws-us-east-1', deployment_model: 'LOCAL' });
  expect(result.after.settings).toBe(result.before.settings);
});
