import { withMember, withoutMembers } from '../../model/edit-json';
import { get, getObject, type Json, type JsonObject } from '../../model/json';
import { objectOf } from '../../model/make-json';
import { isSecretText } from './is-secret-text';
import { normalizeKey } from './normalize-key';

/** The key of secret_config for what people write into config in plain text; by the key without `_` and `-`. */
const keysOfSecretConfig: Readonly<Record<string, string>> = {
  clientsecret: 'clientSecret',
  signingkey: 'signingKeys',
  signingkeys: 'signingKeys',
  secretaccesskey: 'secretAccessKey',
  authtoken: 'auth_token',
  apikey: 'apiKey',
};

/** A provider or a service with its secrets where their names belong. */
interface Moved {
  readonly document: JsonObject;
  /** What was moved, with where it stood. */
  readonly moved: ReadonlyMap<Json, string>;
}

const isSecretList = (node: Json): boolean => node.kind === 'array' && node.items.some(isSecretText);

/** Moves what stands in `config` in plain text to where App Services has the name of a secret, in `secret_config`. */
export function movePlainSecrets(document: JsonObject): Moved {
  const config = getObject(document, 'config');
  let secrets = getObject(document, 'secret_config');
  let rest = config;
  const moved = new Map<Json, string>();
  for (const { key, value } of config?.members ?? []) {
    const proper = keysOfSecretConfig[normalizeKey(key)];
    if (!rest || proper === undefined || get(secrets, proper)) continue;
    const isList = proper === 'signingKeys';
    if (!isSecretText(value) && !(isList && isSecretList(value))) continue;
    const given: Json =
      isList && value.kind !== 'array' ? { kind: 'array', items: [value], offset: -1 } : value;
    for (const each of given.kind === 'array' ? given.items : [given]) moved.set(each, `config.${key}`);
    secrets = secrets ? withMember(secrets, proper, given) : objectOf([{ key: proper, value: given }]);
    rest = withoutMembers(rest, key);
  }
  if (!rest || !secrets || moved.size === 0) return { document, moved };
  const others =
    rest.members.length > 0 ? withMember(document, 'config', rest) : withoutMembers(document, 'config');
  return { document: withMember(others, 'secret_config', secrets), moved };
}
