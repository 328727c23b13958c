import type { Context } from '../../src/engine/migration';
import type { JsonMember } from '../../src/model/json';
import { added } from '../../src/model/make-json';
import { placeOf } from '../../src/model/place';
import { reason } from '../../src/model/reason';
import { cleanName, validationOf, type Conversion } from './webhook-conversion';

const noSecretInFiles = reason(
  'A secret in plain text never reaches the output; a named secret takes its place.',
  'safety/secrets',
);
const unusedSecret = reason(
  'The webhook had no validation, so its secret was never compared.',
  'safety/secrets',
);
const secretNamed = reason('An endpoint refers to its secret by name.', 'docs/config');

/** The reference to the secret that takes the place of the one in plain text; nothing for a webhook without validation. */
export function nameWebhookSecret(conversion: Conversion, context: Context): JsonMember[] {
  const { webhook, options, path, service, config } = conversion;
  const method = validationOf(conversion);
  const [secret] = webhook.secrets;
  // The question and the finding are one point, so that they stand at one place.
  const at = secret ?? options ?? config;
  for (const each of webhook.secrets)
    context.drop(each, method === 'NO_VALIDATION' ? unusedSecret : noSecretInFiles);
  if (method === 'NO_VALIDATION') return [];
  const suggested = cleanName(`${service}_${webhook.name}_secret`).slice(0, 64);
  const answer = context.decide({
    id: `webhook-secret:${path}`,
    kind: 'webhook-secret',
    subject: path,
    question: `Under which name will the secret of the webhook ${path} be created?`,
    why: 'A webhook holds its secret in plain text; an endpoint refers to a secret of the app by name.',
    choices: [
      { value: suggested, leadsTo: 'the endpoint refers to this secret; create it before you push' },
      {
        value: 'none',
        leadsTo:
          "the endpoint names no secret, as MongoDB's own conversion left it, and refuses every call until it does",
      },
    ],
    text: {
      pattern: /^[A-Za-z0-9_-]{1,64}$/,
      hint: 'Letters, digits, - and _, 64 at most; the name of a secret, and not the secret itself.',
    },
    default: suggested,
    place: placeOf(at),
  });
  context.report({
    code: secret ? 'webhook/secret-in-plain-text' : 'webhook/secret-unknown',
    component: 'endpoints',
    subject: path,
    at,
    message: secret
      ? 'The webhook holds its secret in plain text. It is not carried: whoever could read the folder knows it.'
      : `The webhook validates by ${method}, and the export did not include its secret.`,
    action:
      answer === 'none'
        ? 'Set secret_name of the endpoint before you push.'
        : `Give the secret ${answer} a new value when you create it, and tell it to the callers.`,
  });
  return answer === 'none' ? [] : [{ key: 'secret_name', value: added(answer, secretNamed) }];
}
