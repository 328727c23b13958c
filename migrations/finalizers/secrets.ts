import type { Transform } from '../../src/engine/migration';
import { reason } from '../../src/model/reason';

const neverWritten = reason(
  'Secret values never reach the output; the report lists the names that are referred to.',
  'safety/secrets',
);

/** Secrets in plain text: secrets.json, and webhooks that stay webhooks in 20210101. */
export const secrets: Transform = {
  name: 'secrets',
  summary: 'secrets.json and secrets inside webhooks are left out',
  apply(app, context) {
    if (app.secrets) {
      context.drop(app.secrets, neverWritten);
      context.report({
        code: 'secret/file-left-out',
        component: 'secrets',
        subject: 'secrets.json',
        at: app.secrets,
        message:
          'secrets.json holds secret values in plain text; none of them is carried, and no version after 20210101 knows the file.',
        action:
          'Keep the file out of version control, and replace what it holds: whoever could read the folder knows it.',
      });
    }
    for (const service of app.services) {
      for (const { name, secrets: found } of service.webhooks) {
        const [secret] = found;
        if (!secret) continue;
        for (const each of found) context.drop(each, neverWritten);
        context.report({
          code: 'webhook/secret-in-plain-text',
          component: 'endpoints',
          subject: `${service.name}/${name}`,
          at: secret,
          message: 'The webhook holds its secret in plain text; it is not carried.',
          action: 'Set the secret of the webhook by hand after the push, with a new value.',
        });
      }
    }
    const services = app.services.map((service) => ({
      ...service,
      webhooks: service.webhooks.map((webhook) => ({ ...webhook, secrets: [] })),
    }));
    return { ...app, secrets: undefined, services };
  },
};
