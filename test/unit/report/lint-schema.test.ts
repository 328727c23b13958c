import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { lintSources } from '../../../src';
import { lintFormatVersion } from '../../../src/report/lint-report';
import { renderLintJson } from '../../../src/report/renderers/render-lint-json';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree } from '../../support/write-tree';

type Schema = Record<string, any>;

const published: Schema = JSON.parse(readFileSync(join(__dirname, '../../../docs/lint.schema.json'), 'utf8'));

/** The schema as the test holds it: a property that it does not describe is an error, and each is noted when it is seen. */
function makeStrict(schema: Schema): Schema {
  const strict = structuredClone(schema);
  const visit = (each: Schema): void => {
    if (each['properties']) {
      each['additionalProperties'] = false;
      for (const below of Object.values<Schema>(each['properties'])) visit(below);
    }
    if (each['items']) visit(each['items']);
  };
  visit(strict);
  return strict;
}

const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(
  makeStrict(published),
);

/** The properties of a schema, as paths. */
function pathsOf(schema: Schema, at = ''): string[] {
  const below = Object.entries<Schema>(schema['properties'] ?? {});
  const own = below.flatMap(([key, each]) => [`${at}/${key}`, ...pathsOf(each, `${at}/${key}`)]);
  return schema['items'] ? pathsOf(schema['items'], at) : own;
}

function pathsIn(json: unknown, at = ''): string[] {
  if (Array.isArray(json)) return json.flatMap((each) => pathsIn(each, at));
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, each]) => [`${at}/${key}`, ...pathsIn(each, `${at}/${key}`)]);
}

const folder = (): string =>
  writeTree(temporaryFolder(), {
    'index.js': `const functions = require('@google-cloud/functions-framework');
functions.http('f', (req, res) => { res.send(404); });
functions.http('g', (req, res) => {});
`,
    'plain.js': 'exports.twice = (value) => value * 2;\n',
    'broken.js': 'exports.f = (req, res) => {',
  });

test('the JSON of lint is what docs/lint.schema.json says, and has all that it describes', () => {
  const path = folder();
  const seen = new Set<string>();
  for (const fix of [false, true]) {
    const json = JSON.parse(renderLintJson(lintSources([path], { fix }).report));
    validate(json);
    expect(validate.errors).toBeNull();
    for (const each of pathsIn(json)) seen.add(each);
  }
  expect(pathsOf(published).filter((each) => !seen.has(each))).toEqual([]);
});

test('the version of the form fits the schema', () => {
  expect(lintFormatVersion).toMatch(new RegExp(published['properties'].formatVersion.pattern));
});
