import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import type { App } from '../model/app';
import type { AppFile } from '../model/app-file';
import type { AppSource } from '../model/app-source';
import type { ComponentName } from '../model/component';
import { loadSourceReader } from './load-source-reader';

// App Services refuses sources far below this; what is larger is no source that a person wrote.
const largest = 10_000_000;

function readText(path: string): Pick<AppSource, 'fault'> & { readonly text?: string } {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return { fault: `it could not be read (${(error as NodeJS.ErrnoException).code})` };
  }
  if (bytes.length > largest) return { fault: 'it is larger than 10 MB' };
  const text = bytes.toString('utf8');
  return isUtf8(bytes) ? { text } : { text, fault: 'it is not in UTF-8' };
}

function readOne(component: ComponentName, name: string, file: AppFile): AppSource {
  const { text, fault } = readText(file.absolutePath);
  return {
    component,
    name,
    file,
    ...(text !== undefined && { facts: loadSourceReader().readSource(name, text) }),
    ...(fault && { fault }),
  };
}

/**
 * Reads the facts of every source of an app: of its functions, and of webhooks that are none. Only the facts are kept,
 * neither text nor tree, so that a large app fits in memory.
 */
export function readSources(app: App): AppSource[] {
  return [
    ...app.functions.items.flatMap(({ name, source }) =>
      source ? [readOne('functions', name, source)] : [],
    ),
    ...app.services.flatMap((service) =>
      service.webhooks.flatMap(({ name, source }) =>
        source ? [readOne('services', `${service.name}/${name}`, source)] : [],
      ),
    ),
  ];
}
