import { ts } from 'ts-morph';
import { isTooDeep } from './is-too-deep';

const kinds: readonly [RegExp, ts.ScriptKind][] = [
  [/\.tsx$/i, ts.ScriptKind.TSX],
  [/\.[cm]?ts$/i, ts.ScriptKind.TS],
  [/\.jsx$/i, ts.ScriptKind.JSX],
];

/** Something that is wrong with the text, at an offset in UTF-16 units. */
export interface Problem {
  readonly message: string;
  readonly offset: number;
}

/** A source as a syntax tree, or nothing but the problem when it could not be parsed at all. */
export type ParsedSource =
  | { readonly file: ts.SourceFile; readonly problems: readonly Problem[] }
  | { readonly file?: undefined; readonly problems: readonly [Problem] };

// Octal numbers and escapes, and decimals with leading zeros: scripts that are not strict may have them.
const allowedInScripts = new Set([1121, 1487, 1488, 1489]);

// The compiler keeps them out of its published types.
interface WithDiagnostics {
  readonly parseDiagnostics: readonly ts.DiagnosticWithLocation[];
}

const hasDiagnostics = (file: ts.SourceFile): file is ts.SourceFile & WithDiagnostics =>
  'parseDiagnostics' in file;

/** The message without its full stop; a chain of messages begins with the one that counts. */
function textOf({ messageText }: ts.Diagnostic): string {
  const text = typeof messageText === 'string' ? messageText : messageText.messageText;
  return text.replace(/\.$/, '');
}

/**
 * Parses a source by the language that its file's ending stands for, JavaScript by default.
 *
 * @param fileName for the language and the tree only; nothing is read from the disk
 */
export function parseSource(fileName: string, text: string): ParsedSource {
  const kind = kinds.find(([pattern]) => pattern.test(fileName))?.[1] ?? ts.ScriptKind.JS;
  try {
    const options = {
      languageVersion: ts.ScriptTarget.Latest,
      jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
    };
    const file = ts.createSourceFile(fileName, text, options, true, kind);
    const diagnostics = hasDiagnostics(file) ? file.parseDiagnostics : [];
    return {
      file,
      problems: diagnostics
        .filter(({ code }) => !allowedInScripts.has(code))
        .map((diagnostic) => ({
          message: textOf(diagnostic),
          offset: Math.min(diagnostic.start, text.length),
        })),
    };
  } catch (error) {
    // The parser calls itself for each level, so that a hostile or generated text can exhaust the stack.
    if (!isTooDeep(error)) throw error;
    return { problems: [{ message: 'it is nested too deeply to be parsed', offset: 0 }] };
  }
}
