import { byId, make } from './dom.mjs';
import { ledgerRow } from './data.mjs';

const reasonBox = byId('reason');
/** @type {HTMLElement | undefined} */
let explained;

/**
 * What became of a value, in words.
 *
 * @param {number} row
 */
function explain(row) {
  const { fate, input, inputPointer, output, outputPointer, why, rule, decision } = ledgerRow(row);
  const place = (/** @type {string} */ file, /** @type {string} */ pointer) =>
    make('span', { class: 'path' }, `${file} ${pointer}`.trim());
  const lines = [make('p', { class: 'fate' }, make('b', {}, `${fate.symbol} ${fate.word}`))];
  lines.push(
    make(
      'p',
      {},
      why ||
        (fate.word === 'moved'
          ? 'The value is the same, in another place.'
          : 'The value is the same; only how it is written differs.'),
    ),
  );
  if (decision) lines.push(make('p', {}, 'It waits for ', make('code', {}, decision), '.'));
  if (input) lines.push(make('p', { class: 'where' }, 'From ', place(input, inputPointer)));
  if (output) lines.push(make('p', { class: 'where' }, 'To ', place(output, outputPointer)));
  if (rule) lines.push(make('p', { class: 'rule' }, `Rule: ${rule}`));
  return lines;
}

/** @param {HTMLElement} mark */
function placeBeside(mark) {
  const at = mark.getBoundingClientRect();
  const size = reasonBox.getBoundingClientRect();
  const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - size.width - 8));
  const below = at.bottom + 4;
  const top = below + size.height > window.innerHeight ? Math.max(8, at.top - size.height - 4) : below;
  reasonBox.style.left = `${left}px`;
  reasonBox.style.top = `${top}px`;
}

/** Hides the reason; true when there was one to hide. */
export function hideReason() {
  if (!explained) return false;
  explained.removeAttribute('aria-describedby');
  explained = undefined;
  reasonBox.hidden = true;
  return true;
}

/** @param {HTMLElement} mark */
function showReason(mark) {
  if (mark === explained) return;
  hideReason();
  explained = mark;
  const rows = (mark.dataset.rows ?? '').split(' ').map(Number);
  reasonBox.replaceChildren(...rows.flatMap(explain));
  reasonBox.hidden = false;
  mark.setAttribute('aria-describedby', 'reason');
  placeBeside(mark);
}

/** @param {EventTarget | null} target */
function markOf(target) {
  return target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest('button.mark')) : null;
}

/** Shows the reason of a marked value while it has the focus or the pointer is on it, or on the reason itself. */
export function showReasons() {
  document.addEventListener('focusin', ({ target }) => {
    const mark = markOf(target);
    if (mark) showReason(mark);
    else hideReason();
  });
  document.addEventListener('pointerover', ({ target }) => {
    const mark = markOf(target);
    if (mark) showReason(mark);
    else if (!(target instanceof Node && reasonBox.contains(target)) && explained !== document.activeElement)
      hideReason();
  });
  document.addEventListener('click', ({ target }) => {
    const mark = markOf(target);
    if (mark) showReason(mark);
  });
  document.addEventListener('scroll', () => explained && placeBeside(explained), { passive: true });
}
