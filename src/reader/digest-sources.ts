import { createHash } from 'node:crypto';
import type { App } from '../model/app';
import type { AppFile } from '../model/app-file';
import { getText } from '../model/json';
import { UnreadableInput } from '../model/unreadable-input';
import { readSourceBytes } from './read-source-bytes';

function digest(file: AppFile): void {
  try {
    // One character a byte: what is no UTF-8 differs as bytes do.
    const text = readSourceBytes(file).toString('latin1').replace(/\r\n?/g, '\n').trimEnd();
    file.digest = createHash('sha256').update(text, 'latin1').digest('hex');
  } catch (error) {
    // Whoever needs its bytes reports it.
    if (!(error instanceof UnreadableInput)) throw error;
  }
}

/**
 * Gives the sources of webhooks, and of functions that endpoints call, a digest: MongoDB's conversion leaves the webhook
 * beside its endpoint, and a migration has to know whether both still run the same. Nothing is read in other apps.
 */
export function digestSources({ services, endpoints, functions }: App): void {
  const called = new Set(endpoints.items.map((endpoint) => getText(endpoint, 'function_name')));
  const ofWebhooks = services.flatMap(({ webhooks }) => webhooks.flatMap(({ source }) => source ?? []));
  if (called.size === 0 || ofWebhooks.length === 0) return;
  for (const source of ofWebhooks) digest(source);
  for (const { name, source } of functions.items) if (source && called.has(name)) digest(source);
}
