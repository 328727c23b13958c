import { flagOf, type Decision } from '../model/decision';
import { get, isEmptyContainer, isNull, type JsonObject } from '../model/json';
import { placeOf } from '../model/place';
import { whyNotCompiled } from './can-compile';
import type { Plain } from './print-tidy-json';
import type { ProjectInput } from './project-input';
import { toPlain } from './to-plain';

/**
 * The expression that decides whether a function may run, as the project has it. One that the runtime cannot evaluate lets
 * nothing run, unless it is decided to ignore it.
 *
 * @param config of the function, or of the webhook that it was
 */
export function decideExpression(
  name: string,
  config: JsonObject | undefined,
  input: ProjectInput,
): Plain | undefined {
  const node = get(config, 'can_evaluate');
  if (!node || isNull(node) || isEmptyContainer(node)) return undefined;
  const expression = toPlain(node);
  const why = whyNotCompiled(expression);
  if (why === undefined) return expression;
  const place = placeOf(node);
  const decision: Decision & { readonly default: string } = {
    id: `endpoint-expression:${name}`,
    kind: 'endpoint-expression',
    subject: name,
    question: `May ${name} run, although its can_evaluate cannot be evaluated?`,
    why: `The runtime of the project cannot evaluate it: ${why}.`,
    choices: [
      { value: 'refuse', leadsTo: 'it never runs: who calls it is told that the rule did not match' },
      { value: 'ignore', leadsTo: 'it runs whatever the expression says: more than the app allowed' },
    ],
    default: 'refuse',
    ...(place && { place }),
  };
  const isIgnored = input.decide(decision) === 'ignore';
  input.report({
    code: isIgnored ? 'cloud-run/expression-ignored' : 'cloud-run/expression-refused',
    component: 'functions',
    subject: name,
    at: node,
    message: isIgnored
      ? 'Its can_evaluate is ignored: the function runs for everybody whom its endpoint lets in.'
      : `The runtime cannot evaluate its can_evaluate (${why}), so that the function never runs.`,
    action: isIgnored
      ? 'Check in the source itself what the expression checked.'
      : `Write the condition into the source, and then ${flagOf(decision, 'ignore')}.`,
  });
  return isIgnored ? undefined : expression;
}
