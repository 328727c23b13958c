import { byId, spell } from './dom.mjs';

/** @typedef {import('../page-data').PageData} PageData */

/** @type {PageData} */
export const pageData = JSON.parse(byId('data').textContent ?? '');

/**
 * A text of the data, as it may be shown.
 *
 * @param {number} index
 */
export function textOf(index) {
  return spell(pageData.strings[index]);
}

/**
 * A row of the ledger.
 *
 * @param {number} row
 */
export function ledgerRow(row) {
  const start = row * pageData.ledgerWidth;
  const [fate, component, inFile, line, column, inPointer, outFile, outPointer, reason, decision] =
    pageData.ledger.slice(start, start + pageData.ledgerWidth);
  const [why, rule] = pageData.reasons[reason];
  return {
    fate: pageData.fates[fate],
    component: pageData.components[component],
    input: [textOf(inFile), line, column].filter(Boolean).join(':'),
    inputPointer: textOf(inPointer),
    output: textOf(outFile),
    outputPointer: textOf(outPointer),
    why: textOf(why),
    rule: textOf(rule),
    decision: textOf(decision),
  };
}

/** @type {string[] | undefined} */
let lowerStrings;

/**
 * Which texts of the data have a query in them.
 *
 * @param {string} query in lower case
 * @returns {Uint8Array} 1 for each text that has it
 */
export function findTexts(query) {
  lowerStrings ??= pageData.strings.map((text) => text.toLowerCase());
  return Uint8Array.from(lowerStrings, (text) => (text.includes(query) ? 1 : 0));
}
