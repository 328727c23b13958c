import type { ts } from 'ts-morph';
import type { Severity } from '../../model/finding-codes';
import { isProved, type Task } from '../interpret/events';

// A connection that is closed too late, or not at all, loses no data of the caller.
const closes = /(?:^|\.)\$?(?:close|end|quit|disconnect|destroy|release|terminate)$/;

/**
 * What a finding is worth whose response is sent in another module: the calls that lie between the two places need not all be
 * made by one request.
 */
export const atMostWarning = (
  worth: { readonly severity?: Severity },
  node: ts.Node,
  sent: ts.Node,
): { readonly severity?: Severity } =>
  worth.severity === undefined && node.getSourceFile() !== sent.getSourceFile()
    ? { severity: 'warning' }
    : worth;

/** How grave it is that nothing waits for work: less than the rule says where it is not proved, or only closes something. */
export function severityOf(tasks: readonly Task[], name: string): { readonly severity?: Severity } {
  if (closes.test(name) || (tasks.length > 0 && tasks.every(({ isGuess }) => isGuess)))
    return { severity: 'info' };
  return tasks.some(isProved) ? {} : { severity: 'warning' };
}
