import type { Context } from '../../src/engine/migration';
import type { App, AppFunction } from '../../src/model/app';
import type { Decision } from '../../src/model/decision';
import { withMember, withoutMembers } from '../../src/model/edit-json';
import { get, getText, type Json, type JsonObject } from '../../src/model/json';
import { rewritten } from '../../src/model/make-json';
import { placeOf } from '../../src/model/place';
import { reason } from '../../src/model/reason';
import { makeFunction } from './make-webhook-function';
import { cleanName, validationOf, type Conversion } from './webhook-conversion';

const otherSide = reason(
  'It was decided whether the webhook counts, or the endpoint and function that it was converted to before.',
  'docs/convert-webhooks',
);
const alreadyThere = reason(
  'The webhook was converted before, and the endpoint and function that are there differ from it.',
  'docs/convert-webhooks',
);

/** The endpoint that a webhook was converted to before, and its function, as far as they are there. */
export interface ConvertedWebhook {
  readonly endpoint: JsonObject;
  readonly function?: AppFunction;
  /** What is not the same on both sides, as sentences; empty where nothing was edited since. */
  readonly differences: readonly string[];
}

/** The method of an endpoint for a webhook's: one without any took POST. */
export const wantedMethod = ({ options }: Conversion): string =>
  (getText(options, 'httpMethod') || 'POST').replace('ANY', '*');

const fileOf = (node: JsonObject): string => placeOf(node)?.file ?? '';

const flagOf = (node: Json | undefined): boolean | undefined =>
  node?.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : undefined;

type Setting = string | boolean | undefined;

/** What differs in the settings. One that a side lacks is not known, and says nothing. */
function compareSettings(conversion: Conversion, endpoint: JsonObject): string[] {
  const { config } = conversion;
  const pairs: [what: string, ofWebhook: Setting, ofEndpoint: Setting][] = [
    ['method', wantedMethod(conversion), getText(endpoint, 'http_method')],
    ['validation', validationOf(conversion), getText(endpoint, 'validation_method') || undefined],
    ['respond_result', flagOf(get(config, 'respond_result')), flagOf(get(endpoint, 'respond_result'))],
  ];
  return pairs.flatMap(([what, ofWebhook, ofEndpoint]) =>
    ofWebhook === undefined || ofEndpoint === undefined || ofWebhook === ofEndpoint
      ? []
      : [
          `${what} is ${String(ofWebhook)} in ${fileOf(config)}, and ${String(ofEndpoint)} in ${fileOf(endpoint)}.`,
        ],
  );
}

function compareSources({ webhook }: Conversion, name: string, converted: AppFunction | undefined): string[] {
  // An endpoint whose function is nowhere is told as such by the check of references.
  if (!webhook.source || !converted) return [];
  if (!converted.source) return [`${webhook.source.path} has a source, and the function ${name} has none.`];
  const [ofWebhook, ofFunction] = [webhook.source.digest, converted.source.digest];
  // Equal in 152 of 152 webhooks that MongoDB converted: where they are not, somebody edited one of them.
  return ofWebhook === undefined || ofFunction === undefined || ofWebhook === ofFunction
    ? []
    : [`${webhook.source.path} and ${converted.source.path} are two different sources.`];
}

/**
 * Finds what MongoDB's conversion made of a webhook, which it leaves where it was: the endpoint with its method and route;
 * else one with its route whose function is called as the conversion calls it, as the method may have been edited since.
 */
export function findConverted(conversion: Conversion, app: App): ConvertedWebhook | undefined {
  const { service, webhook } = conversion;
  const route = `/${service}/${webhook.name}`;
  const name = cleanName(`${service}_${webhook.name}`);
  const atRoute = app.endpoints.items.filter((endpoint) => getText(endpoint, 'route') === route);
  const endpoint =
    atRoute.find((each) => getText(each, 'http_method') === wantedMethod(conversion)) ??
    atRoute.find((each) => getText(each, 'function_name') === name);
  if (!endpoint) return undefined;
  const called = getText(endpoint, 'function_name') ?? name;
  const converted = app.functions.items.find((item) => item.name === called);
  const differences = [
    ...compareSources(conversion, called, converted),
    ...compareSettings(conversion, endpoint),
  ];
  return { endpoint, ...(converted && { function: converted }), differences };
}

function decisionOf(
  { path, config }: Conversion,
  { differences }: ConvertedWebhook,
): Decision & { default: string } {
  return {
    id: `webhook-converted:${path}`,
    kind: 'webhook-converted',
    subject: path,
    question: `The webhook ${path} was converted before, and the endpoint and function differ from it. Which side counts?`,
    why: `${differences.join(' ')} Somebody edited one of them, and the files do not tell which one is in use.`,
    choices: [
      {
        value: 'endpoint',
        leadsTo: 'the endpoint and its function stay as they are; the webhook is left out',
      },
      {
        value: 'webhook',
        leadsTo:
          "the function gets the webhook's source, the endpoint its method, validation and respond_result",
      },
    ],
    default: 'endpoint',
    place: placeOf(config),
  };
}

const functionKeys = [
  'name',
  'private',
  'run_as_system',
  'run_as_user_id',
  'run_as_user_id_script_source',
  'run_as_authed_user',
  'can_evaluate',
  'disable_arg_logs',
];

/** The endpoint with what the webhook says. The values are made from both sides, so that each has its account. */
function withSettings(conversion: Conversion, endpoint: JsonObject): JsonObject {
  const { config, options } = conversion;
  const method = wantedMethod(conversion);
  const settings: [key: string, of: Json | undefined, value: string | boolean | undefined][] = [
    // No endpoint takes HEAD: it keeps the method that it has.
    ['http_method', get(options, 'httpMethod'), method === 'HEAD' ? undefined : method],
    ['validation_method', get(options, 'validationMethod'), validationOf(conversion)],
    ['respond_result', get(config, 'respond_result'), flagOf(get(config, 'respond_result'))],
  ];
  return settings.reduce((changed, [key, of, value]) => {
    const old = get(changed, key);
    if (value === undefined || (old?.kind === 'scalar' && old.value === value)) return changed;
    const from = [old, of].filter((node) => node !== undefined);
    return withMember(changed, key, rewritten(from, value, otherSide));
  }, endpoint);
}

/**
 * Decides which side counts where a webhook and what it was converted to differ. By default what is there stays, and the
 * webhook waits for another answer.
 *
 * @returns what takes the place of the endpoint and function; undefined where they stay
 */
export function decideConverted(
  conversion: Conversion,
  converted: ConvertedWebhook,
  context: Context,
): { readonly endpoint: JsonObject; readonly function: AppFunction } | undefined {
  const { config, webhook } = conversion;
  const decision = decisionOf(conversion, converted);
  const parts = [config, webhook.source].filter((part) => part !== undefined);
  if (context.decide(decision) === 'endpoint') {
    for (const part of parts) context.hold(part, decision, alreadyThere);
    return undefined;
  }
  const { endpoint, function: old } = converted;
  // What the endpoint and a function that is made take from it has its account; this is the rest.
  context.drop(old ? config : withoutMembers(config, ...functionKeys), otherSide);
  if (old?.source) context.drop(old.source, otherSide);
  const name = getText(endpoint, 'function_name') ?? cleanName(`${conversion.service}_${webhook.name}`);
  return {
    endpoint: withSettings(conversion, endpoint),
    // Without an entry in the manifest any client could call it.
    function: {
      ...(old ?? makeFunction(conversion, name, context)),
      ...(webhook.source && { source: webhook.source }),
    },
  };
}
