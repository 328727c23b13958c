import type { AppFile } from '../../model/app-file';
import type { Item } from '../../model/app';
import type { ComponentName } from '../../model/component';
import { getText, type JsonObject } from '../../model/json';
import type { AppFolder } from '../app-folder';
import type { ReadContext } from '../read-context';

/** A file's name without folder and ending. */
export function stemOf(file: AppFile): string {
  return file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.json$/, '');
}

/** The name inside a document, or the fallback where it has none: the name inside is the identity. */
export function nameIn(document: JsonObject | undefined, fallback: string): string {
  return getText(document, 'name') || fallback;
}

/** Says that a file or folder is called otherwise than what it holds. */
export function reportOtherName(
  context: ReadContext,
  component: ComponentName,
  { name, stem, at }: { readonly name: string; readonly stem: string; readonly at: JsonObject | undefined },
): void {
  if (name === stem || !at) return;
  context.report({
    code: 'file/renamed-after-its-name',
    component,
    subject: name,
    at,
    message: `It is stored as ${stem}, and the name inside is ${JSON.stringify(name)}; the name inside counts, and the new file is named after it.`,
  });
}

/** Reads a folder of JSON files that hold one component each. */
export function readItems(
  folder: AppFolder,
  context: ReadContext,
  path: string,
  component: ComponentName,
  named = true,
): Item[] {
  const items: Item[] = [];
  for (const file of folder.files(path)) {
    if (!file.path.endsWith('.json')) continue;
    const document = context.readObject(folder.take(file), component);
    if (!document) continue;
    const stem = stemOf(file);
    const name = named ? nameIn(document, stem) : stem;
    reportOtherName(context, component, { name, stem, at: document });
    items.push({ name, document });
  }
  return items;
}

/** Reads a file that holds one object, when it is there. */
export function readOne(
  folder: AppFolder,
  context: ReadContext,
  path: string,
  component: ComponentName,
): JsonObject | undefined {
  const file = folder.find(path);
  return file && context.readObject(folder.take(file), component);
}
