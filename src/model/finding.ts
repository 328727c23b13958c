import type { AppFile } from './app-file';
import type { ComponentName } from './component';
import { findingCodes, type FindingCode, type Severity } from './finding-codes';
import { hideCredentials } from './hide-credentials';
import type { Json } from './json';
import { placeOf, type Place } from './place';

/** Something that a person should know, as data; renderers turn it into text. */
export interface Finding<Code extends FindingCode = FindingCode> {
  readonly code: Code;
  readonly severity: Severity;
  readonly component: ComponentName;
  /** The user's own name for the thing: a trigger's name, a key, a path. */
  readonly subject: string;
  readonly place?: Place;
  /** What happened, as a sentence. */
  readonly message: string;
  /** What to do, as a sentence; absent when nothing needs doing. */
  readonly action?: string;
  /** The rule that the finding follows. */
  readonly source: string;
}

/** What a stage says to raise a finding; severity and source come from the catalogue. */
export interface FindingInput<Code extends FindingCode = FindingCode> {
  readonly code: Code;
  /** Less than the catalogue says, where something is likely and not proved. */
  readonly severity?: Severity;
  readonly component: ComponentName;
  readonly subject: string;
  readonly at?: Json | AppFile | Place;
  readonly message: string;
  readonly action?: string;
}

/** Completes a finding from the catalogue and computes its place. Names in its text may be credentials, and are masked. */
export function toFinding<Code extends FindingCode>(input: FindingInput<Code>): Finding<Code> {
  const { code, component, subject, at, message, action } = input;
  const { severity: usual, source } = findingCodes[code];
  const { severity = usual } = input;
  const place = at && placeOf(at);
  return {
    code,
    severity,
    component,
    subject,
    ...(place && { place }),
    message: hideCredentials(message),
    ...(action && { action: hideCredentials(action) }),
    source,
  };
}
