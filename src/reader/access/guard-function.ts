import { withMember } from '../../model/edit-json';
import { get, getText, isNull, isTrue, type Json, type JsonObject } from '../../model/json';
import { added, rewritten } from '../../model/make-json';
import { reason } from '../../model/reason';
import { isExpansion } from '../../model/template';
import type { ReadContext } from '../read-context';
import { reportDenied } from './report-denied';

const oddIsPrivate = reason(
  'A setting that limits who can call the function is no such setting; the function is private instead.',
  'safety/access',
);

const isScalar = (node: Json, ...types: readonly string[]): boolean =>
  node.kind === 'scalar' && types.includes(typeof node.value);

const settings: readonly [key: string, isUsable: (value: Json) => boolean][] = [
  ['private', (value) => isScalar(value, 'boolean')],
  ['can_evaluate', (value) => value.kind === 'object' || isScalar(value, 'boolean')],
  ['run_as_system', (value) => isScalar(value, 'boolean') || isNull(value)],
  ['run_as_user_id', (value) => isScalar(value, 'string') || isNull(value)],
  ['run_as_user_id_script_source', (value) => isScalar(value, 'string') || isNull(value)],
];

/**
 * A function's configuration as it is, or private where a setting of access has a value of another kind: `"false"` is not
 * false, and what a server makes of it is not known.
 */
export function guardFunction(config: JsonObject, name: string, context: ReadContext): JsonObject {
  const odd = settings.flatMap(([key, isUsable]) => {
    const value = get(config, key);
    return value && !isUsable(value) && !isExpansion(getText(value) ?? '') ? [{ key, value }] : [];
  });
  const [first] = odd;
  if (!first) return config;
  const old = get(config, 'private');
  const isPrivate = isTrue(old);
  reportDenied(context, {
    component: 'functions',
    subject: name,
    fault: {
      at: first.value,
      text: `${odd.map(({ key }) => key).join(' and ')} ${odd.length === 1 ? 'has a value' : 'have values'} of another kind than App Services takes.`,
    },
    consequence: `${isPrivate ? 'The function stays' : 'The function is written as'} private, so that no client can call it.`,
  });
  if (isPrivate) return config;
  return withMember(config, 'private', old ? rewritten(old, true, oddIsPrivate) : added(true, oddIsPrivate));
}
