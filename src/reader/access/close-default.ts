import { getItems, type JsonObject } from '../../model/json';
import { reason } from '../../model/reason';
import type { ReadContext } from '../read-context';
import { deniedRules } from './denied-rules';
import { reportDenied, type DeniedFor } from './report-denied';

const wouldApply = reason(
  'The default rule would apply to a collection whose own rules cannot be read; which one that is, is not known.',
  'safety/access',
);

/**
 * The default rule of a data source, closed where rules cannot be read of which is not known what they are for: they could be
 * those of any collection, and the default rule would take their place.
 *
 * @param causes what is wrong with each of such rules
 */
export function closeDefault(
  rule: JsonObject | undefined,
  subject: string,
  causes: readonly DeniedFor[],
  context: ReadContext,
): JsonObject | undefined {
  const grants = getItems(rule, 'roles').length > 0;
  for (const cause of causes) {
    reportDenied(context, {
      component: 'rules',
      subject,
      ...cause,
      consequence: grants
        ? 'Which collection its rules are for is not known, so that the default rule, which would take their place, gets no role.'
        : 'Which collection its rules are for is not known; no default rule takes their place.',
    });
  }
  if (causes.length === 0 || !rule || !grants) return rule;
  context.drop(rule, wouldApply);
  return deniedRules();
}
