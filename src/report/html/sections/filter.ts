import { components } from '../../../model/component';
import { keysOf } from '../../../model/keys-of';
import { fileFates } from '../fates';
import { html, type Html } from '../html';
import type { PageContext } from '../page-context';

const severities = [
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'note'],
] as const;

/** The controls that the page's script brings to life; they are hidden until then. */
export function renderFilter({ report }: PageContext): Html {
  const used = keysOf(components).filter((component) =>
    [...report.files, ...report.findings].some((each) => each.component === component),
  );
  const options = used.map(
    (component) => html`<option value="${component}">${components[component]}</option>`,
  );
  const fates = Object.entries(fileFates).map(
    ([fate, { symbol, word }]) =>
      html`<label class="chip"
        ><input type="checkbox" name="fate" value="${fate}" />
        <span><span class="symbol" aria-hidden="true">${symbol}</span> ${word}</span></label
      >`,
  );
  const kinds = severities.map(
    ([severity, word]) =>
      html`<label class="chip"
        ><input type="checkbox" name="severity" value="${severity}" /> <span>${word}</span></label
      >`,
  );
  return html`<form
      id="filter"
      role="search"
      aria-label="Filter files, findings and ledger"
      autocomplete="off"
      hidden
    >
      <div class="fields">
        <label class="search"
          ><span>Text</span>
          <input type="search" name="text" placeholder="Path, reason or content" spellcheck="false"
        /></label>
        <label
          ><span>Component</span>
          <select name="component">
            <option value="">All</option>
            ${options}
          </select></label
        >
        <fieldset>
          <legend>Severity</legend>
          ${kinds}
        </fieldset>
      </div>
      <div class="fields">
        <fieldset>
          <legend>Fate</legend>
          ${fates}
        </fieldset>
        <button type="reset">Clear</button> <output id="filter-result"></output>
      </div>
    </form>
    <details id="keyboard" hidden>
      <summary>Keyboard</summary>
      <dl>
        <dt><kbd>/</kbd></dt>
        <dd>go to the filter</dd>
        <dt><kbd>n</kbd> <kbd>p</kbd></dt>
        <dd>next and previous change; opens one file after the other</dd>
        <dt><kbd>Esc</kbd></dt>
        <dd>hide the reason of a change</dd>
      </dl>
      <p>
        <label><input type="checkbox" id="single-keys" checked /> Single keys work</label>
      </p>
    </details> `;
}
