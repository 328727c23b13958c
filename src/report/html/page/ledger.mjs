import { byId, make } from './dom.mjs';
import { ledgerRow, pageData } from './data.mjs';

const rowsOnPage = 100;
/** @type {number[]} */
let ledgerRowsShown = [];
let ledgerPage = 0;

/**
 * @param {string} file
 * @param {string} pointer
 */
function placeCell(file, pointer) {
  const cell = make('td', {});
  if (file) cell.append(make('span', { class: 'path' }, file));
  if (pointer) cell.append(' ', make('span', { class: 'pointer' }, pointer));
  return cell;
}

/** @param {number} row */
function ledgerLine(row) {
  const { fate, input, inputPointer, output, outputPointer, why, rule, decision } = ledgerRow(row);
  const cell = make('td', {}, why);
  if (decision) cell.append(' Waits for ', make('code', {}, decision), '.');
  if (rule) cell.append(' ', make('span', { class: 'rule' }, rule));
  const symbol = make('span', { class: 'symbol', 'aria-hidden': 'true' }, fate.symbol);
  return make(
    'tr',
    {},
    make('td', { class: 'fate' }, symbol, ` ${fate.word}`),
    placeCell(input, inputPointer),
    placeCell(output, outputPointer),
    cell,
  );
}

/** @param {number} page */
function turnTo(page) {
  const pages = Math.max(1, Math.ceil(ledgerRowsShown.length / rowsOnPage));
  ledgerPage = Math.max(0, Math.min(page, pages - 1));
  const start = ledgerPage * rowsOnPage;
  const rows = ledgerRowsShown.slice(start, start + rowsOnPage);
  byId('ledger-rows').replaceChildren(...rows.map(ledgerLine));
  byId('ledger-page').textContent = rows.length
    ? `${start + 1} to ${start + rows.length} of ${ledgerRowsShown.length}`
    : 'None fits the filter.';
  for (const [id, isAtEnd] of /** @type {const} */ ([
    ['ledger-first', ledgerPage === 0],
    ['ledger-back', ledgerPage === 0],
    ['ledger-on', ledgerPage === pages - 1],
    ['ledger-last', ledgerPage === pages - 1],
  ])) {
    // A disabled button would lose the focus that turned the page.
    byId(id).setAttribute('aria-disabled', String(isAtEnd));
  }
}

/**
 * Shows the rows of the ledger that fit, a page at a time.
 *
 * @param {string} component or nothing for all
 * @param {Set<string>} fates of files; empty for all
 * @param {Uint8Array | undefined} hits which texts have what is looked for
 * @returns {number} how many rows fit
 */
export function filterLedger(component, fates, hits) {
  const { ledger, ledgerWidth, ledgerRows, reasons, components, fates: known } = pageData;
  const wanted = known.map(({ filter }) => fates.size === 0 || fates.has(filter));
  const only = components.findIndex((name) => name === component);
  const reasonHits = hits && reasons.map(([text, rule]) => hits[text] || hits[rule]);
  ledgerRowsShown = [];
  for (let row = 0, at = 0; row < ledgerRows; row++, at += ledgerWidth) {
    if (!wanted[ledger[at]] || (component !== '' && ledger[at + 1] !== only)) continue;
    const isHit =
      !hits ||
      hits[ledger[at + 2]] ||
      hits[ledger[at + 5]] ||
      hits[ledger[at + 6]] ||
      hits[ledger[at + 7]] ||
      reasonHits?.[ledger[at + 8]] ||
      hits[ledger[at + 9]];
    if (isHit) ledgerRowsShown.push(row);
  }
  turnTo(0);
  return ledgerRowsShown.length;
}

/** Brings the table of all accounts to life. */
export function showLedger() {
  byId('accounts').hidden = false;
  byId('ledger-first').addEventListener('click', () => turnTo(0));
  byId('ledger-back').addEventListener('click', () => turnTo(ledgerPage - 1));
  byId('ledger-on').addEventListener('click', () => turnTo(ledgerPage + 1));
  byId('ledger-last').addEventListener('click', () => turnTo(Infinity));
}
