import { findCredentials } from '../model/find-credentials';
import { hideCredentials } from '../model/hide-credentials';
import { isCredentialAsName } from '../model/is-credential-as-name';
import { getText, isTrue, type Json, type JsonScalar } from '../model/json';
import { mask } from '../model/mask';
import { secretWords } from '../model/secret-words';

const hidden: JsonScalar = { kind: 'scalar', value: mask, offset: -1 };

const secretKey = new RegExp(`(?:${secretWords})`, 'i');
// Long texts without words.
const longKey = /^[A-Za-z0-9+/_=-]{32,}$/;

/** Whether a text as a whole has the shape of a credential, whatever it is called. */
export function hasCredentialShape(text: string): boolean {
  return (
    longKey.test(text) || findCredentials(text).some(({ from, end }) => from === 0 && end === text.length)
  );
}

// These name secrets or say how one is used; they hold none.
const harmlessKey =
  /^(?:secret_name|validationMethod|validation_method|type|name|function_name|ref|route|resetPasswordUrl|resetPasswordSubject)$/;

// Types of providers, which are keys of auth/providers.json.
const providerNames = new Set(['api-key', 'custom-token']);

/** What is known of a place besides the keys that lead there. */
interface Surroundings {
  /** Whether the whole file is about something secret. */
  readonly fileIsSecret: boolean;
  /** Whether the value of the document is the name of a secret. */
  readonly isFromSecret: boolean;
}

const namesSecret = (keys: readonly string[], { isFromSecret }: Surroundings): boolean =>
  keys.includes('secret_config') ||
  keys.at(-1) === 'secret_name' ||
  (isFromSecret && keys.length === 1 && keys[0] === 'value');

function maskScalar(node: JsonScalar, keys: readonly string[], around: Surroundings): JsonScalar {
  const { value } = node;
  if (typeof value === 'string' && hasCredentialShape(value)) return hidden;
  if (value === '' || value === null || typeof value === 'boolean') return node;
  // Names are shown; what is none although it stands there, is not.
  if (namesSecret(keys, around))
    return typeof value === 'string' && isCredentialAsName(value) ? hidden : node;
  const isSecret = around.fileIsSecret || keys.some((key) => secretKey.test(key) && !providerNames.has(key));
  if (isSecret && !harmlessKey.test(keys.at(-1) ?? '')) return hidden;
  const shown = typeof value === 'string' ? hideCredentials(value) : value;
  return shown === value ? node : { ...hidden, value: shown };
}

function maskBelow(node: Json, keys: readonly string[], around: Surroundings): Json {
  if (node.kind === 'scalar') return maskScalar(node, keys, around);
  if (node.kind === 'array') {
    const items = node.items.map((item) => maskBelow(item, keys, around));
    return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
  }
  const members = node.members.map(({ key, value }) => ({
    key: hideCredentials(key),
    value: maskBelow(value, [...keys, key], around),
  }));
  const isSame = members.every(({ key, value }, index) => {
    const member = node.members[index];
    return value === member?.value && key === member.key;
  });
  return isSame ? node : { ...node, members };
}

/**
 * A document with what looks like a credential masked, by the keys that it stands under or by its shape; the same node
 * when there is nothing to mask. The file of a value counts as a key: a value called `stripeKey` may hold one.
 */
export function maskCredentials(root: Json, path: string): Json {
  const isFromSecret = isTrue(root, 'from_secret');
  const isValue = /(?:^|\/)values\//.test(path) && !isFromSecret;
  const named = `${path} ${getText(root, 'name') ?? ''}`;
  return maskBelow(root, [], { fileIsSecret: isValue && secretKey.test(named), isFromSecret });
}
