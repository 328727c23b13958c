import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import { planCloudRun, planMigration, type Plan } from '../../../src';
import { components } from '../../../src/model/component';
import { configVersions } from '../../../src/model/config-version';
import { fileActions } from '../../../src/report/renderers/file-actions';
import { lifeTitles } from '../../../src/report/renderers/life-titles';
import { renderJson } from '../../../src/report/renderers/render-json';
import { reportFormatVersion } from '../../../src/report/report';
import { hostileApp } from '../../support/hostile-app';
import { fixtureNames, planFixture } from '../../support/plan-fixture';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree } from '../../support/write-tree';

type Schema = Record<string, any>;

const root = join(__dirname, '../../..');
const published: Schema = JSON.parse(readFileSync(join(root, 'docs/report.schema.json'), 'utf8'));

/** Every schema below one, itself included. */
function* schemasIn(schema: Schema): Generator<Schema> {
  yield schema;
  const below = [
    ...Object.values<Schema>(schema['properties'] ?? {}),
    ...Object.values<Schema>(schema['$defs'] ?? {}),
  ];
  for (const each of schema['items'] ? [...below, schema['items']] : below) yield* schemasIn(each);
}

function compile(schema: Schema): ValidateFunction {
  return new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(schema);
}

/** The schema as the tests hold it: a property that it does not describe is an error. */
function makeStrict(): Schema {
  const strict = structuredClone(published);
  for (const schema of schemasIn(strict)) if (schema['properties']) schema['additionalProperties'] = false;
  return strict;
}

const validate = compile(published);
const validateStrictly = compile(makeStrict());

const jsonOf = ({ report }: Plan, written = false): any => JSON.parse(renderJson(report, { written }));
const exampleOf = (): any => jsonOf(planMigration(join(root, 'docs/example-app')));

const cloudRunOf = (): any => jsonOf(planCloudRun(join(root, 'docs/example-app'), { out: 'service' }));

function expectValid(json: unknown): void {
  validateStrictly(json);
  expect(validateStrictly.errors).toBeNull();
}

describe('the report is what docs/report.schema.json says', () => {
  test.each(fixtureNames)('of fixtures/%s', (name) => {
    expectValid(jsonOf(planFixture(name)));
    expectValid(jsonOf(planFixture(name, { out: 'new-app' }), true));
  });

  test('of the example', () => {
    expectValid(exampleOf());
  });

  test('of a Cloud Run project', () => {
    expectValid(cloudRunOf());
  });

  test('of an app with hostile names', () => {
    expectValid(jsonOf(planMigration(writeTree(temporaryFolder(), hostileApp()))));
  });

  test('of an app below the folder that was given, with that folder', () => {
    const folder = writeTree(temporaryFolder(), {
      'some/app/root_config.json': { name: 'a', provider_region: 'aws-us-east-1', deployment_model: 'LOCAL' },
      'some/app/old/stitch.json': { config_version: 20180301 },
    });
    const json = jsonOf(planMigration(folder));
    expectValid(json);
    expect(json.input).toMatchObject({ path: folder, folder: 'some/app', others: ['some/app/old'] });
  });
});

test('every property that the schema describes is in the report of some app', () => {
  const seen = new Set<string>();
  const look = (json: any, schema: Schema, at: string): void => {
    const { properties, items, $ref } = schema;
    if ($ref) return look(json, published['$defs'][$ref.split('/').at(-1)], $ref);
    if (items) for (const item of json) look(item, items, `${at}[]`);
    for (const [key, below] of Object.entries<Schema>(properties ?? {})) {
      if (json[key] === undefined) continue;
      seen.add(`${at}/${key}`);
      look(json[key], below, `${at}/${key}`);
    }
  };
  const reports = [
    exampleOf(),
    cloudRunOf(),
    ...fixtureNames.map((name) => jsonOf(planFixture(name, { out: 'new-app' }))),
  ];
  for (const json of reports) look(json, published, '#');
  const described: string[] = [];
  const list = (schema: Schema, at: string): void => {
    if (schema['items']) list(schema['items'], `${at}[]`);
    for (const [key, below] of Object.entries<Schema>(schema['properties'] ?? {})) {
      described.push(`${at}/${key}`);
      list(below, `${at}/${key}`);
    }
  };
  list(published, '#');
  for (const [name, schema] of Object.entries<Schema>(published['$defs'])) list(schema, `#/$defs/${name}`);
  // These are tested above.
  expect(described.filter((path) => !seen.has(path))).toEqual(['#/input/folder', '#/input/others']);
});

