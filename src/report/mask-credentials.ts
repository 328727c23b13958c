import { credentialShapes, secretWords } from '../model/credential-shapes';
import { getText, isTrue, type Json, type JsonScalar } from '../model/json';

const mask: JsonScalar = { kind: 'scalar', value: '********', offset: -1 };

const secretKey = new RegExp(`(?:${secretWords})`, 'i');
// What tells by itself that it is a key, and long texts without words.
const secretShape = new RegExp(
  `^(?:${credentialShapes.map(({ form }) => form).join('|')}|[A-Za-z0-9+/_=-]{32,})$`,
);

/** Whether a text has the shape of a credential, whatever it is called. */
export function hasCredentialShape(text: string): boolean {
  return secretShape.test(text);
}

// These name secrets or say how one is used; they hold none.
const harmlessKey =
  /^(?:secret_name|validationMethod|validation_method|type|name|function_name|ref|route|resetPasswordUrl|resetPasswordSubject)$/;

// Types of providers, which are keys of auth/providers.json.
const providerNames = new Set(['api-key', 'custom-token']);

function looksSecret({ value }: JsonScalar, keys: readonly string[], fileIsSecret: boolean): boolean {
  if (typeof value === 'string' && hasCredentialShape(value)) return true;
  if (value === '' || value === null || typeof value === 'boolean') return false;
  // What stands in secret_config is the name of a secret.
  if (harmlessKey.test(keys.at(-1) ?? '') || keys.includes('secret_config')) return false;
  return fileIsSecret || keys.some((key) => secretKey.test(key) && !providerNames.has(key));
}

function maskBelow(node: Json, keys: readonly string[], fileIsSecret: boolean): Json {
  if (node.kind === 'scalar') return looksSecret(node, keys, fileIsSecret) ? mask : node;
  if (node.kind === 'array') {
    const items = node.items.map((item) => maskBelow(item, keys, fileIsSecret));
    return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
  }
  const members = node.members.map(({ key, value }) => ({
    key,
    value: maskBelow(value, [...keys, key], fileIsSecret),
  }));
  return members.every(({ value }, index) => value === node.members[index]?.value)
    ? node
    : { ...node, members };
}

/**
 * A document with what looks like a credential masked, by the keys that it stands under or by its shape; the same node
 * when there is nothing to mask. The file of a value counts as a key: a value called `stripeKey` may hold one.
 */
export function maskCredentials(root: Json, path: string): Json {
  const isValue = /(?:^|\/)values\//.test(path) && !isTrue(root, 'from_secret');
  const named = `${path} ${getText(root, 'name') ?? ''}`;
  return maskBelow(root, [], isValue && secretKey.test(named));
}
