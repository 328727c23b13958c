import type { Webhook } from '../../src/model/app';
import type { Context, Transform } from '../../src/engine/migration';
import { withMember, withoutMembers } from '../../src/model/edit-json';
import { get, getObject, getText, isTrue } from '../../src/model/json';
import { added, rewritten } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';
import { reportOddValidation } from '../shared/report-odd-validation';
import { validationOfWebhook } from '../../src/model/webhook-validation';
import { typeOfService } from '../../src/model/mongo-service';

const asQueryParameter = reason(
  'secretAsQueryParam of 2018 is validationMethod SECRET_AS_QUERY_PARAM.',
  'exporter/20210101',
);
const saidTwice = reason('The webhook has validationMethod too, which counts.', 'exporter/20210101');
const oddDemands = reason('A setting of the validation that is none demands a secret.', 'safety/access');
const bySecret = reason(
  'A webhook with a secret and no method verified the payload; one without a secret had no validation.',
  'exporter/20210101',
);

function nameValidation(webhook: Webhook, path: string, isHttp: boolean, context: Context): Webhook {
  const options = getObject(webhook.config, 'options');
  if (!options || !webhook.config) return webhook;
  const named = get(options, 'validationMethod');
  const old = get(options, 'secretAsQueryParam');
  if (old && getText(named)) context.drop(old, saidTwice);
  let changed = withoutMembers(options, 'secretAsQueryParam');
  if (!getText(named)) {
    const validation = validationOfWebhook(webhook);
    reportOddValidation(validation, path, context);
    if (isHttp || isTrue(old) || validation.odd) {
      // An empty method names none, and gives way.
      const from = [old, named].filter((node) => node !== undefined);
      const why = validation.odd ? oddDemands : isTrue(old) ? asQueryParameter : bySecret;
      const value = from.length ? rewritten(from, validation.method, why) : added(validation.method, why);
      changed = withMember(changed, 'validationMethod', value);
    } else if (old) context.drop(old, bySecret);
  }
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
        webhooks: service.webhooks.map((webhook) =>
          nameValidation(webhook, `${service.name}/${webhook.name}`, isHttp, context),
        ),
      };
    });
    return { ...app, services };
  },
};
