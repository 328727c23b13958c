/**
 * Reads JSON text into nodes that know where they stand. Strict JSON is the rule; what JSON5 allows beyond it is accepted
 * and noted. No number passes through a JavaScript number: `raw` is its exact JSON spelling.
 */
import JSON5 from 'json5';
import type { AppFile } from '../model/app-file';
import type { Json, JsonDocument, JsonMember, JsonScalar } from '../model/json';

/** A spelling that strict JSON does not have. */
export type LenientSpelling = 'byte-order-mark' | 'comment' | 'trailing-comma' | 'json5';

/** Something in the text that strict JSON does not have, or that a parser would drop in silence. */
export type LeniencyNote =
  | { readonly kind: LenientSpelling | 'crlf'; readonly offset: number }
  | {
      readonly kind: 'duplicate-key';
      /** Where the value is that does not count. */
      readonly offset: number;
      readonly key: string;
      readonly lost: Json;
    };

/** Text that is not JSON: what was found, what was expected, where. */
export class JsonSyntaxError extends Error {
  constructor(
    readonly offset: number,
    readonly found: string,
    readonly expected: string,
  ) {
    super(`expected ${expected}, found ${found}`);
  }
}

/** What a JSON file holds; no document when it is empty. */
export interface ParsedJson {
  readonly document?: JsonDocument;
  readonly notes: readonly LeniencyNote[];
}

const strictNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const looseNumber = /^([+-]?)(?:0[xX]([0-9a-fA-F]+)|((?:0|[1-9]\d*)?)(?:\.(\d*))?([eE][+-]?\d+)?)$/;
// Ends a word: blanks, structure, quotes and the start of a comment.
const wordEnd = /[\s,:[\]{}"'/]/g;
const identifier = /^[\p{L}\p{Nl}$_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}$_\u200c\u200d]*$/u;
// Legal in a string, but JSON5 writes a warning to the console where they stand bare.
const separators = /\\[\s\S]|[\u2028\u2029]/g;
const escapeSeparator = (found: string): string =>
  found === '\u2028' ? '\\u2028' : found === '\u2029' ? '\\u2029' : found;
// A document nested deeper than any tool of MongoDB accepts would exhaust the stack.
const maximumDepth = 1000;
// Stands for the root of a document until it is read.
const unread: Json = { kind: 'scalar', value: null, offset: -1 };
// Up to here, looking through the members is quicker than a map of them.
const fewMembers = 12;

/** The exact JSON spelling of a JSON5 number, or undefined when it has none. */
function spellNumber(text: string): string | undefined {
  const match = looseNumber.exec(text);
  if (!match) return undefined;
  const [, sign, hex, whole, fraction, exponent] = match;
  if (hex === undefined && !whole && !fraction) return undefined;
  const digits =
    hex === undefined
      ? `${whole || '0'}${fraction ? `.${fraction}` : ''}${exponent ?? ''}`
      : BigInt(`0x${hex}`).toString();
  return `${sign === '-' ? '-' : ''}${digits}`;
}

class Parser {
  readonly notes: LeniencyNote[] = [];
  strict = true;
  private at = 0;
  private depth = 0;
  // Nodes point to their document, which is complete only once its root is read.
  private readonly document: { -readonly [Key in keyof JsonDocument]: JsonDocument[Key] };

  constructor(
    file: AppFile,
    private readonly text: string,
  ) {
    this.document = { file, text, root: unread, strict: true, leafCount: 0 };
  }

  parse(): JsonDocument | undefined {
    this.skipBlank();
    if (this.at >= this.text.length) return undefined;
    this.document.root = this.readValue();
    this.skipBlank();
    if (this.at < this.text.length) this.fail('the end of the file');
    this.document.strict = this.strict;
    return this.document;
  }

  private fail(expected: string, offset = this.at): never {
    throw new JsonSyntaxError(offset, this.describe(offset), expected);
  }

