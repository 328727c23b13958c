import { formatPlace, type Place } from '../../../model/place';
import { codeSpan } from './code-span';
import { escapeText } from './escape-text';

/** How much of a report is shown. */
export interface Limits {
  /** Entries of each list. */
  readonly items: number;
  /** Characters of each text that may hold names or values. */
  readonly textLength: number;
}

/** What an entry of a list says: where, what happened, and what to do. */
export interface Entry {
  readonly place?: Place;
  readonly message: string;
  readonly action?: string;
  /** The code of a finding or the id of a decision, where the entry names it. */
  readonly label?: string;
}

/** Writes texts and lists as Markdown, within limits. */
export class Markup {
  constructor(readonly limits: Limits) {}

  private shorten(text: string): string {
    const { textLength } = this.limits;
    if (text.length <= textLength) return text;
    // Half a character would not survive being written.
    return `${text.slice(0, textLength - 4).replace(/[\ud800-\udbff]$/, '')} ...`;
  }

  /** A name or path as a code span; not for the cells of tables. */
  code(text: string): string {
    return codeSpan(this.shorten(text));
  }

  /** A sentence that may hold names. */
  prose(text: string): string {
    return escapeText(this.shorten(text));
  }

  /** The lines of a list, and how many entries are left out. */
  list<T>(entries: readonly T[], write: (entry: T) => string | readonly string[]): string[] {
    const { items } = this.limits;
    const left = entries.length - items;
    return [
      ...entries.slice(0, items).flatMap(write),
      ...(left > 0
        ? [`- ... and ${left} more; \`--report report.txt\` writes a report with all of them.`]
        : []),
    ];
  }

  /** An entry of a list: the place, what happened, under which code, what to do. */
  entry(lead: string, { place, message, action, label }: Entry): string[] {
    const where = place ? `${this.code(formatPlace(place))}: ` : '';
    return this.withAction(
      `${lead}${where}${this.prose(message)}${label === undefined ? '' : ` (${this.code(label)})`}`,
      action,
    );
  }

  /** The line of an entry, and on one of its own what to do. */
  withAction(line: string, action: string | undefined): string[] {
    // The backslash ends the line, where a mere line end would only be a blank.
    return action ? [`${line}\\`, `  → ${this.prose(action)}`] : [line];
  }
}
