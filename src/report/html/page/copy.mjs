/**
 * Copies a text, or selects it where the browser does not let a page copy.
 *
 * @param {HTMLElement} code
 */
async function copyText(code) {
  try {
    await navigator.clipboard.writeText(code.textContent ?? '');
    return 'Copied';
  } catch {
    window.getSelection()?.selectAllChildren(code);
    return 'Selected';
  }
}

/** Brings the buttons beside commands to life. */
export function startCopying() {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('button.copy'))) {
    const code = /** @type {HTMLElement} */ (button.previousElementSibling);
    button.hidden = false;
    button.setAttribute('aria-label', `Copy: ${code.textContent}`);
    button.addEventListener('click', () => {
      void copyText(code).then((done) => {
        button.textContent = done;
        button.setAttribute('aria-label', `${done}: ${code.textContent}`);
      });
    });
  }
}
