import { flagOf, type ResolvedDecision } from '../model/decision';
import { escapeInvisible } from '../model/escape-invisible';
import { showText } from '../report/renderers/show-text';
import { wrap } from '../report/renderers/wrap';
import { describeDecision } from './describe-decision';

const margin = '     ';
const bar = '  // ';

const comment = (line: string): string => showText(`${bar}${line.slice(margin.length)}`);

const text = (value: string): string => escapeInvisible(JSON.stringify(value));

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
