import { flagOf, type Decision } from '../model/decision';
import { placeOf } from '../model/place';
import type { FoundEntry } from './list-entries';
import type { ProjectInput } from './project-input';

/** What sends a webhook the payload that its function gets. */
export type Sender = 'github' | 'twilio';

const senders: Readonly<Record<Sender, string>> = { github: 'GitHub', twilio: 'Twilio' };

/** Whether a type of service has webhooks whose functions get a parsed payload. */
export const isSender = (type: string | undefined): type is Sender => type === 'github' || type === 'twilio';

/** Decides whether a webhook of GitHub or Twilio is served. */
export function decideWebhook(entry: FoundEntry, type: Sender, input: ProjectInput): boolean {
  const path = entry.route.slice(1);
  const sender = senders[type];
  const place = placeOf(entry.at);
  const decision: Decision & { readonly default: string } = {
    id: `parsed-webhook:${path}`,
    kind: 'parsed-webhook',
    subject: path,
    question: `What becomes of the ${sender} webhook ${path}?`,
    why: `Its function gets what ${sender} sends as a parsed payload, which MongoDB's own conversion to endpoints left out.`,
    choices: [
      { value: 'leave-out', leadsTo: 'it is not served: requests are answered with 404' },
      {
        value: 'adapt',
        leadsTo: `its function gets the payload parsed as before, once the signature of ${sender} is right`,
      },
    ],
    default: 'leave-out',
    ...(place && { place }),
  };
  if (input.decide(decision) === 'adapt') return true;
  input.report({
    code: 'cloud-run/webhook-left-out',
    component: 'endpoints',
    subject: path,
    at: entry.at,
    message: `This ${sender} webhook is not served: requests to it are answered with 404.`,
    action: `To serve it: ${flagOf(decision, 'adapt')}.`,
  });
  return false;
}
