import type { AppFile } from '../../model/app-file';
import type { CollectionName } from '../../model/collection-of';
import type { JsonObject } from '../../model/json';
import { reason } from '../../model/reason';
import type { ReadContext } from '../read-context';
import { deniedRules } from './denied-rules';
import { faultOfRules } from './fault-of-rules';
import type { GuardedFile } from './read-guarded';
import { reportDenied } from './report-denied';

const givesWay = reason(
  'A part of the rules cannot be read, so that the collection gets no role and the rest of them no effect.',
  'safety/access',
);

/**
 * The rules of a collection, or what denies where they, or the schema that limits what can be written, cannot be read:
 * without rules of its own a collection has those of default_rule.json, and without a schema any document is taken.
 *
 * @param place whose rules they are, for those that say it no more; none for the default rule
 * @param subject the name for a finding
 */
export function guardRules(
  { document, unread }: GuardedFile,
  schema: AppFile | undefined,
  { place, subject }: { readonly place?: CollectionName; readonly subject: string },
  context: ReadContext,
): JsonObject | undefined {
  const unreadPart = unread ?? schema;
  const fault = document && faultOfRules(document, !place);
  if (!unreadPart && !fault) return document;
  reportDenied(context, {
    component: 'rules',
    subject,
    ...(unreadPart
      ? { unread: unreadPart }
      : fault && { fault: { at: fault.at, text: `In the rules, ${fault.says}.` } }),
    consequence: place
      ? 'The collection gets no role, so that nobody but system functions has access.'
      : 'The default rule gets no role, so that collections without rules of their own stay closed.',
  });
  if (document) context.drop(document, givesWay);
  return deniedRules(place);
}
