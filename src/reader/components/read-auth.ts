import type { App, Item } from '../../model/app';
import { getObject } from '../../model/json';
import type { AppFolder } from '../app-folder';
import type { ReadContext } from '../read-context';
import { readItems, readOne } from './read-items';

/** Reads providers and custom user data from `auth/`, the layout from 20210101 on. */
export function readAuth(folder: AppFolder, context: ReadContext): Pick<App, 'providers' | 'customUserData'> {
  const file = folder.find('auth/providers.json');
  const root = file && context.readObject(folder.take(file), 'auth');
  const customUserData = readOne(folder, context, 'auth/custom_user_data.json', 'custom-user-data');
  if (!root) return { providers: { items: [] }, customUserData };
  const items: Item[] = [];
  for (const { key, value } of root.members) {
    const document = getObject(value);
    if (document) items.push({ name: key, document });
    else context.refuseShape(file, value, 'auth', `an object at ${JSON.stringify(key)}`);
  }
  return { providers: { items, root }, customUserData };
}

/** Reads providers from `auth_providers/`, one file each, the layout before 20210101. */
export function readLegacyAuth(folder: AppFolder, context: ReadContext): Pick<App, 'providers'> {
  return { providers: { items: readItems(folder, context, 'auth_providers', 'auth') } };
}
