import type { Webhook } from './app';
import { get, getObject, getText, isNull, isTrue, type Json } from './json';

/** How a webhook validated its calls. */
export interface WebhookValidation {
  readonly method: string;
  /** The setting that is none, so that the method is one that demands a secret. */
  readonly odd?: Json;
}

const isFlag = (node: Json): boolean => node.kind === 'scalar' && typeof node.value === 'boolean';

/**
 * How a webhook validated its calls: as `validationMethod` says, or `secretAsQueryParam` of 2018; one with a secret and
 * neither verified the payload, and one without a secret took every call. A setting that cannot be read demands a secret.
 */
export function validationOfWebhook({
  config,
  secrets,
}: Pick<Webhook, 'config' | 'secrets'>): WebhookValidation {
  const node = get(config, 'options');
  if (node && node.kind !== 'object' && !isNull(node)) return { method: 'VERIFY_PAYLOAD', odd: node };
  const options = getObject(config, 'options');
  const named = get(options, 'validationMethod');
  const method = getText(named);
  if (method) return { method };
  if (named && method === undefined && !isNull(named)) return { method: 'VERIFY_PAYLOAD', odd: named };
  const old = get(options, 'secretAsQueryParam');
  if (isTrue(old)) return { method: 'SECRET_AS_QUERY_PARAM' };
  if (old && !isFlag(old) && !isNull(old)) return { method: 'SECRET_AS_QUERY_PARAM', odd: old };
  return { method: secrets.length ? 'VERIFY_PAYLOAD' : 'NO_VALIDATION' };
}
