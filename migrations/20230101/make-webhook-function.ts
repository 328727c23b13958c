import type { AppFunction } from '../../src/model/app';
import type { Context } from '../../src/engine/migration';
import type { Decision } from '../../src/model/decision';
import { get, isTrue, type Json, type JsonMember, type JsonObject } from '../../src/model/json';
import { placeOf } from '../../src/model/place';
import { added, objectOf, rewritten } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';
import { nameNode, type Conversion } from './webhook-conversion';

const converted = reason(
  "MongoDB's conversion names the function after service and webhook.",
  'docs/convert-webhooks',
);
const isPublic = reason(
  'It was decided that functions of converted webhooks are public, as MongoDB wrote them.',
  'docs/convert-webhooks',
);
const staysBehind = reason(
  "Clients could not call a webhook's function but by the webhook; a private one is still called by its endpoint.",
  'safety/access',
);
const asSystem = reason('A webhook without a user ran as system.', 'docs/convert-webhooks');
const isDefault = reason(
  'It is the default, and the function does not have the key then.',
  'exporter/20230101',
);
/** One question for all webhooks of an app: whether clients can call their functions, too. */
const reachDecision = (first: JsonObject): Decision & { readonly default: string } => ({
  id: 'webhook-functions',
  kind: 'webhook-functions',
  subject: 'converted webhooks',
  question: 'Who can call the functions of converted webhooks?',
  why: "MongoDB's own conversion made them public: any client that logs in calls them past what the webhook demands of its callers. Endpoints and triggers call private functions, too.",
  choices: [
    { value: 'private', leadsTo: 'only their endpoints, triggers and other functions call them' },
    {
      value: 'public',
      leadsTo: "any client that logs in calls them as well, as MongoDB's conversion wrote it",
    },
  ],
  default: 'private',
  place: placeOf(first),
});

/** Whether the function is private. A webhook that says that its function is, says it for any answer. */
function privacy({ config, first }: Conversion, name: string, context: Context): Json {
  const own = get(config, 'private');
  if (own && isTrue(own)) return own;
  if (own && !isUnset(own)) {
    context.report({
      code: 'access/unreadable',
      component: 'functions',
      subject: name,
      at: own,
      message:
        'private of the webhook has a value of another kind than App Services takes. Its function is written as private, so that no client can call it.',
      action: 'Correct it and run again.',
    });
    return rewritten(own, true, staysBehind);
  }
  const value = context.decide(reachDecision(first)) === 'private';
  const why = value ? staysBehind : isPublic;
  if (!own) return added(value, why);
  return own.kind === 'scalar' && own.value === value ? own : rewritten(own, value, why);
}

/** The users that the function runs as, from the webhook's own settings. */
function runAs(config: JsonObject, context: Context): JsonMember[] {
  const keys = ['run_as_system', 'run_as_user_id', 'run_as_user_id_script_source', 'run_as_authed_user'];
  const present = keys.flatMap((key): JsonMember[] => {
    const value = get(config, key);
    return value ? [{ key, value }] : [];
  });
  // A value that cannot be read may have named a user: it is carried, and does not run as system.
  const set = present.filter(({ value }) => !isUnset(value));
  if (set.length === 0) {
    const nodes = present.map(({ value }) => value);
    const value = nodes.length ? rewritten(nodes, true, asSystem) : added(true, asSystem);
    return [{ key: 'run_as_system', value }];
  }
  const kept = set.filter(({ key }) => key !== 'run_as_authed_user');
  for (const member of present) if (!kept.includes(member)) context.drop(member.value, isDefault);
  return kept;
}

const isUnset = (value: Json): boolean =>
  value.kind === 'scalar' && [false, '', null].some((empty) => value.value === empty);

/** The function that a webhook becomes: its source, and the users that it runs as. */
export function makeFunction(conversion: Conversion, name: string, context: Context): AppFunction {
  const { config, webhook, path } = conversion;
  const members: JsonMember[] = [
    { key: 'name', value: nameNode(config, name, converted) },
    { key: 'private', value: privacy(conversion, name, context) },
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
