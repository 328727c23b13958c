import { valueFates } from '../fates';
import { html, type Html } from '../html';
import type { PageContext } from '../page-context';
import { renderSection } from '../render-section';

/** Why values changed, and the table of all accounts, which the page's script fills. */
export function renderLedger({ report: { ledger } }: PageContext): Html | undefined {
  const reasons = ledger.reasons.map(
    ({ fate, reason, count, decision }) =>
      html`<tr>
        <td class="fate">
          <span class="symbol fate-${fate}" aria-hidden="true">${valueFates[fate].symbol}</span>
          ${valueFates[fate].word}
        </td>
        <td class="number">${count}</td>
        <td>${reason.text}${decision && html` Waits for <code>${decision}</code>.`}</td>
        <td class="rule">${reason.source}</td>
      </tr> `,
  );
  const why =
    reasons.length > 0 &&
    html`<h3>Why values changed</h3>
      <div class="scroll" tabindex="0" role="group" aria-label="Why values changed">
        <table class="list">
          <thead>
            <tr>
              <th scope="col">Fate</th>
              <th scope="col" class="number">Values</th>
              <th scope="col">Why</th>
              <th scope="col">Rule</th>
            </tr>
          </thead>
          <tbody>
            ${reasons}
          </tbody>
        </table>
      </div>`;
  return renderSection(
    'ledger',
    'Ledger',
    html`${why}
      <h3 id="accounts-title">Every value and file</h3>
      <noscript
        ><p>The table of all accounts needs JavaScript; <code>--format json</code> has it, too.</p></noscript
      >
      <div id="accounts" hidden>
        <div class="pager">
          <button type="button" id="ledger-first">First</button>
          <button type="button" id="ledger-back">Previous</button>
          <span id="ledger-page" role="status"></span> <button type="button" id="ledger-on">Next</button>
          <button type="button" id="ledger-last">Last</button>
        </div>
        <div class="scroll" tabindex="0" role="group" aria-labelledby="accounts-title">
          <table class="list ledger" aria-labelledby="accounts-title">
            <thead>
              <tr>
                <th scope="col">Fate</th>
                <th scope="col">In the input</th>
                <th scope="col">In the output</th>
                <th scope="col">Why</th>
              </tr>
            </thead>
            <tbody id="ledger-rows"></tbody>
          </table>
        </div>
      </div>`,
  );
}