  // Only the kind of what was found is told, never its text: the file may hold secrets.
  private describe(offset: number): string {
    const character = this.text[offset];
    if (character === undefined) return 'the end of the file';
    if (character === '\n' || character === '\r') return 'the end of the line';
    if (character === '"' || character === "'") return 'a string';
    if (this.text.startsWith('%(', offset)) return 'an expansion outside of a string';
    if (/[\p{L}$_]/u.test(character)) return 'a word without quotes';
    if (/\d/.test(character)) return 'a number';
    return `\`${character}\``;
  }

  private note(kind: LenientSpelling, offset: number): void {
    this.notes.push({ kind, offset });
    this.strict = false;
  }

  private skipBlank(): void {
    const { text } = this;
    for (;;) {
      let { at } = this;
      let code = text.charCodeAt(at);
      while (code === 32 || code === 10 || code === 13 || code === 9) code = text.charCodeAt(++at);
      this.at = at;
      if (code === 47) this.skipComment();
      else if (code > 127 && /[\s\ufeff]/.test(text.charAt(at))) {
        this.note('json5', at);
        this.at++;
      } else return;
    }
  }

  private skipComment(): void {
    const start = this.at;
    const second = this.text[start + 1];
    if (second === '/') {
      while (this.at < this.text.length && !/[\n\r\u2028\u2029]/.test(this.text.charAt(this.at))) this.at++;
    } else if (second === '*') {
      const end = this.text.indexOf('*/', start + 2);
      if (end < 0) throw new JsonSyntaxError(start, 'a comment without end', '`*/`');
      this.at = end + 2;
    } else this.fail('a value');
    this.note('comment', start);
  }

  private readValue(): Json {
    const code = this.text.charCodeAt(this.at);
    if (code === 123 || code === 91) {
      if (++this.depth > maximumDepth) this.fail(`at most ${maximumDepth} levels of nesting`);
      const node = code === 123 ? this.readObject() : this.readArray();
      this.depth--;
      return node;
    }
    if (code === 34 || code === 39) {
      const start = this.at;
      const value = this.readString();
      return this.scalar(value, undefined, start);
    }
    return this.readWord();
  }

  private scalar(value: JsonScalar['value'], raw: string | undefined, offset: number): JsonScalar {
    return { kind: 'scalar', value, raw, document: this.document, offset, leaf: this.document.leafCount++ };
  }

  private get nextLeaf(): { leaf: number } {
    return { leaf: this.document.leafCount++ };
  }

  /** A string in double quotes without escapes, which nearly all are. */
  private readPlainString(start: number): string | undefined {
    const { text } = this;
    if (text.charCodeAt(start) !== 34) return undefined;
    for (let at = start + 1; ; at++) {
      const code = text.charCodeAt(at);
      if (code === 34) {
        this.at = at + 1;
        return text.slice(start + 1, at);
      }
      // An escape, a control character, or the end of the text, whose code is NaN.
      if (code === 92 || !(code >= 32)) return undefined;
    }
  }

  private readString(): string {
    const start = this.at;
    const quick = this.readPlainString(start);
    if (quick !== undefined) return quick;
    const quote = this.text.charAt(start);
    let end = this.text.indexOf(quote, start + 1);
    while (end > 0) {
      let slashes = 0;
      while (this.text[end - 1 - slashes] === '\\') slashes++;
      if (slashes % 2 === 0) break;
      end = this.text.indexOf(quote, end + 1);
    }
    if (end < 0) throw new JsonSyntaxError(start, 'a string without end', `a closing ${quote}`);
    this.at = end + 1;
    const whole = this.text.slice(start, end + 1);
    if (quote === '"') {
      try {
        const value: unknown = JSON.parse(whole);
        if (typeof value === 'string') return value;
      } catch {
        // Not strict; JSON5 may still know the escape.
      }
    }
    try {
      const value = JSON5.parse<string>(whole.replace(separators, escapeSeparator));
      this.note('json5', start);
      return value;
    } catch {
      throw new JsonSyntaxError(
        start,
        'a string with a line break or an unknown escape',
        'a string on one line',
      );
    }
  }

  private endOfWord(): number {
    wordEnd.lastIndex = this.at;
    return wordEnd.exec(this.text)?.index ?? this.text.length;
  }

