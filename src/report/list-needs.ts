import { flagOf, type DecisionKind, type ResolvedDecision } from '../model/decision';
import { refusesPush } from '../model/finding-codes';
import type { Finding } from '../model/finding';
import { groupBy } from '../model/group-by';
import { formatPlace } from '../model/place';
import { endedComponents, type Support } from '../model/support-status';
import { listNames } from './list-names';
import type { NeedGroup, NeedsYou } from './report';

const groups: readonly NeedGroup[] = ['push', 'runs', 'ended'];

/** Whether something concerns only what has ended; where nothing runs, all that a push takes does. */
function isAboutEnded({ component, subject }: Finding, support: Support): boolean {
  if (!support.anythingRuns || endedComponents.has(component)) return true;
  return support.statusOf(component, subject) === 'ended';
}

function groupOfFinding(finding: Finding, support: Support): NeedGroup {
  if (refusesPush(finding.code)) return 'push';
  return isAboutEnded(finding, support) ? 'ended' : 'runs';
}

// Decisions about what ended, whatever is answered.
const ofEnded: ReadonlySet<DecisionKind> = new Set([
  'custom-user-data-service',
  'legacy-rule',
  'webhook',
  'webhook-functions',
  'webhook-method',
  'webhook-secret',
  'trigger-operation',
  'trigger-providers',
  'sync-service',
  'sync-permissions',
]);

// What follows from their answer is a finding at the same place, which says how to answer otherwise.
const toldByFindings: ReadonlySet<DecisionKind> = new Set([
  'webhook-secret',
  'endpoint-auth',
  'endpoint-expression',
  'parsed-webhook',
]);

function groupOfDecision({ kind, id, subject }: ResolvedDecision, support: Support): NeedGroup {
  if (kind === 'cluster') return 'push';
  if (!support.anythingRuns || ofEnded.has(kind)) return 'ended';
  if (kind === 'duplicate') {
    const component = id.slice('duplicate:'.length).split('/', 1)[0];
    return [...endedComponents].some((ended) => ended === component) ? 'ended' : 'runs';
  }
  return kind === 'run-as-user' && support.statusOf('functions', subject) === 'ended' ? 'ended' : 'runs';
}

function needOfDecision(decision: ResolvedDecision, support: Support): NeedsYou {
  const others = decision.choices.map(({ value }) => value).filter((value) => value !== decision.answer);
  const [other = decision.text ? 'VALUE' : undefined, ...more] = others;
  const rest = more.slice(0, 2).join(', ');
  return {
    group: groupOfDecision(decision, support),
    decision: decision.id,
    message: `${decision.question} ${decision.why} Taken by default: ${decision.answer}.`,
    action: other
      ? `Otherwise: ${flagOf(decision, other)}${rest ? ` (or ${rest}${more.length > 2 ? ', ...' : ''})` : ''}`
      : 'Nothing else can be chosen.',
    ...(decision.place && { place: decision.place }),
  };
}

/** One point for each question; the same one about several things is asked once, with the answer for all of them. */
function needsOfDecisions(decisions: readonly ResolvedDecision[], support: Support): NeedsYou[] {
  const byCause = groupBy(decisions, (decision) => {
    const { kind, subject, question, why, answer = '' } = decision;
    const texts = [question, why, answer].map((text) => withoutName(text, subject));
    return JSON.stringify([kind, groupOfDecision(decision, support), texts]);
  });
  return [...byCause.values()].flatMap(([first, ...others]) => {
    const need = needOfDecision(first, support);
    if (others.length === 0) return [need];
    const also = others.map(({ subject }) => subject);
    return [
      {
        ...need,
        message: `${need.message} The same goes for ${listNames(also)}.`,
        action: `${need.action}; --answer ${first.kind}=ANSWER answers all of them.`,
        also,
      },
    ];
  });
}

/** A text without a name, and without the names that are made of it: of the secret of a webhook, of its function. */
function withoutName(text: string, name: string): string {
  if (!name) return text;
  // A short name may stand inside of other words. Names may be too long for a regular expression.
  const isInWord = (at: number): boolean => /[\w-]/.test(text.charAt(at));
  let whole = '';
  let told = 0;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    if (isInWord(at - 1) || isInWord(at + name.length)) continue;
    whole += `${text.slice(told, at)}\0`;
    told = at + name.length;
  }
  whole += text.slice(told);
  return name.includes('/') ? whole.replaceAll(name.replaceAll('/', '_'), '\0') : whole;
}

/** What two findings have in common that one correction, done alike, settles: all but the name that they are about. */
function causeOf({ code, subject, message, action = '' }: Finding): string {
  return JSON.stringify([code, withoutName(message, subject), withoutName(action, subject)]);
}

/** One point for each cause: the first finding speaks, and names the others. */
function needsOfFindings(findings: readonly Finding[], support: Support): NeedsYou[] {
  const byCause = groupBy(findings, (finding) => `${groupOfFinding(finding, support)} ${causeOf(finding)}`);
  return [...byCause.values()].flatMap(([first, ...others]) => {
    const { code, subject, message, action = '', place } = first;
    const also = [...new Set(others.map((other) => other.subject))].filter((name) => name !== subject);
    const told = subject === place?.file ? message : `${subject}: ${message}`;
    const same = also.length ? ` The same goes for ${listNames(also)}.` : '';
    return [
      {
        group: groupOfFinding(first, support),
        code,
        message: `${told}${same}`,
        action,
        ...(place && { place }),
        ...(also.length && { also }),
      },
    ];
  });
}

/**
 * What a person must look at before the new app is pushed, the most pressing first, one point for each cause.
 *
 * @param findings those of the run
 * @param decisions those of the run; one that was answered, or that leaves no choice, is no point
 */
export function listNeeds(
  findings: readonly Finding[],
  decisions: readonly ResolvedDecision[],
  support: Support,
): NeedsYou[] {
  const told = findings.filter(
    ({ severity, action, code }) =>
      severity !== 'info' && action !== undefined && code !== 'decision/default-taken',
  );
  const places = new Set(told.flatMap(({ place }) => (place ? [formatPlace(place)] : [])));
  const open = decisions.filter(
    ({ answeredBy, kind, place, choices, text }) =>
      answeredBy === 'default' &&
      (choices.length > 1 || text !== undefined) &&
      !(toldByFindings.has(kind) && place && places.has(formatPlace(place))),
  );
  const needs = [...needsOfDecisions(open, support), ...needsOfFindings(told, support)];
  return groups.flatMap((group) => needs.filter((need) => need.group === group));
}
