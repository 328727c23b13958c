import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

/**
 * The schema of SARIF 2.1.0, an OASIS standard, in the revision 2.1.0-rtm.5 that SchemaStore publishes; taken as it is
 * from the npm package @microsoft/jest-sarif 1.0.0-beta.0 (MIT). It is of draft-04, of which it uses nothing that later
 * drafts read otherwise, but for the name of its id.
 */
const { id, ...schema } = JSON.parse(readFileSync(join(__dirname, 'sarif-schema-2.1.0.json'), 'utf8')) as {
  id: string;
  $schema?: string;
};
delete schema.$schema;

// One of its patterns is none under the flag `u`, which drafts before 2019 do not ask for.
const ajv = new Ajv({
  allErrors: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
  unicodeRegExp: false,
});
addFormats(ajv);
const validate = ajv.compile({ ...schema, $id: id });

/** What the SARIF schema has against a log; empty for a valid one. */
export function checkSarif(log: unknown): string[] {
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
