/** What can stand in a JSON file of the project. */
export type Plain =
  string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain | undefined };

type PlainObject = { readonly [key: string]: Plain | undefined };

const width = 80;

// Array.isArray tells nothing of arrays that are read-only.
const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);
const isObject = (value: Plain): value is PlainObject =>
  value !== null && typeof value === 'object' && !isList(value);

const membersOf = (value: PlainObject): [string, Plain][] =>
  Object.entries(value).flatMap(([key, member]): [string, Plain][] =>
    member === undefined ? [] : [[key, member]],
  );

const sizeOf = (value: Plain): number =>
  isList(value) ? value.length : isObject(value) ? membersOf(value).length : 0;

/** Whether a value takes several lines however short it is. */
function isTall(value: Plain): boolean {
  if (isObject(value)) return sizeOf(value) > 0;
  if (!isList(value)) return false;
  const isMatrix = value.length > 1 && value.every((item) => isList(item) && item.length > 1);
  return isMatrix || value.some(isTall);
}

function printFlat(value: Plain): string {
  if (isList(value)) return `[${value.map(printFlat).join(', ')}]`;
  return JSON.stringify(value);
}

/** Numbers, as many on a line as there is room for. */
function fill(numbers: readonly Plain[], margin: string): string {
  const lines: string[] = [];
  for (const [index, number] of numbers.entries()) {
    const text = `${JSON.stringify(number)}${index < numbers.length - 1 ? ',' : ''}`;
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + text.length <= width)
      lines[lines.length - 1] = `${last} ${text}`;
    else lines.push(margin + text);
  }
  return lines.join('\n');
}

/** The room that a comma takes behind what stands at an index. */
const commaAt = (index: number, length: number): number => (index < length - 1 ? 1 : 0);

/**
 * @param before what stands before the value on its line, and behind it
 */
function print(value: Plain, margin: string, before: number): string {
  const inner = `${margin}  `;
  if (isObject(value)) {
    const members = membersOf(value).map(([key, member], index, { length }) => {
      const start = `${inner}${JSON.stringify(key)}: `;
      return start + print(member, inner, start.length + commaAt(index, length));
    });
    return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${margin}}`;
  }
  if (!isList(value)) return JSON.stringify(value);
  const flat = printFlat(value);
  if (!isTall(value) && before + flat.length <= width) return flat;
  const items =
    value.length > 1 && value.every((item) => typeof item === 'number')
      ? fill(value, inner)
      : value
          .map((item, index) => inner + print(item, inner, inner.length + commaAt(index, value.length)))
          .join(',\n');
  return `[\n${items}\n${margin}]`;
}

/** JSON as Prettier writes it, so that whoever formats the project changes nothing. Members that are undefined are left out. */
export function printTidyJson(value: Plain): string {
  return `${print(value, '', 0)}\n`;
}
