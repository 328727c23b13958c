import type { AppFunction } from '../../src/model/app';
import type { Context } from '../../src/engine/migration';
import { get, getText, isTrue, type JsonMember, type JsonObject } from '../../src/model/json';
import { added, objectOf, rewritten } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';
import { nameNode, type Conversion } from './webhook-conversion';

const converted = reason(
  "MongoDB's conversion names the function after service and webhook.",
  'docs/convert-webhooks',
);
const isPublic = reason('A converted webhook can be called from outside.', 'docs/convert-webhooks');
const asSystem = reason('A webhook without a user ran as system.', 'docs/convert-webhooks');
const isDefault = reason(
  'It is the default, and the function does not have the key then.',
  'exporter/20230101',
);
/** The users that the function runs as, from the webhook's own settings. */
function runAs(config: JsonObject, context: Context): JsonMember[] {
  const keys = ['run_as_system', 'run_as_user_id', 'run_as_user_id_script_source', 'run_as_authed_user'];
  const present = keys.flatMap((key): JsonMember[] => {
    const value = get(config, key);
    return value ? [{ key, value }] : [];
  });
  const set = present.filter(({ value }) => isTrue(value) || (getText(value) ?? '') !== '');
  if (set.length === 0) {
    const nodes = present.map(({ value }) => value);
    const value = nodes.length ? rewritten(nodes, true, asSystem) : added(true, asSystem);
    return [{ key: 'run_as_system', value }];
  }
  const kept = set.filter(({ key }) => key !== 'run_as_authed_user');
  for (const member of present) if (!kept.includes(member)) context.drop(member.value, isDefault);
  return kept;
}

/** The function that a webhook becomes: its source, and the users that it runs as. */
export function makeFunction(
  { config, webhook, path }: Conversion,
  name: string,
  context: Context,
): AppFunction {
  const members: JsonMember[] = [
    { key: 'name', value: nameNode(config, name, converted) },
    { key: 'private', value: get(config, 'private') ?? added(false, isPublic) },
    ...runAs(config, context),
  ];
  const canEvaluate = get(config, 'can_evaluate');
  if (canEvaluate?.kind === 'object' && canEvaluate.members.length === 0)
    context.drop(canEvaluate, isDefault);
  else if (canEvaluate) members.push({ key: 'can_evaluate', value: canEvaluate });
  const quiet = get(config, 'disable_arg_logs');
  if (quiet && isTrue(quiet)) members.push({ key: 'disable_arg_logs', value: quiet });
  else if (quiet) context.drop(quiet, isDefault);
  return { name, config: objectOf(members), source: webhook.source, webhook: path };
}
