import type { FindingInput } from '../model/finding';
import type { Reference } from '../model/reference';
import { checkReferences } from '../references/check-references';
import { checkSources } from '../references/check-sources';
import { checkApp } from '../schemas/check-app';
import type { Pipeline } from './pipeline';

/**
 * Checks an app on both sides of its migration: its documents, what they and the sources refer to, and the sources. Every
 * command that tells what is wrong with an app asks here.
 *
 * @param isSettled whether a reference of a source is changed by the run, so that there is nothing to say of it
 */
export function runChecks(
  { read, migrated, sources, references, packages }: Pipeline,
  isSettled: (reference: Reference) => boolean = () => false,
): FindingInput[] {
  return [
    ...checkApp(read.app, 'input'),
    ...checkApp(migrated.app, 'output'),
    ...checkReferences(read.app, migrated.app, references, packages),
    ...checkSources({
      input: read.app,
      app: migrated.app,
      sources,
      references: references.filter((reference) => !isSettled(reference)),
      packages,
    }),
  ];
}
