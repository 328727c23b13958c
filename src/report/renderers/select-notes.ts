import type { Finding } from '../../model/finding';
import type { Report } from '../report';

/** The findings that ask for nothing. What needs a person stands in a list of its own, and so do the secrets. */
export function selectNotes({ findings }: Report): readonly Finding[] {
  return findings.filter(
    ({ severity, action, code }) => (severity === 'info' || !action) && code !== 'secret/to-create',
  );
}
