import type { Context } from '../../src/engine/migration';
import { getText, isEmptyContainer, type JsonObject } from '../../src/model/json';
import { reason } from '../../src/model/reason';
import { applyRows, type Row } from './apply-rows';

const noEnvironment = reason('An app without environment has no such key.', 'exporter/20210101');
const noOrigins = reason('An app that restricts no origins has no such key.', 'exporter/20210101');

const rows: readonly Row[] = [
  {
    drop: 'environment',
    when: (value) => ['', 'none'].includes(getText(value) ?? '?'),
    why: noEnvironment,
  },
  {
    drop: 'allowed_request_origins',
    when: (value) => value.kind === 'array' && isEmptyContainer(value),
    why: noOrigins,
  },
];

/** The root file without an environment or a list of origins that says nothing; the exporter omits both. */
export function withoutEmptySettings(document: JsonObject, context: Context): JsonObject {
  return applyRows(document, rows, context);
}
