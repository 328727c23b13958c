import type { ResolvedDecision } from '../model/decision';
import type { SecretUse } from '../report/report';

/**
 * Says who uses the secret already that an answer names: it is legal, but both then have one value.
 *
 * @param decisions all of the run, with their answers so far
 * @param secrets those that the app refers to, with the answers so far
 * @returns a part of a sentence; undefined where nobody else does, and for decisions about something else
 */
export function noteSharedSecret(
  decision: ResolvedDecision,
  answer: string,
  decisions: readonly ResolvedDecision[],
  secrets: readonly SecretUse[],
): string | undefined {
  if (decision.kind !== 'webhook-secret' || answer === 'none') return undefined;
  const webhooks = decisions
    .filter((other) => other.kind === decision.kind && other.id !== decision.id && other.answer === answer)
    .map(({ subject }) => `the webhook ${subject}`);
  // The list holds the webhook itself under its present answer, and the other webhooks as the endpoints they become.
  const isPresent = decision.answer === answer;
  const others = (secrets.find(({ name }) => name === answer)?.usedBy ?? [])
    .filter(({ component }) => component !== 'endpoints' || (!isPresent && webhooks.length === 0))
    .map(({ component, name }) => `${component} ${name}`);
  const [first, ...more] = [...webhooks, ...others];
  if (!first) return undefined;
  return `${first}${more.length ? ` and ${more.length} more use` : ' uses'} this secret, too`;
}
