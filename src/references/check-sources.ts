import type { App } from '../model/app';
import type { AppSource } from '../model/app-source';
import type { FindingInput } from '../model/finding';
import type { Packages } from '../model/packages';
import { checkCallers } from './check-callers';
import { checkPackages } from './check-packages';
import { checkSourceForm } from './check-source-form';
import { checkSourceNames } from './check-source-names';
import { checkSourceTexts } from './check-source-texts';
import type { Reference } from '../model/reference';

/** What the sources of an app are checked against. */
export interface SourceChecks {
  /** The app as it was read. */
  readonly input: App;
  /** The app as it becomes. */
  readonly app: App;
  readonly sources: readonly AppSource[];
  /** Those of the migrated app, its sources included. */
  readonly references: readonly Reference[];
  readonly packages: Packages;
}

/** Joins what sources say with the configuration: what is missing, what ended, what cannot run. */
export function checkSources({ input, app, sources, references, packages }: SourceChecks): FindingInput[] {
  return [
    ...checkSourceForm(sources),
    ...checkSourceNames(input, app, references, sources),
    ...checkPackages(sources, references, packages),
    ...checkSourceTexts(sources),
    ...checkCallers(app, references, sources),
  ];
}
