import type { App, AppFunction, Service, Webhook } from '../../src/model/app';
import type { Context, Transform } from '../../src/engine/migration';
import type { Decision } from '../../src/model/decision';
import { get, getObject, getText, type JsonObject } from '../../src/model/json';
import { placeOf } from '../../src/model/place';
import { reason, type Reason } from '../../src/model/reason';
import { typeOfService } from '../../src/model/mongo-service';
import { decideConverted, findConverted, wantedMethod } from './converted-webhook';
import { makeEndpoint, methodOf } from './make-webhook-endpoint';
import { makeFunction } from './make-webhook-function';
import { cleanName, validationOf, type Conversion } from './webhook-conversion';

const isDefault = reason(
  'It is the default, and the function does not have the key then.',
  'exporter/20230101',
);
const already = reason(
  'The webhook was converted before: its route and function are there.',
  'docs/convert-webhooks',
);
const noSecretInFiles = reason(
  'A secret in plain text never reaches the output; a named secret takes its place.',
  'safety/secrets',
);
const parsedPayload = reason(
  "The webhook's function gets a parsed payload, which no endpoint gives it.",
  'docs/convert-webhooks',
);
const sameRoute = reason('Another webhook took the route.', 'docs/convert-webhooks');
const noSource = reason('A webhook without source has nothing to run.', 'cli/realm-cli-2');
const noConfig = reason('A webhook without config.json has no method and no name.', 'cli/realm-cli-2');
const unknownKey = reason('No endpoint and no function has the key.', 'docs/convert-webhooks');
const saidTwice = reason('The webhook has validationMethod too, which counts.', 'exporter/20210101');
const headMethod = reason('No endpoint has the method HEAD.', 'docs/config');

