import { getText, isTrue, type Json } from '../../model/json';
import { byType } from '../by-type';
import { anything, either, flag, ids, keys, list, oneOf, text, type Schema } from '../notation';
import { providerType } from '../parts/provider-type';
import type { Schemas } from '../shape';

/** What the configs of two types of provider are like, which changed; those of the others never did. */
interface Changed {
  readonly password: Schema;
  /** The audience of a token, which was a text at first. */
  readonly audience: Schema;
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
  // The Admin API's types call it a string; every export has a flag.
  requireAnyAudience: flag,
  useJWKURI: flag,
  jwkURI: text,
};
const clientSecret = keys({}, { clientSecret: text });

// The keys at a JWK URI say by which algorithm they sign, and exports leave it empty.
const algorithms = ['HS256', 'RS256'];

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
  const tokenBy = (signingAlgorithm: Schema): Schema =>
    ofType(
      keys({}, { ...token, audience: changed.audience, signingAlgorithm }),
      keys({}, { signingKeys: list(text) }),
    );
  const schemas = {
    'anon-user': ofType(keys({}, {})),
    'api-key': ofType(keys({}, {})),
    'local-userpass': ofType(changed.password),
    'oauth2-google': ofType(keys({}, { clientId: text, openId: flag }), clientSecret),
    'oauth2-facebook': ofType(keys({}, { clientId: text }), clientSecret),
    'oauth2-apple': ofType(keys({}, { clientId: text }), clientSecret),
    'custom-token': tokenBy(oneOf(...algorithms)),
    'custom-function': ofType(keys({}, { authFunctionName: text })),
  };
  const choose = byType(schemas, ofType(anything, anything));
  const tokenByUri = tokenBy(oneOf(...algorithms, ''));
  return (document) => {
    const isByUri = getText(document, 'type') === 'custom-token' && isTrue(document, 'config', 'useJWKURI');
    return isByUri ? tokenByUri : choose(document);
  };
}

// 2018 wrote an empty text for a flag that was not set.
const oldFlag = either(flag, oneOf(''));
const current = schemasOf({ password: keys({}, password), audience: list(text) });

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
    audience: either(list(text), text),
  }),
  realm: current,
  'app-services': current,
};
