import { byId, countOf } from './dom.mjs';
import { findTexts, pageData } from './data.mjs';
import { filterLedger } from './ledger.mjs';

const filterForm = /** @type {HTMLFormElement} */ (byId('filter'));
// A pause in typing; a filter of thousands of files takes less than it.
const typingPause = 120;

/** @param {string} selector */
function listElements(selector) {
  return /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]);
}

const groups = listElements('.component').map((element) => ({
  element,
  component: element.dataset.component ?? '',
  files: /** @type {HTMLElement[]} */ ([...element.querySelectorAll('.file[data-fate]')]),
}));
const findingItems = listElements('.finding');
/** @type {Map<HTMLElement, string>} */
const shownTexts = new Map();

/** @param {HTMLElement} item */
function shownText(item) {
  const known = shownTexts.get(item);
  if (known !== undefined) return known;
  // The head of a file alone: what is drawn below it stands in the data, too.
  const text = ((item.querySelector('.what') ?? item).textContent ?? '').toLowerCase();
  shownTexts.set(item, text);
  return text;
}

/**
 * Whether a line of either side has what is looked for.
 *
 * @param {HTMLElement} file
 * @param {Uint8Array} hits
 */
function hasHit(file, hits) {
  const comparison = pageData.comparisons[Number(file.id.slice('file-'.length))];
  if (!comparison) return false;
  return [...comparison.old, ...(comparison.new ? [comparison.new] : [])].some(
    ([path, , ...lines]) => hits[path] || lines.some((line) => hits[line]),
  );
}

/** @returns {{ text: string, component: string, fates: Set<string>, severities: Set<string> }} */
function readFilter() {
  const fields = new FormData(filterForm);
  return {
    text: String(fields.get('text') ?? '')
      .trim()
      .toLowerCase(),
    component: String(fields.get('component') ?? ''),
    fates: new Set(fields.getAll('fate').map(String)),
    severities: new Set(fields.getAll('severity').map(String)),
  };
}

/**
 * @param {HTMLElement} item
 * @param {Set<string>} severities
 */
function hasSeverity(item, severities) {
  return (
    severities.size === 0 || (item.dataset.severity ?? '').split(' ').some((each) => severities.has(each))
  );
}

/** @param {string} id */
function tellNothing(id, shown = 0) {
  const nothing = byId(id).querySelector('.nothing');
  if (nothing instanceof HTMLElement) nothing.hidden = shown > 0;
}

/**
 * @param {number} shown
 * @param {number} all
 * @param {string} one
 */
function share(shown, all, one) {
  return shown === all ? countOf(all, one) : `${shown} of ${countOf(all, one)}`;
}

/** Shows what fits the filter, and says how much it is. */
export function applyFilter() {
  const { text, component, fates, severities } = readFilter();
  const hits = text === '' ? undefined : findTexts(text);
  let [files, allFiles, findings] = [0, 0, 0];
  for (const group of groups) {
    let shown = 0;
    for (const file of group.files) {
      const fits =
        (component === '' || component === group.component) &&
        (fates.size === 0 || fates.has(file.dataset.fate ?? '')) &&
        hasSeverity(file, severities) &&
        (!hits || shownText(file).includes(text) || hasHit(file, hits));
      file.hidden = !fits;
      if (fits) shown++;
    }
    group.element.hidden = shown === 0;
    const count = group.element.querySelector('.count');
    if (count)
      count.textContent = shown === group.files.length ? String(shown) : `${shown} of ${group.files.length}`;
    files += shown;
    allFiles += group.files.length;
  }
  for (const item of findingItems) {
    const fits =
      (component === '' || component === item.dataset.component) &&
      hasSeverity(item, severities) &&
      (text === '' || shownText(item).includes(text));
    item.hidden = !fits;
    if (fits) findings++;
  }
  tellNothing('files', files);
  tellNothing('findings', findings);
  const accounts = filterLedger(component, fates, hits);
  byId('filter-result').textContent = [
    share(files, allFiles, 'file'),
    share(findings, findingItems.length, 'finding'),
    share(accounts, pageData.ledgerRows, 'account'),
  ].join(', ');
}

/** Clears the filter. */
export function clearFilter() {
  filterForm.reset();
  applyFilter();
}

/** Brings the filter to life. */
export function startFilter() {
  filterForm.hidden = false;
  /** @type {number | undefined} */
  let pause;
  filterForm.addEventListener('input', ({ target }) => {
    window.clearTimeout(pause);
    const isTyped = target instanceof HTMLInputElement && target.type === 'search';
    pause = window.setTimeout(applyFilter, isTyped ? typingPause : 0);
  });
  filterForm.addEventListener('submit', (event) => {
    event.preventDefault();
    applyFilter();
  });
  filterForm.addEventListener('reset', () => window.setTimeout(applyFilter));
  applyFilter();
}
