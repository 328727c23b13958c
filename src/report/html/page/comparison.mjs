import { countOf, make, spell } from './dom.mjs';
import { ledgerRow, pageData, textOf } from './data.mjs';

/**
 * A line on one side: its number in its file, its text, and what is marked in it.
 *
 * @typedef {{ number: number, text: string, differs: number[][], values: number[][] }} Line
 * @typedef {{ kind: string, old?: Line, now?: Line, file?: string }} Row `file`: the old file that starts with this row
 */

// More rows than these are made only when they are asked for.
const rowsAtOnce = 300;
// A run of lines that are the same is folded when it is longer; so many of its lines stay on either end.
const longestRun = 9;
const aroundFold = 3;

/**
 * @param {readonly number[]} numbers
 * @param {number} width
 * @returns {Map<number, number[][]>} what follows the first number of each tuple, by this first number
 */
function groupByLine(numbers, width) {
  const groups = new Map();
  for (let at = 0; at < numbers.length; at += width) {
    const rest = numbers.slice(at + 1, at + width);
    const known = groups.get(numbers[at]);
    if (known) known.push(rest);
    else groups.set(numbers[at], [rest]);
  }
  return groups;
}

/**
 * @param {readonly (readonly number[])[]} files
 * @param {0 | 1} side
 * @param {NonNullable<import('../page-data').PageData['comparisons'][number]>} comparison
 * @returns {(Line & { file?: string })[]}
 */
function decodeLines(files, side, { differs, values }) {
  const [differsByLine, valuesByLine] = [groupByLine(differs[side], 3), groupByLine(values[side], 4)];
  /** @type {(Line & { file?: string })[]} */
  const lines = [];
  for (const [path, , ...texts] of files) {
    for (let index = 0; index < texts.length; index++) {
      const at = lines.length;
      lines.push({
        number: index + 1,
        text: pageData.strings[texts[index]],
        differs: differsByLine.get(at) ?? [],
        values: valuesByLine.get(at) ?? [],
        ...(index === 0 && files.length > 1 && { file: textOf(path) }),
      });
    }
  }
  return lines;
}

/**
 * @param {NonNullable<import('../page-data').PageData['comparisons'][number]>} comparison
 * @returns {Row[]}
 */
function decodeRows(comparison) {
  const oldLines = decodeLines(comparison.old, 0, comparison);
  const newLines = decodeLines(comparison.new ? [comparison.new] : [], 1, comparison);
  /** @type {Row[]} */
  const rows = [];
  let [old, now] = [0, 0];
  for (let at = 0; at < comparison.rows.length; at += 2) {
    const kind = pageData.rowKinds[comparison.rows[at]];
    for (let left = comparison.rows[at + 1]; left > 0; left--) {
      /** @type {Row} */
      const row = { kind };
      if (kind !== 'new') {
        const line = oldLines[old++];
        row.old = line;
        if (line.file) row.file = line.file;
      }
      if (kind !== 'old' && kind !== 'elsewhere') row.now = newLines[now++];
      rows.push(row);
    }
  }
  return rows;
}

/**
 * A line with its marks: a button for each value that something became of, around it and in it what differs.
 *
 * @param {Line} line
 */
function renderLine({ text, differs, values }) {
  const nodes = [];
  const edges = new Set([
    0,
    text.length,
    ...differs.flat(),
    ...values.flatMap(([start, end]) => [start, end]),
  ]);
  const cuts = [...edges].sort((a, b) => a - b);
  /** @type {{ end: number, element: HTMLElement } | undefined} */
  let button;
  for (let at = 0; at + 1 < cuts.length; at++) {
    const [start, end] = [cuts[at], cuts[at + 1]];
    const own = values.filter((value) => value[0] === start);
    if (own.length > 0) {
      const rows = own.map(([, , row]) => row);
      const element = make('button', {
        type: 'button',
        class: 'mark',
        'data-rows': rows.join(' '),
      });
      button = { end: own[0][1], element };
      nodes.push(element);
    }
    // What does not show is spelled out only here: the marks count in the text as it is.
    const piece = spell(text.slice(start, end));
    const isDifferent = differs.some(([from, to]) => from <= start && end <= to);
    const node = isDifferent ? make('span', { class: 'differs' }, piece) : piece;
    if (button && end <= button.end) button.element.append(node);
    else nodes.push(node);
  }
  return nodes;
}

const words = { changed: 'changed:', old: 'removed:', new: 'added:', elsewhere: 'elsewhere:', same: '' };
const signs = { changed: '~', old: '-', new: '+', elsewhere: '>', same: '' };

/**
 * @param {'old' | 'new'} side
 * @param {Row} row
 * @param {Line | undefined} line
 */
function renderCells(side, { kind }, line) {
  if (!line)
    return [make('td', { class: `number ${side} none` }), make('td', { class: `code ${side} none` })];
  const name = /** @type {keyof typeof words} */ (kind);
  const sign = make('span', { class: 'sign', 'aria-hidden': 'true' }, signs[name]);
  const word = make('span', { class: 'hidden-text' }, `${words[name]} `);
  return [
    make('td', { class: `number ${side}` }, String(line.number)),
    make('td', { class: `code ${side}` }, ...(kind === 'same' ? [] : [sign, word]), ...renderLine(line)),
  ];
}

