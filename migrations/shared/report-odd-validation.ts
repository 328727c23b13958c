import type { Context } from '../../src/engine/migration';
import type { WebhookValidation } from '../../src/model/webhook-validation';

/** Says that a webhook demands a secret because the setting of its validation is none. */
export function reportOddValidation(
  { method, odd }: WebhookValidation,
  webhook: string,
  context: Context,
): void {
  if (!odd) return;
  context.report({
    code: 'access/unreadable',
    component: 'endpoints',
    subject: webhook,
    at: odd,
    message: `How the webhook validates its calls has a value of another kind than App Services takes. ${method} is written, so that nobody can call it without a secret.`,
    action: 'Correct it and run again.',
  });
}