describe('the schema notices', () => {
  /** Every property of a report, with the object that holds it. */
  function* propertiesIn(json: any): Generator<[holder: any, key: string]> {
    if (typeof json !== 'object' || json === null) return;
    if (!Array.isArray(json)) for (const key of Object.keys(json)) yield [json, key];
    for (const below of Object.values(json)) yield* propertiesIn(below);
  }

  // The ledger's entries and most findings are alike.
  const small = (): any => {
    const json = exampleOf();
    json.ledger.entries.splice(3);
    return json;
  };

  test('every property that is renamed', () => {
    const json = small();
    const missed: string[] = [];
    for (const [holder, key] of [...propertiesIn(json)]) {
      const value = holder[key];
      delete holder[key];
      holder[`${key}New`] = value;
      if (validateStrictly(json)) missed.push(key);
      delete holder[`${key}New`];
      holder[key] = value;
    }
    expect(missed).toEqual([]);
  });

  test('every property that is removed, but for those that not every report has', () => {
    const json = small();
    const missed = new Set<string>();
    for (const [holder, key] of [...propertiesIn(json)]) {
      const value = holder[key];
      delete holder[key];
      if (validate(json)) missed.add(key);
      holder[key] = value;
    }
    const optional =
      'action column decision default input instead line output place pointer reason text to url';
    expect([...missed].sort()).toEqual(optional.split(' '));
  });

  test('every value of another kind', () => {
    const json = small();
    const missed: string[] = [];
    for (const [holder, key] of [...propertiesIn(json)]) {
      const value = holder[key];
      holder[key] = typeof value === 'object' ? 'text' : { object: true };
      if (validate(json)) missed.push(key);
      holder[key] = value;
    }
    expect(missed).toEqual([]);
  });
});

test('a later minor version may add: what is published lets properties through that it does not know', () => {
  const json = exampleOf();
  json.formatVersion = '1.7';
  json.more = { added: true };
  json.findings[0].more = 1;
  expect(validate(json)).toBe(true);
  json.formatVersion = '2.0';
  expect(validate(json)).toBe(false);
});

test('it says of every property what it is', () => {
  const silent = [...schemasIn(published)].flatMap((schema) =>
    Object.entries<Schema>(schema['properties'] ?? {}).filter(
      ([, { description }]) => !/[.`]$/.test(description ?? ''),
    ),
  );
  expect(silent).toEqual([]);
});

test('its names are those of the code', () => {
  const { properties, $defs } = published;
  expect(new RegExp(properties.formatVersion.pattern).test(reportFormatVersion)).toBe(true);
  expect(exampleOf().$schema).toBe(published['$id']);
  expect($defs.configVersion.enum).toEqual(configVersions.map(({ version }) => version));
  expect([...$defs.fileChange.properties.action.enum].sort()).toEqual(Object.keys(fileActions).sort());
  expect([...$defs.life.properties.status.enum].sort()).toEqual(Object.keys(lifeTitles).sort());
  const component = new RegExp($defs.component.pattern);
  expect(Object.keys(components).filter((name) => !component.test(name))).toEqual([]);
});

test('it is in the package, under a name of its own', () => {
  const { exports, files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(exports['./report.schema.json']).toBe('./docs/report.schema.json');
  expect(files).toContain('docs/report.schema.json');
});
