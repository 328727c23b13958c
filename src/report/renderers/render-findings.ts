import type { Finding } from '../../model/finding';
import { formatPlace } from '../../model/place';
import { bySeverity } from '../../model/severity';
import { width, wrap } from './wrap';

function renderFinding({ severity, code, subject, place, message, action, source }: Finding): string[] {
  const where = place ? formatPlace(place) : subject;
  const head = `  ${severity} ${code}`;
  return [
    ...(head.length + 2 + where.length <= width ? [`${head}  ${where}`] : [head, ...wrap(where, '      ')]),
    ...wrap(message, '      '),
    ...(action ? wrap(action, '      -> ') : []),
    ...wrap(`rule: ${source}`, '      '),
  ];
}

/** Every finding with its code, place and rule, the worst first, in lines of text. */
export function renderFindings(findings: readonly Finding[]): string[] {
  const sorted = [...findings].sort(bySeverity);
  return sorted.length ? ['Findings', ...sorted.flatMap(renderFinding), ''] : [];
}
