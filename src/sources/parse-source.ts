import { ts } from 'ts-morph';

/** Something that is wrong with the text, at an offset in UTF-16 units. */
export interface Problem {
  readonly message: string;
  readonly offset: number;
}

/** A source as a syntax tree, or nothing but problems when it could not be parsed at all. */
export interface ParsedSource {
  readonly file?: ts.SourceFile;
  readonly problems: readonly Problem[];
}

// Octal numbers and escapes, and decimals with leading zeros: scripts that are not strict may have them.
const allowedInScripts = new Set([1121, 1487, 1488, 1489]);

// The compiler keeps them out of its published types.
interface WithDiagnostics {
  readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[];
}

/** The message without its full stop; a chain of messages begins with the one that counts. */
function textOf({ messageText }: ts.Diagnostic): string {
  const text = typeof messageText === 'string' ? messageText : messageText.messageText;
  return text.replace(/\.$/, '');
}

/**
 * Parses a function's source as the JavaScript that App Services takes it for.
 *
 * @param name for the tree only; nothing is read from the disk
 */
export function parseSource(name: string, text: string): ParsedSource {
  try {
    const file = ts.createSourceFile(
      `${name}.js`,
      text,
      {
        languageVersion: ts.ScriptTarget.Latest,
        jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
      },
      true,
      ts.ScriptKind.JS,
    );
    const { parseDiagnostics = [] } = file as WithDiagnostics;
    return {
      file,
      problems: parseDiagnostics
        .filter(({ code }) => !allowedInScripts.has(code))
        .map((diagnostic) => ({
          message: textOf(diagnostic),
          offset: Math.min(diagnostic.start, text.length),
        })),
    };
  } catch (error) {
    // The parser calls itself for each level, so that a hostile or generated text can exhaust the stack.
    if (!(error instanceof RangeError)) throw error;
    return { problems: [{ message: 'it is nested too deeply to be parsed', offset: 0 }] };
  }
}
