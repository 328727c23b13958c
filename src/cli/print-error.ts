import { formatPlace } from '../model/place';
import type { UserError } from '../model/user-error';
import { showText } from '../report/renderers/show-text';
import { wrap } from '../report/renderers/wrap';

/** An expected failure as text for stderr: what happened, every problem with its place, and what to do. */
export function printError({ message, problems, hint }: UserError): string {
  const lines = problems.flatMap((problem) => [
    ...wrap(`${problem.place ? `${formatPlace(problem.place)}: ` : ''}${problem.message}`, '  '),
    ...(problem.action ? wrap(problem.action, '    -> ') : []),
  ]);
  return [message, ...lines, ...(hint ? [hint] : []), ''].map(showText).join('\n');
}
