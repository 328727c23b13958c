import type { Webhook } from '../../src/model/app';
import type { Context, Transform } from '../../src/engine/migration';
import { withMember, withoutMembers } from '../../src/model/edit-json';
import { get, getObject, getText, isTrue } from '../../src/model/json';
import { added, rewritten } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';
import { typeOfService } from '../../src/model/mongo-service';

const asQueryParameter = reason(
  'secretAsQueryParam of 2018 is validationMethod SECRET_AS_QUERY_PARAM.',
  'exporter/20210101',
);
const saidTwice = reason('The webhook has validationMethod too, which counts.', 'exporter/20210101');
const bySecret = reason(
  'A webhook with a secret and no method verified the payload; one without a secret had no validation.',
  'exporter/20210101',
);

function nameValidation(webhook: Webhook, isHttp: boolean, context: Context): Webhook {
  const options = getObject(webhook.config, 'options');
  if (!options || !webhook.config) return webhook;
  const old = get(options, 'secretAsQueryParam');
  const method = getText(options, 'validationMethod');
  if (old && method) context.drop(old, saidTwice);
  let changed = withoutMembers(options, 'secretAsQueryParam');
  // An empty method names none, and gives way.
  const from = [old, get(options, 'validationMethod')].filter((node) => node !== undefined);
  if (!method && isTrue(old))
    changed = withMember(
      changed,
      'validationMethod',
      rewritten(from, 'SECRET_AS_QUERY_PARAM', asQueryParameter),
    );
  else if (!method && isHttp) {
    const name = webhook.secrets.length ? 'VERIFY_PAYLOAD' : 'NO_VALIDATION';
    changed = withMember(
      changed,
      'validationMethod',
      from.length ? rewritten(from, name, bySecret) : added(name, bySecret),
    );
  } else if (!method && old) context.drop(old, bySecret);
  return changed === options
    ? webhook
    : { ...webhook, config: withMember(webhook.config, 'options', changed) };
}

/** Webhooks: the validation of 2018 gets its later name. */
export const webhooks: Transform = {
  name: 'webhooks',
  summary: 'secretAsQueryParam becomes validationMethod; a missing method is named',
  apply(app, context) {
    const services = app.services.map((service) => {
      const isHttp = typeOfService(service) === 'http';
      return {
        ...service,
        webhooks: service.webhooks.map((webhook) => nameValidation(webhook, isHttp, context)),
      };
    });
    return { ...app, services };
  },
};
