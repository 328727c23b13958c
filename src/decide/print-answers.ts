import { flagOf, type ResolvedDecision } from '../model/decision';
import { showControls } from '../report/renderers/show-controls';
import { wrap } from '../report/renderers/wrap';
import { describeDecision } from './describe-decision';

const margin = '     ';
const bar = '  // ';

// JSON5 ends a comment at these, too, and showControls leaves them as they are.
const separators = /[\u2028\u2029]/g;
// JSON leaves them as they are in a string, where a terminal obeys the first ones.
const outsideAscii = /[\u007f-\u009f\u2028\u2029]/g;

const escape = (found: string): string => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;

const comment = (line: string): string =>
  showControls(`${bar}${line.slice(margin.length)}`).replace(separators, escape);

const text = (value: string): string => JSON.stringify(value).replace(outsideAscii, escape);

function printAnswer(decision: ResolvedDecision): string[] {
  const { id, answer } = decision;
  const lines = [
    ...describeDecision(decision, { margin, namesAll: true }),
    ...wrap(flagOf(decision), margin),
  ].map(comment);
  if (answer !== undefined) return [...lines, `  ${text(id)}: ${text(answer)},`];
  return [
    ...lines,
    `${bar}It must be answered: choose, and take the slashes away.`,
    `${bar}${text(id)}: "",`,
  ];
}

/**
 * The answers of a run as an answers file, JSON5 with a comment for each: read back, it replays the run. What was decided
 * by default is an answer in it; what nobody answered is commented out.
 *
 * @param decisions all that the run took; the same ones give the same text
 */
export function printAnswers(decisions: readonly ResolvedDecision[]): string {
  const head = [
    '// The answers of a run of migrate-functions. Run it again with --answers and this',
    '// file. An id answers one decision; its part before the colon, all of the kind.',
  ];
  const entries = decisions.map(printAnswer);
  return [...head, '{', ...entries.flatMap((lines) => ['', ...lines]).slice(1), '}', ''].join('\n');
}
