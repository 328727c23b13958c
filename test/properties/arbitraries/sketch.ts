/**
 * JSON on its way to a file. Scalars are their own text, so that no number passes through JavaScript; keys stand in
 * order; and what depends on the rest of the app, such as the name of another component, is filled in at the end.
 */
export type Sketch =
  | { readonly raw: string }
  | { readonly items: readonly Sketch[] }
  | { readonly members: readonly Member[] }
  | Filling;

/** What depends on the rest of the app. */
type Filling =
  | { readonly fill: 'own name' | 'own id' | 'secret' }
  | { readonly fill: 'name' | 'id'; readonly of: 'functions' | 'sources'; readonly pick: number };

/** A key with its value. */
export type Member = readonly [key: string, value: Sketch];

/** A component that others may name. */
export interface Named {
  readonly name: string;
  readonly id: string;
}

/** What is filled into a sketch. */
export interface Fillings {
  readonly functions: readonly Named[];
  readonly sources: readonly Named[];
  /** The component whose document it is. */
  readonly own: Named;
  /** A fresh secret each time. */
  readonly secret: () => string;
}

/** How a JSON file is written. */
export interface Style {
  /** Nothing for a file on one line. */
  readonly indent: string;
  readonly eol: '\n' | '\r\n';
  readonly finalNewline: boolean;
  readonly byteOrderMark: boolean;
  readonly trailingComma: boolean;
  readonly comments: boolean;
  /** Single quotes, and keys without quotes. */
  readonly json5: boolean;
}

/** A text as a scalar. */
export const raw = (value: string | number | boolean | null): Sketch => ({ raw: JSON.stringify(value) });

function textOf(filling: Filling, { own, secret, ...known }: Fillings): string {
  switch (filling.fill) {
    case 'own name':
      return own.name;
    case 'own id':
      return own.id;
    case 'secret':
      return secret();
    default: {
      const named = known[filling.of];
      // One more than there are: references may dangle.
      return named[filling.pick % (named.length + 1)]?.[filling.fill] ?? 'missing';
    }
  }
}

/** A sketch with everything filled in. */
export function fillIn(sketch: Sketch, fillings: Fillings): Sketch {
  if ('fill' in sketch) return raw(textOf(sketch, fillings));
  if ('items' in sketch) return { items: sketch.items.map((item) => fillIn(item, fillings)) };
  if ('members' in sketch)
    return { members: sketch.members.map(([key, value]) => [key, fillIn(value, fillings)] as const) };
  return sketch;
}

const inSingleQuotes = (text: string): string =>
  text.startsWith('"') ? `'${text.slice(1, -1).replaceAll("'", "\\'")}'` : text;

const printKey = (key: string, { json5 }: Style): string =>
  json5 && /^[a-z_]\w*$/i.test(key) ? key : JSON.stringify(key);

function printBlock(
  open: string,
  close: string,
  lines: readonly string[],
  style: Style,
  margin: string,
): string {
  const { indent, eol, trailingComma } = style;
  const glue = indent ? eol + margin + indent : '';
  const note = style.comments ? `/* "no": "value" */${glue}` : '';
  const end = indent ? eol + margin : '';
  return `${open}${glue}${note}${lines.join(`,${glue}`)}${trailingComma ? ',' : ''}${end}${close}`;
}

function print(sketch: Sketch, style: Style, margin: string): string {
  const inner = margin + style.indent;
  if ('raw' in sketch) return style.json5 ? inSingleQuotes(sketch.raw) : sketch.raw;
  if ('items' in sketch) {
    if (sketch.items.length === 0) return '[]';
    const lines = sketch.items.map((item) => print(item, style, inner));
    return printBlock('[', ']', lines, style, margin);
  }
  if (!('members' in sketch)) throw new Error('not filled in');
  if (sketch.members.length === 0) return '{}';
  const colon = style.indent ? ': ' : ':';
  const lines = sketch.members.map(
    ([key, value]) => `${printKey(key, style)}${colon}${print(value, style, inner)}`,
  );
  return printBlock('{', '}', lines, style, margin);
}

/** The text of a JSON file. Everything must be filled in. */
export function printSketch(sketch: Sketch, style: Style): string {
  const { byteOrderMark, comments, eol, finalNewline } = style;
  const head = `${byteOrderMark ? '\ufeff' : ''}${comments ? `// { "no": "value" }${eol}` : ''}`;
  return `${head}${print(sketch, style, '')}${finalNewline ? eol : ''}`;
}
