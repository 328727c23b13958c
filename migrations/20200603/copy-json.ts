import type { Json } from '../../src/model/json';
import type { Reason } from '../../src/model/reason';

/**
 * A copy of values that stand in the result already, for a second place.
 *
 * @param instead a value that gives way to the copy
 */
export function copyJson(node: Json, why: Reason, instead?: Json): Json {
  const origin = { offset: -1, reason: why, from: instead ? [node, instead] : [node] };
  if (node.kind === 'scalar')
    return { kind: 'scalar', value: node.value, ...(node.raw !== undefined && { raw: node.raw }), ...origin };
  if (node.kind === 'array')
    return { kind: 'array', items: node.items.map((item) => copyJson(item, why)), ...origin };
  const members = node.members.map(({ key, value }) => ({ key, value: copyJson(value, why) }));
  return { kind: 'object', members, ...origin };
}
