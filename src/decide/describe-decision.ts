import type { Decision } from '../model/decision';
import { formatPlace } from '../model/place';
import { wrap } from '../report/renderers/wrap';

/** How a decision is described. */
export interface DescribeOptions {
  /** What stands before each line. */
  readonly margin?: string;
  /** Name the choices, too, that lead to what they say. */
  readonly namesAll?: boolean;
  /** What else there is to say about a choice. */
  readonly noteOn?: (answer: string) => string | undefined;
}

/** The choices of a decision, the default first. */
export function sortChoices({ choices, default: first }: Decision): Decision['choices'] {
  return [...choices].sort((a, b) => Number(b.value === first) - Number(a.value === first));
}

/** Where a decision stands and what it is about: `triggers/a.json:3:5, onOrder`. */
export function describeSubject({ place, subject }: Decision): string {
  return place && formatPlace(place) !== subject ? `${formatPlace(place)}, ${subject}` : subject;
}

/** A choice as it is named to people. */
export function nameChoice(value: string, { default: safe }: Decision): string {
  const shown = value === '' ? '""' : value;
  return value === safe ? `${shown} (default)` : shown;
}

/** The lines that say what the choices lead to. */
export function describeChoices(decision: Decision, options: DescribeOptions = {}): string[] {
  const { margin = '', namesAll = false, noteOn } = options;
  const lines: string[] = [];
  const plain: string[] = [];
  for (const { value, leadsTo } of sortChoices(decision)) {
    const note = noteOn?.(value);
    if (leadsTo === value && !note && value !== decision.default) plain.push(value);
    else {
      const described = `${nameChoice(value, decision)}: ${leadsTo}${note ? `; ${note}` : ''}`;
      lines.push(...wrap(described, `${margin}  - `));
    }
  }
  if (plain.length && namesAll) lines.push(...wrap(plain.join(', '), `${margin}  - `));
  if (decision.text) lines.push(...wrap(`another value: ${decision.text.hint}`, `${margin}  - `));
  return lines;
}

/**
 * A decision as lines of at most 80 columns: the question, its subject with its place, why the files cannot tell, and
 * what each choice leads to. Control characters are still in them.
 */
export function describeDecision(decision: Decision, options: DescribeOptions = {}): string[] {
  const { margin = '' } = options;
  return [
    ...wrap(decision.question, margin),
    ...wrap(describeSubject(decision), `${margin}  `),
    ...wrap(decision.why, `${margin}  `),
    ...describeChoices(decision, options),
  ];
}
