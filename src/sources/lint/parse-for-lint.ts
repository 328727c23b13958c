import { ts } from 'ts-morph';
import { isTooDeep } from './is-too-deep';

const kinds: readonly [RegExp, ts.ScriptKind][] = [
  [/\.tsx$/i, ts.ScriptKind.TSX],
  [/\.[cm]?ts$/i, ts.ScriptKind.TS],
  [/\.jsx$/i, ts.ScriptKind.JSX],
];

/** A source as a syntax tree; `fault` says where it is not one that the language knows. */
export interface ParsedForLint {
  readonly file?: ts.SourceFile;
  readonly fault?: { readonly message: string; readonly offset: number };
}

interface WithDiagnostics {
  readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[];
}

/**
 * Parses a source by the language that its name stands for.
 *
 * @param name a file's name; nothing is read from the disk
 */
export function parseForLint(name: string, text: string): ParsedForLint {
  const kind = kinds.find(([pattern]) => pattern.test(name))?.[1] ?? ts.ScriptKind.JS;
  try {
    const options = {
      languageVersion: ts.ScriptTarget.Latest,
      jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
    };
    const file = ts.createSourceFile(name, text, options, true, kind);
    const [first] = (file as WithDiagnostics).parseDiagnostics ?? [];
    if (!first) return { file };
    const { messageText } = first;
    const message = typeof messageText === 'string' ? messageText : messageText.messageText;
    return {
      file,
      fault: { message: message.replace(/\.$/, ''), offset: Math.min(first.start, text.length) },
    };
  } catch (error) {
    // The parser calls itself for each level of nesting.
    if (!isTooDeep(error)) throw error;
    return { fault: { message: 'it is nested too deeply to be parsed', offset: 0 } };
  }
}
