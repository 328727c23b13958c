import { contains } from './contains';
import type { Found } from './rules/rule';

const isTwice = ({ rule }: Found): boolean => rule === 'http/sent-twice' || rule === 'http/maybe-sent-twice';

const ranks = { info: 0, warning: 1, error: 2 };

const rank = ({ severity = 'error' }: Found): number => ranks[severity];

/** Findings of one file, each once, and of those that follow from one cause only the most exact one. */
export class FindingCollector {
  private readonly found = new Map<string, Found>();

  add(found: Found): void {
    const key = `${found.rule} ${found.at.getStart()}`;
    const known = this.found.get(key);
    // What is graver is told: without a severity of its own, it has that of its rule, which is the gravest.
    if (!known || rank(found) > rank(known)) this.found.set(key, found);
  }

  /** The findings in the order of the text. */
  list(): Found[] {
    const all = [...this.found.values()];
    const causes = new Set(all.filter(isTwice).flatMap(({ cause, causes = [] }) => [cause, ...causes]));
    const floating = new Set(all.filter(({ rule }) => rule === 'http/floating-before-response').map(startOf));
    return all
      .filter((found) => isTwice(found) || !found.isPartial || !causes.has(found.cause))
      .filter((found) => found.rule !== 'http/unhandled-rejection' || !floating.has(startOf(found)))
      .filter(
        (found) => found.rule !== 'http/shared-client-callback' || !all.some((other) => isIn(other, found)),
      )
      .sort((a, b) => startOf(a) - startOf(b));
  }
}

/** What a callback does wrong says more than that it is one. */
const aboutCallbacks = new Set([
  'http/callback-error-ignored',
  'http/throw-in-callback',
  'http/floating-before-response',
]);

const isIn = ({ rule, at }: Found, { at: around }: Found): boolean =>
  aboutCallbacks.has(rule) && contains(around, at);

const startOf = ({ at }: Found): number => at.getStart();
