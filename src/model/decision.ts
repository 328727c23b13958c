import { isCredentialAsName } from './is-credential-as-name';
import { isKeyOf } from './is-key-of';
import type { Place } from './place';
import { quoteForShell } from './quote-for-shell';

/** One answer that a decision accepts. */
export interface Choice {
  readonly value: string;
  /** What the new app will be like if this is chosen. */
  readonly leadsTo: string;
}

/** The kinds of decision; docs/decisions.md has a section for each. `flag` is the option that answers it, where one exists. */
export const decisionKinds = {
  layout: { title: 'Which layout the folder is read as' },
  'app-folder': { title: 'Which folder holds the app' },
  name: { title: "The new app's name", flag: '--name' },
  'provider-region': { title: 'Cloud provider and region', flag: '--provider-region' },
  'deployment-model': { title: 'Deployment model', flag: '--deployment-model' },
  cluster: { title: 'Cluster of a data source', flag: '--cluster' },
  'mongodb-service': { title: 'A MongoDB service outside Atlas' },
  'custom-user-data-service': { title: 'Data source of custom user data' },
  'run-as-user': { title: 'A function that runs as one user' },
  'legacy-rule': { title: 'Data access rules of 2018' },
  webhook: { title: 'GitHub and Twilio webhooks' },
  'webhook-converted': { title: 'A webhook that differs from what it was converted to' },
  'webhook-functions': { title: 'Who can call the functions of converted webhooks' },
  'webhook-method': { title: 'HTTP method of a converted webhook' },
  'webhook-secret': { title: 'Secret of a converted webhook', flag: '--webhook-secret' },
  'trigger-function': { title: 'Function of a trigger' },
  'trigger-operation': { title: 'Event of an authentication trigger' },
  'trigger-providers': { title: 'Providers of an authentication trigger' },
  'sync-service': { title: 'Data source that is synchronised' },
  'sync-permissions': { title: 'Sync permissions of before 2023' },
  duplicate: { title: 'Two components with one name' },
  'unreached-functions': { title: 'Functions that no trigger leads to' },
  'cloud-run-service': { title: 'Name of the Cloud Run service', flag: '--service' },
  'cloud-run-region': { title: 'Region of the Cloud Run service', flag: '--region' },
  'endpoint-auth': { title: 'Who may call an endpoint that asked for a user' },
  'endpoint-expression': { title: 'An expression that a project cannot evaluate' },
  'error-status': { title: 'Status of an answer whose function failed' },
  'floating-failure': { title: 'Failures of work that nothing waits for' },
  'parsed-webhook': { title: 'GitHub and Twilio webhooks in a Cloud Run project' },
  'third-party': { title: 'Calls of a third-party service in a Cloud Run project' },
  'result-format': { title: 'Format of the results of an endpoint' },
} as const satisfies Record<string, { title: string; flag?: string }>;

/** The kind of a decision. */
export type DecisionKind = keyof typeof decisionKinds;

/** The kind that an id starts with; undefined where there is no such kind. */
export function kindOf(id: string): DecisionKind | undefined {
  const kind = id.replace(/:.*$/s, '');
  return isKeyOf(decisionKinds, kind) ? kind : undefined;
}

/** A question that the files do not answer. It is data; it is asked and answered outside of the migration. */
export interface Decision {
  /** Unique in a run: the kind, followed by `:subject` where there can be several. */
  readonly id: string;
  readonly kind: DecisionKind;
  readonly subject: string;
  readonly question: string;
  /** Why the files cannot tell. */
  readonly why: string;
  readonly choices: readonly Choice[];
  /** What other text is accepted, for a decision that takes a name: a pattern, and the sentence that explains it. */
  readonly text?: { readonly pattern: RegExp; readonly hint: string };
  /** What is taken when nobody answers: the choice that leaves out, carries as it is, or grants less. */
  readonly default?: string;
  readonly place?: Place;
}

/** A decision with what became of it. */
export interface ResolvedDecision extends Decision {
  readonly answer?: string;
  readonly answeredBy: 'answer' | 'default' | 'nobody';
}

/** An answer that the decision does not accept. */
export interface RefusedAnswer {
  readonly decision: Decision;
  readonly answer: string;
}

/** Answers by decision id; a bare kind (`legacy-rule`) answers every decision of that kind. */
export type Answers = ReadonlyMap<string, string>;

/**
 * The argument that gives an answer, quoted for a shell: the flag of the kind where it has one, else `--answer ID=VALUE`.
 * An id that holds `=` is written as a JSON string, as the argument is split at the first one.
 *
 * @param id the id of a decision, or a kind
 */
export function answerArgument(id: string, value: string): string {
  const kinds: Readonly<Record<string, { title: string; flag?: string }>> = decisionKinds;
  const flag = Object.hasOwn(kinds, id) ? kinds[id]?.flag : undefined;
  return flag
    ? `${flag} ${quoteForShell(value)}`
    : `--answer ${quoteForShell(`${id.includes('=') ? JSON.stringify(id) : id}=${value}`)}`;
}

/** The argument that answers a decision, quoted for a shell. */
export function flagOf(decision: Decision, value = 'VALUE'): string {
  return answerArgument(decision.id, value);
}

/**
 * Whether a decision accepts an answer. The name of a secret must not be the secret itself: names stand in files, reports
 * and commands.
 */
export function acceptsAnswer({ kind, choices, text }: Decision, answer: string): boolean {
  if (choices.some(({ value }) => value === answer)) return true;
  return text?.pattern.test(answer) === true && !(kind === 'webhook-secret' && isCredentialAsName(answer));
}

/** Resolves a decision from the answers. */
export function resolveDecision(decision: Decision, answers: Answers): ResolvedDecision | RefusedAnswer {
  const answer = answers.get(decision.id) ?? answers.get(decision.kind);
  if (answer !== undefined)
    return acceptsAnswer(decision, answer)
      ? { ...decision, answer, answeredBy: 'answer' }
      : { decision, answer };
  if (decision.default !== undefined) return { ...decision, answer: decision.default, answeredBy: 'default' };
  return { ...decision, answeredBy: 'nobody' };
}
