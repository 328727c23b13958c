import type { Webhook } from '../../src/model/app';
import type { JsonObject } from '../../src/model/json';
import { get, type Json } from '../../src/model/json';
import { added, rewritten } from '../../src/model/make-json';
import type { Reason } from '../../src/model/reason';
import { validationOfWebhook } from '../../src/model/webhook-validation';

/** A webhook on its way to an endpoint and a function. */
export interface Conversion {
  readonly service: string;
  readonly webhook: Webhook;
  readonly config: JsonObject;
  readonly options?: JsonObject;
  /** Of the first webhook: where a question about all of them is asked. */
  readonly first: JsonObject;
  /** `service/webhook`, as decisions and findings name it. */
  readonly path: string;
  /** The type of its service. */
  readonly type: string;
}

/** How a webhook validated its calls: one with a secret and no method verified the payload. */
export const validationOf = ({ webhook }: Conversion): string => validationOfWebhook(webhook).method;

/** A name with only the characters that functions and secrets may have. */
export const cleanName = (text: string): string => text.replace(/[^A-Za-z0-9_-]+/g, '_');

/** A name of the result, which the webhook's own name became. */
export const nameNode = (config: JsonObject, text: string, why: Reason): Json => {
  const name = get(config, 'name');
  return name ? rewritten(name, text, why) : added(text, why);
};