/** @param {Row} row */
function renderRow(row) {
  return make(
    'tr',
    { class: row.kind },
    ...renderCells('old', row, row.old),
    ...renderCells('new', row, row.now),
  );
}

/** @param {Row[]} rows that are folded; all of one kind */
function renderFold(rows) {
  const lines = countOf(rows.length, 'line');
  let told = `${lines}, the same on both sides`;
  if (rows[0].kind === 'elsewhere') {
    const files = new Set(
      rows.flatMap((row) => row.old?.values.map(([, , at]) => ledgerRow(at).output) ?? []),
    );
    files.delete('');
    told = `${lines} that ${rows.length === 1 ? 'goes' : 'go'} to ${[...files].join(', ') || 'other files'}`;
  }
  const button = make('button', { type: 'button', class: 'unfold', 'aria-expanded': 'false' }, told);
  const fold = make('tr', { class: 'fold' }, make('td', { colspan: '4' }, button));
  /** @type {HTMLElement[]} */
  let shown = [];
  button.addEventListener('click', () => {
    const opens = shown.length === 0;
    button.setAttribute('aria-expanded', String(opens));
    for (const row of shown) row.remove();
    shown = opens ? rows.map(renderRow) : [];
    fold.after(...shown);
  });
  return fold;
}

/**
 * The rows of the table: those of the comparison, with long runs folded and a heading where another old file starts.
 *
 * @param {Row[]} rows
 * @returns {(() => HTMLElement)[]} what makes each
 */
function layOut(rows) {
  /** @type {(() => HTMLElement)[]} */
  const parts = [];
  for (let at = 0; at < rows.length;) {
    const { kind, file } = rows[at];
    if (file !== undefined) {
      parts.push(() =>
        make(
          'tr',
          { class: 'file' },
          make('th', { colspan: '4', scope: 'rowgroup' }, 'Old: ', make('span', { class: 'path' }, file)),
        ),
      );
    }
    let end = at + 1;
    while (end < rows.length && rows[end].kind === kind && rows[end].file === undefined) end++;
    const run = rows.slice(at, end);
    const [head, tail] =
      kind === 'elsewhere'
        ? [0, 0]
        : kind === 'same' && run.length > longestRun
          ? [aroundFold, aroundFold]
          : [run.length, 0];
    for (const row of run.slice(0, head)) parts.push(() => renderRow(row));
    const folded = run.slice(head, run.length - tail);
    if (folded.length > 0) parts.push(() => renderFold(folded));
    for (const row of run.slice(run.length - tail, tail ? undefined : run.length - tail))
      parts.push(() => renderRow(row));
    at = end;
  }
  return parts;
}

/** @param {readonly (readonly number[])[]} files */
function describeSide(files) {
  if (files.length === 0) return 'nothing';
  const masked = files.some(([, isMasked]) => isMasked) ? ' (credentials masked, printed anew)' : '';
  return `${files.length > 1 ? countOf(files.length, 'file') : textOf(files[0][0])}${masked}`;
}

/**
 * Draws the side by side of a file into its place, from the top; a button makes more of a long one.
 *
 * @param {HTMLElement} place
 */
export function drawComparison(place) {
  const comparison = pageData.comparisons[Number(place.dataset.file)];
  if (!comparison) return;
  const parts = layOut(decodeRows(comparison));
  const body = make('tbody', {});
  const more = make('button', { type: 'button', class: 'more' });
  let drawn = 0;
  const draw = () => {
    body.append(...parts.slice(drawn, drawn + rowsAtOnce).map((makePart) => makePart()));
    drawn = Math.min(parts.length, drawn + rowsAtOnce);
    more.hidden = drawn === parts.length;
    more.textContent = `Show more: ${parts.length - drawn} of ${parts.length} rows are left`;
  };
  more.addEventListener('click', draw);
  draw();
  const old = describeSide(comparison.old);
  const now = comparison.new ? describeSide([comparison.new]) : 'not carried over';
  const isFormOnly = !comparison.rows.some((kind, at) => at % 2 === 0 && pageData.rowKinds[kind] !== 'same');
  place.replaceChildren(
    ...(isFormOnly
      ? [make('p', {}, 'No line changed but for blanks and commas; the file is printed anew.')]
      : []),
    make(
      'table',
      { class: 'sides' },
      make(
        'caption',
        { class: 'hidden-text' },
        `Old and new text of ${comparison.new ? textOf(comparison.new[0]) : old}`,
      ),
      make(
        'colgroup',
        {},
        make('col', { class: 'number' }),
        make('col', {}),
        make('col', { class: 'number' }),
        make('col', {}),
      ),
      make(
        'thead',
        {},
        make(
          'tr',
          {},
          make('th', { colspan: '2', scope: 'colgroup' }, `Old: ${old}`),
          make('th', { colspan: '2', scope: 'colgroup' }, `New: ${now}`),
        ),
      ),
      body,
    ),
    more,
  );
}
