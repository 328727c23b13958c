import { byId } from './dom.mjs';
import { openComparison } from './files.mjs';
import { hideReason } from './reason.mjs';

const singleKeys = /** @type {HTMLInputElement} */ (byId('single-keys'));

/** Files with a comparison that the filter shows. */
function comparedFiles() {
  const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.file:has(.compare)')]);
  return all.filter((file) => !file.hidden && !file.closest('[hidden]'));
}

/**
 * The marks of a file, in the order of the page. The file is opened first.
 *
 * @param {HTMLElement} file
 * @returns {HTMLElement[]}
 */
function marksOf(file) {
  const details = file.querySelector('details');
  if (details && !details.open) {
    details.open = true;
    openComparison(details);
  }
  return /** @type {HTMLElement[]} */ ([...file.querySelectorAll('button.mark')]);
}

/**
 * Gives the focus to the next or previous change, in the next file that has one where this one has no more.
 *
 * @param {1 | -1} step
 */
function walk(step) {
  const files = comparedFiles();
  const here = document.activeElement;
  const own = here?.closest('.file');
  let at = files.findIndex((file) => file === own);
  if (own && at >= 0) {
    const details = own.querySelector('details');
    const marks = details?.open ? marksOf(/** @type {HTMLElement} */ (own)) : [];
    const index = marks.findIndex((mark) => mark === here);
    const beside = index < 0 ? (step > 0 ? marks[0] : undefined) : marks[index + step];
    if (beside) return beside.focus();
    if (!details?.open && step > 0) at--;
  } else at = step > 0 ? -1 : files.length;
  for (at += step; at >= 0 && at < files.length; at += step) {
    const mark = marksOf(files[at]).at(step > 0 ? 0 : -1);
    if (mark) return mark.focus();
  }
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof Element && target.matches('input:not([type=checkbox]), select, textarea');
}

/** Brings the keys to life that the page names under Keyboard. */
export function startKeys() {
  byId('keyboard').hidden = false;
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      if (hideReason()) event.preventDefault();
      return;
    }
    if (!singleKeys.checked || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
      return;
    if (event.key === '/') /** @type {HTMLElement} */ (document.querySelector('#filter [name=text]')).focus();
    else if (event.key === 'n') walk(1);
    else if (event.key === 'p') walk(-1);
    else return;
    event.preventDefault();
  });
}