type WithDefault = Decision & { readonly default: string };

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  // Two names that differ by case only would be one file on many systems.
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}_${number}`;
  return name;
}

const usedKeys =
  'name disabled options respond_result fetch_custom_user_data create_user_on_auth private run_as_system run_as_user_id run_as_user_id_script_source run_as_authed_user can_evaluate disable_arg_logs'.split(
    ' ',
  );
const usedOptions = ['httpMethod', 'validationMethod', 'secretAsQueryParam'];

function dropUnknown({ config, options, path }: Conversion, context: Context): void {
  const unknown = [
    ...config.members.filter(({ key }) => !usedKeys.includes(key)),
    ...(options?.members ?? []).filter(({ key }) => !usedOptions.includes(key)),
  ];
  for (const { key, value } of unknown) {
    context.drop(value, unknownKey);
    context.report({
      code: 'key/left-out',
      component: 'endpoints',
      subject: key,
      at: value,
      message: `The webhook ${path} has the key ${JSON.stringify(key)}, which no endpoint and no function has; it is left out.`,
    });
  }
  const old = get(options, 'secretAsQueryParam');
  if (old && getText(options, 'validationMethod')) context.drop(old, saidTwice);
  const emptyOptions = get(config, 'options');
  if (emptyOptions && !options?.members.length) context.drop(emptyOptions, isDefault);
  if (config.members.length === 0) context.drop(config, isDefault);
  // What was empty until an earlier step filled it.
  for (const filled of [...(config.from ?? []), ...(options?.from ?? [])]) context.drop(filled, isDefault);
}

function dropSecrets({ secrets }: Webhook, context: Context): void {
  for (const secret of secrets) context.drop(secret, noSecretInFiles);
}

function leaveOut(webhook: Webhook, why: Reason, context: Context): void {
  for (const part of [webhook.config, webhook.source]) if (part) context.drop(part, why);
  dropSecrets(webhook, context);
}

function wantsConversion(conversion: Conversion, context: Context): boolean {
  const { path, webhook, config, type } = conversion;
  if (type === 'http') return true;
  const decision: WithDefault = {
    id: `webhook:${path}`,
    kind: 'webhook',
    subject: path,
    question: `What becomes of the ${type} webhook ${path}?`,
    why: `Its function gets the parsed ${type} payload; an endpoint gives it query, headers and body, so that the source must change.`,
    choices: [
      {
        value: 'leave-out',
        leadsTo: "the webhook and its source are left out, as MongoDB's own conversion did",
      },
      {
        value: 'endpoint',
        leadsTo: 'it becomes an endpoint with its source unchanged; parse the body yourself before you push',
      },
    ],
    default: 'leave-out',
    place: placeOf(config),
  };
  const answer = context.decide(decision);
  if (answer === 'endpoint') {
    context.report({
      code: 'webhook/parsed-payload',
      component: 'endpoints',
      subject: path,
      at: config,
      message: `The function of this ${type} webhook gets a parsed payload; as an endpoint it gets the raw request, and ${type} signs its requests in a way that no endpoint verifies.`,
      action: 'Make the source parse payload.body and check the signature itself before you push.',
    });
    return true;
  }
  context.hold(config, decision, parsedPayload);
  if (webhook.source) context.hold(webhook.source, decision, parsedPayload);
  dropSecrets(webhook, context);
  return false;
}

function reportIncomplete(webhook: Webhook, path: string, context: Context): void {
  const missing = webhook.source ? 'config.json' : 'source.js';
  leaveOut(webhook, webhook.source ? noConfig : noSource, context);
  const at = webhook.config ?? webhook.source;
  context.report({
    code: 'webhook/incomplete',
    component: 'endpoints',
    subject: path,
    ...(at && { at }),
    message: `The webhook has no ${missing}; it is left out.`,
    action: `Restore its ${missing} and run again.`,
  });
}

interface Taken {
  /** The names of functions, in lower case. */
  readonly functions: Set<string>;
  /** The app as it was before this run. */
  readonly app: App;
  /** The configuration of its first webhook. */
  readonly first: JsonObject | undefined;
  /** The routes that webhooks took in this run. */
  readonly made: Set<string>;
  /** What takes the place of endpoints and functions that were there, where that was decided. */
  readonly endpoints: Map<JsonObject, JsonObject>;
  readonly replaced: Map<string, AppFunction>;
}

const routeKey = (endpoint: JsonObject): string =>
  `${getText(endpoint, 'http_method')} ${getText(endpoint, 'route')}`;

function convert(
  conversion: Conversion,
  taken: Taken,
  context: Context,
): { function: AppFunction; endpoint: JsonObject } | undefined {
  const { service, webhook, path } = conversion;
  const wanted = cleanName(`${service}_${webhook.name}`);
  const before = `${wantedMethod(conversion)} /${service}/${webhook.name}`;
  const converted = findConverted(conversion, taken.app);
  if (converted && converted.differences.length > 0) {
    const other = decideConverted(conversion, converted, context);
    if (other) {
      taken.endpoints.set(converted.endpoint, other.endpoint);
      taken.replaced.set(other.function.name, other.function);
    }
    dropSecrets(webhook, context);
    return undefined;
  }
  if (converted) {
    leaveOut(webhook, already, context);
    context.report({
      code: 'webhook/converted-before',
      component: 'endpoints',
      subject: path,
      at: conversion.config,
      message: `The endpoint ${before} is there already: the webhook was converted before, and is not converted again.`,
    });
    return undefined;
  }
  if (taken.made.has(before)) {
    leaveOut(webhook, sameRoute, context);
    context.report({
      code: 'webhook/route-taken',
      component: 'endpoints',
      subject: path,
      at: conversion.config,
      message: `Another webhook became the endpoint ${before} already: two services have one name. This one is left out.`,
      action: 'Give one of the services another name and run again.',
    });
    return undefined;
  }
  const method = methodOf(conversion, context);
  if (!method) {
    if (webhook.source) context.drop(webhook.source, headMethod);
    dropSecrets(webhook, context);
    return undefined;
  }
  const name = freeName(wanted, taken.functions);
  taken.functions.add(name.toLowerCase());
  const made = {
    function: makeFunction(conversion, name, context),
    endpoint: makeEndpoint(conversion, method, name, context),
  };
  taken.made.add(routeKey(made.endpoint));
  dropUnknown(conversion, context);
  const isHttp = conversion.type === 'http';
  const signed =
    isHttp && validationOf(conversion) === 'VERIFY_PAYLOAD'
      ? ' Callers must sign with the header Endpoint-Signature instead of X-Hook-Signature.'
      : '';
  context.report({
    code: 'webhook/became-endpoint',
    component: 'endpoints',
    subject: path,
    at: conversion.config,
    message: `The webhook becomes the endpoint ${routeKey(made.endpoint)} and the function ${name}${name === wanted ? '' : `, as ${wanted} is taken`}. Its address changes.${signed}`,
  });
  return made;
}

function convertService(
  service: Service,
  taken: Taken,
  context: Context,
): { function: AppFunction; endpoint: JsonObject }[] {
  const type = typeOfService(service) ?? 'http';
  return service.webhooks.flatMap((webhook) => {
    const path = `${service.name}/${webhook.name}`;
    const { config } = webhook;
    if (!config || !webhook.source) {
      reportIncomplete(webhook, path, context);
      return [];
    }
    const conversion: Conversion = {
      service: service.name,
      webhook,
      config,
      options: getObject(config, 'options'),
      first: taken.first ?? config,
      path,
      type,
    };
    return wantsConversion(conversion, context) ? (convert(conversion, taken, context) ?? []) : [];
  });
}

function functionsAfter({ functions }: App, { replaced }: Taken): AppFunction[] {
  const there = new Set(functions.items.map(({ name }) => name));
  return [
    ...functions.items.map((item) => replaced.get(item.name) ?? item),
    ...[...replaced.values()].filter(({ name }) => !there.has(name)),
  ];
}

/** Incoming webhooks become endpoints with a function each, the way MongoDB's own conversion made them. */
export const webhooks: Transform = {
  name: 'webhooks',
  summary:
    'webhooks of HTTP services become an endpoint and a function each; secrets in plain text become names',
  apply(app: App, context) {
    const taken: Taken = {
      functions: new Set(app.functions.items.map(({ name }) => name.toLowerCase())),
      app,
      first: app.services.flatMap((service) => service.webhooks.flatMap(({ config }) => config ?? []))[0],
      made: new Set(),
      endpoints: new Map(),
      replaced: new Map(),
    };
    const made = app.services.flatMap((service) => convertService(service, taken, context));
    if (made.length === 0 && taken.endpoints.size === 0)
      return { ...app, services: app.services.map((service) => ({ ...service, webhooks: [] })) };
    return {
      ...app,
      functions: {
        ...app.functions,
        items: [...functionsAfter(app, taken), ...made.map((each) => each.function)],
      },
      endpoints: {
        ...app.endpoints,
        items: [
          ...app.endpoints.items.map((endpoint) => taken.endpoints.get(endpoint) ?? endpoint),
          ...made.map(({ endpoint }) => endpoint),
        ],
      },
      services: app.services.map((service) => ({ ...service, webhooks: [] })),
    };
  },
};
