import type { App } from '../model/app';
import type { AppFile } from '../model/app-file';
import type { AppSource } from '../model/app-source';
import type { ComponentName } from '../model/component';
import { readSourceText } from '../reader/read-source-text';
import { loadSourceReader } from './load-source-reader';

/** What was read in a source. */
export type SourceReading = Pick<AppSource, 'facts' | 'fault'>;

/** The sources of an app: of its functions, and of webhooks that are none. */
function filesOf(app: App): { component: ComponentName; name: string; file: AppFile }[] {
  return [
    ...app.functions.items.flatMap(({ name, source }) =>
      source ? [{ component: 'functions' as const, name, file: source }] : [],
    ),
    ...app.services.flatMap((service) =>
      service.webhooks.flatMap(({ name, source }) =>
        source ? [{ component: 'services' as const, name: `${service.name}/${name}`, file: source }] : [],
      ),
    ),
  ];
}

function readOne(file: AppFile): SourceReading {
  const read = readSourceText(file);
  if (!('text' in read)) return { fault: read.fault };
  const facts = loadSourceReader().readSource(file.path, read.text);
  return read.isExact ? { facts } : { facts, fault: 'it is not in UTF-8' };
}

/**
 * Reads each source of an app once, whatever becomes of the app later. Only the facts are kept, neither text nor tree,
 * so that a large app fits in memory.
 *
 * @returns the readings by the path of the source in the input
 */
export function readSources(app: App): Map<string, SourceReading> {
  return new Map(filesOf(app).map(({ file }) => [file.path, readOne(file)]));
}

/** The sources of an app as it became, with what was read in them; a webhook may be a function by now. */
export function nameSources(app: App, readings: ReadonlyMap<string, SourceReading>): AppSource[] {
  return filesOf(app).flatMap(({ component, name, file }) => {
    const reading = readings.get(file.path);
    return reading ? [{ component, name, file, ...reading }] : [];
  });
}
