import { ts } from 'ts-morph';
import type { Value } from './domain';
import { text } from './value';

const ofAnything = new Set(['toString', 'toISOString', 'toFixed', 'toHexString', 'toBase64', 'toHex']);
const ofText = new Set([
  ...[
    'trim',
    'toLowerCase',
    'toUpperCase',
    'slice',
    'replace',
    'concat',
    'padStart',
    'padEnd',
    'repeat',
    'substring',
  ],
]);

/** What well-known methods give back that start no work; undefined for all others. */
export function resultOfPlain(receiver: ts.Expression, value: Value, name: string): Value | undefined {
  const root = ts.isIdentifier(receiver) ? receiver.text : '';
  if (root === 'JSON' || root === 'EJSON') {
    if (name === 'stringify') return text;
    if (name === 'parse') return { kind: 'data', what: `parsed ${root}` };
  }
  if (value.kind === 'literal' && value.isFixed && typeof value.value === 'string') {
    if (/^to(?:Locale)?LowerCase$/.test(name)) return { ...value, value: value.value.toLowerCase() };
    if (/^to(?:Locale)?UpperCase$/.test(name)) return { ...value, value: value.value.toUpperCase() };
  }
  if (ofAnything.has(name)) return text;
  const isText = value.kind === 'text' || (value.kind === 'literal' && typeof value.value === 'string');
  return isText && ofText.has(name) ? text : undefined;
}
