import { get, getObject, getText, isTrue, type Json, type JsonObject } from '../model/json';
import type { App } from '../model/app';
import { validationOfWebhook } from '../model/webhook-validation';
import type { ProjectInput, WebhookFunction } from './project-input';
import type { Method } from './runtime/types';

/** An endpoint or a webhook as the app has it. */
export interface FoundEntry {
  readonly kind: 'endpoint' | 'webhook';
  readonly method: Method;
  readonly route: string;
  readonly service?: string;
  readonly webhook?: string;
  /** The type of a webhook's service. */
  readonly type?: string;
  readonly functionName: string;
  readonly validation: 'none' | 'secret' | 'signature';
  /** The secret of the app that it validates by. */
  readonly secret?: string;
  /** The secret, where it stood in plain text in the app; its value is never looked at. */
  readonly inPlainText?: Json;
  readonly respondResult: boolean;
  readonly format?: 'EJSON' | 'JSON';
  readonly disabled: boolean;
  /** Where it stands. */
  readonly at: JsonObject;
}

/** How an entry is named: its method and its route. */
export const nameEntry = ({ method, route }: Pick<FoundEntry, 'method' | 'route'>): string =>
  `${method} ${route}`;

const methods: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', '*'];

/** The method of an entry. A webhook without one took POST, and ANY of webhooks is `*` of endpoints. */
function methodOf(text: string | undefined): Method {
  const wanted = text === 'ANY' ? '*' : text?.toUpperCase();
  return methods.find((method) => method === wanted) ?? 'POST';
}

// A setting that is none demands a secret, so that nobody is let in by a slip.
const validations: Readonly<Record<string, FoundEntry['validation']>> = {
  NO_VALIDATION: 'none',
  SECRET_AS_QUERY_PARAM: 'secret',
  VERIFY_PAYLOAD: 'signature',
};

const isFalse = (node: Json | undefined): boolean => node?.kind === 'scalar' && node.value === false;

function ofEndpoint(document: JsonObject): FoundEntry {
  const format = getText(document, 'return_type')?.toUpperCase();
  const secret = getText(document, 'secret_name');
  return {
    kind: 'endpoint',
    method: methodOf(getText(document, 'http_method')),
    route: getText(document, 'route') ?? '/',
    functionName: getText(document, 'function_name') ?? '',
    validation: validations[getText(document, 'validation_method') || 'NO_VALIDATION'] ?? 'signature',
    ...(secret && { secret }),
    // An export that left defaults out responds with the result.
    respondResult: !isFalse(get(document, 'respond_result')),
    ...((format === 'JSON' || format === 'EJSON') && { format }),
    disabled: isTrue(document, 'disabled'),
    at: document,
  };
}

function ofWebhook(found: WebhookFunction, input: ProjectInput): FoundEntry[] {
  const { service, type, webhook, signedBy, function: of } = found;
  const { config, name, secrets } = webhook;
  if (!config) return [];
  const path = `${service}/${name}`;
  // Twilio signs every request by the token of the account.
  const validation =
    type === 'twilio' ? 'signature' : (validations[validationOfWebhook(webhook).method] ?? 'signature');
  const secret = signedBy ?? input.secretOf(path);
  return [
    {
      kind: 'webhook',
      method: methodOf(getText(getObject(config, 'options'), 'httpMethod')),
      route: `/${path}`,
      service,
      webhook: name,
      type,
      functionName: of.name,
      validation,
      ...(validation !== 'none' && secret && { secret }),
      ...(secrets[0] && { inPlainText: secrets[0] }),
      respondResult: !isFalse(get(config, 'respond_result')),
      // Webhooks answered in EJSON, whatever an endpoint would do.
      format: 'EJSON',
      disabled: isTrue(config, 'disabled'),
      at: config,
    },
  ];
}

const isCalled = (entry: FoundEntry, wanted: string): boolean =>
  wanted === entry.route || wanted === nameEntry(entry);

const listAll = (input: ProjectInput): FoundEntry[] => [
  ...input.app.endpoints.items.map(ofEndpoint),
  ...input.webhooks.flatMap((each) => ofWebhook(each, input)),
];

/** The endpoints and webhooks of an app that a project is to answer, in the app's order. */
export function listEntries(input: ProjectInput): FoundEntry[] {
  const { only } = input.options;
  const all = listAll(input);
  return only.length === 0 ? all : all.filter((entry) => only.some((wanted) => isCalled(entry, wanted)));
}

/** What `--only` names and the app does not have, with what it has. */
export function listUnknown(input: ProjectInput): { readonly unknown: string[]; readonly known: string[] } {
  const all = listAll(input);
  return {
    unknown: input.options.only.filter((wanted) => !all.some((entry) => isCalled(entry, wanted))),
    known: all.map(nameEntry),
  };
}

/** The configuration of an entry's function; webhooks keep theirs with the webhook. */
export function configOf(app: App, { functionName }: FoundEntry): JsonObject | undefined {
  return app.functions.items.find(({ name }) => name === functionName)?.config;
}
