import type { Webhook } from '../../src/model/app';
import type { Context, Transform } from '../../src/engine/migration';
import { withMember } from '../../src/model/edit-json';
import { get, type JsonObject } from '../../src/model/json';
import { added } from '../../src/model/make-json';
import { reason } from '../../src/model/reason';
import { withoutId } from '../shared/ids';

const alwaysWritten = reason('The exporter writes the flag for every webhook.', 'exporter/20210101');

function withFlags(config: JsonObject): JsonObject {
  let changed = config;
  for (const flag of ['run_as_authed_user', 'fetch_custom_user_data', 'create_user_on_auth']) {
    if (!get(changed, flag)) changed = withMember(changed, flag, added(false, alwaysWritten));
  }
  return changed;
}

function migrateWebhook(webhook: Webhook, context: Context): Webhook {
  return webhook.config ? { ...webhook, config: withFlags(withoutId(webhook.config, context)) } : webhook;
}

/** Webhooks keep their shape; flags that the exporter always writes are completed. */
export const webhooks: Transform = {
  name: 'webhooks',
  summary: 'flags of webhooks are completed, ids left out',
  apply(app, context) {
    const services = app.services.map((service) => ({
      ...service,
      webhooks: service.webhooks.map((webhook) => migrateWebhook(webhook, context)),
    }));
    return { ...app, services };
  },
};
