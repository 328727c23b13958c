import { JsonSyntaxError, parseJson, type ParsedJson } from '../reader/parse-json';
import { maskCredentials } from '../report/mask-credentials';
import { printJson } from '../writer/print-json';
import { maskSource } from './mask-source';

function tryParse(text: string, path: string): ParsedJson | undefined {
  try {
    return parseJson({ path, absolutePath: path }, text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return undefined;
    throw error;
  }
}

/**
 * The text of a file as a diff or a report may show it: credentials are masked.
 *
 * @param path of the file in the app; it tells what the text is
 * @returns undefined for what must not be shown: secrets.json, and JSON that cannot be read and so cannot be masked
 */
export function maskText(text: string, path: string): string | undefined {
  if (path === 'secrets.json') return undefined;
  if (/\.[cm]?[jt]s$/.test(path)) return maskSource(text);
  if (!path.endsWith('.json')) return text;
  const parsed = tryParse(text, path);
  if (!parsed) return undefined;
  const { document, notes } = parsed;
  if (!document) return text;
  const masked = maskCredentials(document.root, path);
  // A document with something masked is printed anew: its own spelling could give the credential away. So could a value
  // that a later one of the same key hides from the mask.
  const isAllSeen = notes.every(({ kind }) => kind !== 'duplicate-key');
  return masked === document.root && isAllSeen ? text : printJson(masked, { keys: [] });
}
