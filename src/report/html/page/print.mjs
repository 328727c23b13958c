/** Opens what a printed page should have, and closes it afterwards. Comparisons are printed as far as they are open. */
export function startPrinting() {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  window.addEventListener('beforeprint', () => {
    const closed = /** @type {NodeListOf<HTMLDetailsElement>} */ (
      document.querySelectorAll('details:not([open]):not(.file details):not(#keyboard)')
    );
    opened = [...closed];
    for (const details of opened) details.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
}
