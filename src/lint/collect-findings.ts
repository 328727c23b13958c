import type { Found } from './rules/rule';

const isTwice = ({ rule }: Found): boolean => rule === 'http/sent-twice' || rule === 'http/maybe-sent-twice';

/** Findings of one file, each once, and of those that follow from one cause only the most exact one. */
export class FindingCollector {
  private readonly found = new Map<string, Found>();

  add(found: Found): void {
    const key = `${found.rule} ${found.at.getStart()}`;
    const known = this.found.get(key);
    // What holds for sure is told rather than what may be.
    if (!known || (known.severity && !found.severity)) this.found.set(key, found);
  }

  /** The findings in the order of the text. */
  list(): Found[] {
    const all = [...this.found.values()];
    const causes = new Set(all.filter(isTwice).map(({ cause }) => cause));
    const floating = new Set(all.filter(({ rule }) => rule === 'http/floating-before-response').map(startOf));
    return all
      .filter((found) => isTwice(found) || !found.isPartial || !causes.has(found.cause))
      .filter((found) => found.rule !== 'http/unhandled-rejection' || !floating.has(startOf(found)))
      .sort((a, b) => startOf(a) - startOf(b));
  }
}

const startOf = ({ at }: Found): number => at.getStart();
