import type { Json } from '../../model/json';
import { byType } from '../by-type';
import { anything, either, flag, ids, keys, list, oneOf, text, type Schema } from '../notation';
import { providerType } from '../parts/provider-type';
import type { Schemas } from '../shape';

/** What the configs of two types of provider are like, which changed; those of the others never did. */
interface Changed {
  readonly password: Schema;
  readonly token: Schema;
}

const password = {
  autoConfirm: flag,
  emailConfirmationUrl: text,
  confirmEmailSubject: text,
  runConfirmationFunction: flag,
  confirmationFunctionName: text,
  resetPasswordUrl: text,
  resetPasswordSubject: text,
  runResetFunction: flag,
  resetFunctionName: text,
};
const token = {
  audience: list(text),
  // The Admin API's types call it a string; every export has a flag.
  requireAnyAudience: flag,
  signingAlgorithm: oneOf('HS256', 'RS256'),
  useJWKURI: flag,
  jwkURI: text,
};
const clientSecret = keys({}, { clientSecret: text });

function schemasOf(changed: Changed): (document: Json) => Schema {
  const ofType = (config: Schema, secrets: Schema = keys({}, {})): Schema =>
    keys(
      { name: text, type: providerType },
      {
        ...ids,
        disabled: flag,
        config,
        secret_config: secrets,
        metadata_fields: list(keys({ name: text }, { required: flag, field_name: text })),
        redirect_uris: list(text),
        domain_restrictions: list(text),
      },
    );
  const schemas = {
    'anon-user': ofType(keys({}, {})),
    'api-key': ofType(keys({}, {})),
    'local-userpass': ofType(changed.password),
    'oauth2-google': ofType(keys({}, { clientId: text, openId: flag }), clientSecret),
    'oauth2-facebook': ofType(keys({}, { clientId: text }), clientSecret),
    'oauth2-apple': ofType(keys({}, { clientId: text }), clientSecret),
    'custom-token': ofType(changed.token, keys({}, { signingKeys: list(text) })),
    'custom-function': ofType(keys({}, { authFunctionName: text })),
  };
  return byType(schemas, ofType(anything, anything));
}

// 2018 wrote an empty text for a flag that was not set.
const oldFlag = either(flag, oneOf(''));
const current = schemasOf({ password: keys({}, password), token: keys({}, token) });

/** An authentication provider, by its type: App Services docs, "Authentication Provider Configuration". */
export const provider: Schemas = {
  legacy: schemasOf({
    password: keys(
      {},
      {
        ...password,
        runConfirmationFunction: oldFlag,
        runResetFunction: oldFlag,
        emailConfirmationSubject: text,
        resetFunctionId: text,
      },
    ),
    token: keys({}, { ...token, audience: either(list(text), text) }),
  }),
  realm: current,
  'app-services': current,
};
