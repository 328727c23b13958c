import { mayHoldSecrets } from '../model/may-hold-secrets';
import { JsonSyntaxError, parseJson, type ParsedJson } from '../reader/parse-json';
import { maskCredentials } from '../report/mask-credentials';
import { printJson } from '../writer/print-json';
import { maskPlainText } from './mask-plain-text';
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
 * @returns undefined for what must not be shown: files that hold secrets, and JSON that cannot be read and so cannot be
 * masked
 */
export function maskText(text: string, path: string): string | undefined {
  if (mayHoldSecrets(path)) return undefined;
  if (/\.[cm]?[jt]sx?$/.test(path)) return maskSource(text);
  if (!path.endsWith('.json')) return maskPlainText(text);
  const parsed = tryParse(text, path);
  if (!parsed) return undefined;
  const { document, notes } = parsed;
  if (!document) return text;
  const masked = maskCredentials(document.root, path);
  const has = (kind: (typeof notes)[number]['kind']): boolean => notes.some((note) => note.kind === kind);
  // A document with something masked is printed anew: its own spelling could give the credential away. So could a value
  // that a later one of the same key hides from the mask, and a comment.
  const isAllSeen = !has('duplicate-key') && !(has('comment') && maskPlainText(text) !== text);
  return masked === document.root && isAllSeen ? text : printJson(masked, { keys: [] });
}
