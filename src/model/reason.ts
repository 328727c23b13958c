/** Why a value is where it is: one sentence, and the rule that it follows. */
export interface Reason {
  readonly text: string;
  /** The vendor's rule, by the name under which docs/exporter.md and docs/formats.md list it. */
  readonly source: string;
}

/** A reason, written short. */
export function reason(text: string, source: string): Reason {
  return { text, source };
}
