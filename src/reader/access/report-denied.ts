import type { AppFile } from '../../model/app-file';
import type { ComponentName } from '../../model/component';
import type { Json } from '../../model/json';
import type { ReadContext } from '../read-context';

/** Why something is denied. */
export interface DeniedFor {
  /** A file that cannot be read; what is wrong with it is said here, and no longer of the file alone. */
  readonly unread?: AppFile;
  /** Where a document is at fault that can be read, and what is wrong, as a sentence. */
  readonly fault?: { readonly at: Json | AppFile; readonly text: string };
}

/** What is denied, and why. */
interface Denied extends DeniedFor {
  readonly component: ComponentName;
  readonly subject: string;
  /** What the new app has in its place, as a sentence. */
  readonly consequence: string;
}

/** Says that something was denied because what limited it cannot be read. */
export function reportDenied(
  context: ReadContext,
  { component, subject, unread, fault, consequence }: Denied,
): void {
  const cause = unread ? context.takeCause(unread) : fault;
  context.report({
    code: 'access/unreadable',
    component,
    subject,
    ...(cause && { at: cause.at }),
    message: `${cause ? `${cause.text} ` : ''}${consequence}`,
    action: `Correct ${unread ? unread.path : 'it'} and run again.`,
  });
}
