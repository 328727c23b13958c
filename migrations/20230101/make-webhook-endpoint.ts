import type { Context } from '../../src/engine/migration';
import type { Decision } from '../../src/model/decision';
import { get, getText, type Json, type JsonObject } from '../../src/model/json';
import { added, objectOf, rewritten } from '../../src/model/make-json';
import { placeOf } from '../../src/model/place';
import { reason } from '../../src/model/reason';
import { nameWebhookSecret } from './name-webhook-secret';
import { reportOddValidation } from '../shared/report-odd-validation';
import { validationOfWebhook } from '../../src/model/webhook-validation';
import { nameNode, type Conversion } from './webhook-conversion';

const converted = reason(
  "MongoDB's conversion names the function after service and webhook.",
  'docs/convert-webhooks',
);
const routed = reason(
  "MongoDB's conversion makes the route from service and webhook.",
  'docs/convert-webhooks',
);
const isOn = reason('A converted webhook is switched on.', 'docs/convert-webhooks');
const isOff = reason('A flag that the webhook lacks is off.', 'docs/convert-webhooks');
const asQueryParameter = reason('secretAsQueryParam of 2018 is SECRET_AS_QUERY_PARAM.', 'exporter/20210101');
const anyMethod = reason('The method ANY of webhooks is * of endpoints.', 'docs/convert-webhooks');
const postByDefault = reason('A webhook without method took POST.', 'docs/convert-webhooks');
const bySecret = reason(
  'A webhook with a secret and no method verified the payload; one without a secret had no validation.',
  'exporter/20210101',
);
const oddDemands = reason('A setting of the validation that is none demands a secret.', 'safety/access');
const headMethod = reason('No endpoint has the method HEAD.', 'docs/config');

type WithDefault = Decision & { readonly default: string };

/** The method of the endpoint; undefined when the webhook is left out because no endpoint takes its method. */
export function methodOf({ options, config, path }: Conversion, context: Context): Json | undefined {
  const method = get(options, 'httpMethod');
  if (!method) return added('POST', postByDefault);
  if (getText(method) === '') return rewritten(method, 'POST', postByDefault);
  if (getText(method) === 'ANY') return rewritten(method, '*', anyMethod);
  if (getText(method) !== 'HEAD') return method;
  const decision: WithDefault = {
    id: `webhook-method:${path}`,
    kind: 'webhook-method',
    subject: path,
    question: `The webhook ${path} takes HEAD, which no endpoint does. What becomes of it?`,
    why: 'Endpoints take GET, POST, PUT, PATCH, DELETE or all methods.',
    choices: [
      { value: 'leave-out', leadsTo: 'the webhook is left out' },
      {
        value: '*',
        leadsTo: 'the endpoint takes every method; its function must check context.request.httpMethod',
      },
      { value: 'GET', leadsTo: 'the endpoint takes GET' },
    ],
    default: 'leave-out',
    place: placeOf(method),
  };
  const answer = context.decide(decision);
  if (answer !== 'leave-out')
    return rewritten(method, answer, reason('The method was decided.', 'docs/config'));
  context.hold(config, decision, headMethod);
  return undefined;
}

function validationNode(conversion: Conversion, context: Context): Json {
  const { options, webhook, path } = conversion;
  const named = get(options, 'validationMethod');
  if (named && getText(named)) return named;
  const old = get(options, 'secretAsQueryParam');
  const from = [named, old].filter((node) => node !== undefined);
  const validation = validationOfWebhook(webhook);
  reportOddValidation(validation, path, context);
  const why = validation.odd ? oddDemands : old ? asQueryParameter : bySecret;
  return from.length ? rewritten(from, validation.method, why) : added(validation.method, why);
}

/** The endpoint that a webhook becomes. */
export function makeEndpoint(
  conversion: Conversion,
  method: Json,
  functionName: string,
  context: Context,
): JsonObject {
  const { config, service, webhook } = conversion;
  const flag = (key: string): Json => get(config, key) ?? added(false, isOff);
  return objectOf([
    { key: 'http_method', value: method },
    { key: 'route', value: nameNode(config, `/${service}/${webhook.name}`, routed) },
    { key: 'function_name', value: nameNode(config, functionName, converted) },
    ...nameWebhookSecret(conversion, context),
    { key: 'validation_method', value: validationNode(conversion, context) },
    { key: 'respond_result', value: flag('respond_result') },
    { key: 'fetch_custom_user_data', value: flag('fetch_custom_user_data') },
    { key: 'create_user_on_auth', value: flag('create_user_on_auth') },
    { key: 'disabled', value: get(config, 'disabled') ?? added(false, isOn) },
  ]);
}
