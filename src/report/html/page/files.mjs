import { drawComparison } from './comparison.mjs';

/**
 * Draws the comparison of a file that is opened; it goes again when the file is closed, so that the page stays small.
 *
 * @param {HTMLDetailsElement} details
 */
export function openComparison(details) {
  const place = /** @type {HTMLElement | null} */ (details.querySelector('.compare'));
  if (!place) return;
  if (!details.open) place.replaceChildren();
  else if (!place.querySelector('table')) drawComparison(place);
}

/**
 * The file that a link leads to, opened.
 *
 * @param {() => void} clear shows what the filter hides
 */
function openTarget(clear) {
  const file = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!file?.matches('.file[data-fate], .finding')) return;
  if (file.hidden || file.closest('[hidden]')) clear();
  const details = file.querySelector('details');
  if (details) details.open = true;
  file.scrollIntoView();
}

/**
 * Draws comparisons as files are opened.
 *
 * @param {() => void} clear shows what the filter hides
 */
export function startFiles(clear) {
  // The event does not bubble.
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (target instanceof HTMLDetailsElement) openComparison(target);
    },
    true,
  );
  window.addEventListener('hashchange', () => openTarget(clear));
  openTarget(clear);
}