  private readWord(): JsonScalar {
    const start = this.at;
    const end = this.endOfWord();
    const word = this.text.slice(start, end);
    const literal = word === 'true' ? true : word === 'false' ? false : word === 'null' ? null : undefined;
    if (literal !== undefined) {
      this.at = end;
      return this.scalar(literal, undefined, start);
    }
    if (strictNumber.test(word)) {
      this.at = end;
      return this.scalar(Number(word), word, start);
    }
    const raw = word && spellNumber(word);
    if (!raw) {
      // App Services docs, "Template Expansions": they stand inside of strings, whatever they stand for.
      if (/%\(/.test(this.text.slice(start, end))) {
        throw new JsonSyntaxError(
          start,
          'an expansion outside of a string',
          'a value; an expansion stands in a string: "%(...)"',
        );
      }
      this.fail('a value');
    }
    this.note('json5', start);
    this.at = end;
    return this.scalar(Number(raw), raw, start);
  }

  private readKey(): string {
    const code = this.text.charCodeAt(this.at);
    if (code === 34 || code === 39) return this.readString();
    const start = this.at;
    const end = this.endOfWord();
    const word = this.text.slice(start, end);
    if (!identifier.test(word)) this.fail('a key in double quotes or `}`');
    this.note('json5', start);
    this.at = end;
    return word;
  }

  private readObject(): Json {
    const start = this.at++;
    const members: JsonMember[] = [];
    let places: Map<string, number> | undefined;
    for (;;) {
      this.skipBlank();
      if (this.closes('}', members.length)) break;
      const key = this.readKey();
      this.skipBlank();
      if (this.text[this.at] !== ':') this.fail('`:`');
      this.at++;
      this.skipBlank();
      const value = this.readValue();
      places ??=
        members.length > fewMembers ? new Map(members.map((member, at) => [member.key, at])) : undefined;
      const at = places ? (places.get(key) ?? -1) : members.findIndex((member) => member.key === key);
      const earlier = at < 0 ? undefined : members[at];
      if (earlier) {
        this.notes.push({ kind: 'duplicate-key', offset: earlier.value.offset, key, lost: earlier.value });
        this.strict = false;
        members[at] = { key, value };
      } else {
        places?.set(key, members.length);
        members.push({ key, value });
      }
      this.readSeparator('}');
    }
    return {
      kind: 'object',
      members,
      document: this.document,
      offset: start,
      ...(members.length === 0 && this.nextLeaf),
    };
  }

  private readArray(): Json {
    const start = this.at++;
    const items: Json[] = [];
    for (;;) {
      this.skipBlank();
      if (this.closes(']', items.length)) break;
      items.push(this.readValue());
      this.readSeparator(']');
    }
    return {
      kind: 'array',
      items,
      document: this.document,
      offset: start,
      ...(items.length === 0 && this.nextLeaf),
    };
  }

  private lastComma = -1;

  private readSeparator(end: '}' | ']'): void {
    this.skipBlank();
    this.lastComma = -1;
    if (this.text[this.at] === ',') this.lastComma = this.at++;
    else if (this.text[this.at] !== end) this.fail(`\`,\` or \`${end}\``);
  }

  private closes(end: '}' | ']', count: number): boolean {
    if (this.text[this.at] !== end) return false;
    if (count > 0 && this.lastComma >= 0) this.note('trailing-comma', this.lastComma);
    this.lastComma = -1;
    this.at++;
    return true;
  }
}

/**
 * Parses the text of a JSON file.
 *
 * @throws JsonSyntaxError when the text is neither JSON nor JSON5, or is nested beyond 1000 levels
 */
export function parseJson(file: AppFile, given: string): ParsedJson {
  const hasMark = given.startsWith('\ufeff');
  const text = hasMark ? given.slice(1) : given;
  const parser = new Parser(file, text);
  if (hasMark) {
    parser.notes.push({ kind: 'byte-order-mark', offset: 0 });
    parser.strict = false;
  }
  const crlf = text.indexOf('\r\n');
  if (crlf >= 0) parser.notes.push({ kind: 'crlf', offset: crlf });
  const document = parser.parse();
  return { document, notes: parser.notes };
}
