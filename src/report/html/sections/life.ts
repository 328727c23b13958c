import { lifeTitles } from '../../renderers/life-titles';
import { html, type Html } from '../html';
import type { PageContext } from '../page-context';
import { renderSection } from '../render-section';

const namesShown = 12;

function renderNames(names: readonly string[]): Html {
  const first = html`${names.slice(0, namesShown).map((name) => html`<li><code>${name}</code></li>`)}`;
  const rest = names.slice(namesShown).map((name) => html`<li><code>${name}</code></li>`);
  return html`<ul class="names">
      ${first}
    </ul>
    ${
      rest.length > 0 &&
      html`<details>
        <summary>${rest.length} more</summary>
        <ul class="names">
          ${rest}
        </ul>
      </details>`
    }`;
}

/** What became of each part of the app since App Services ended. */
export function renderLife({ report }: PageContext): Html | undefined {
  const groups = Object.entries(lifeTitles).flatMap(([status, title]) => {
    const entries = report.life.filter((entry) => entry.status === status);
    if (entries.length === 0) return [];
    const parts = entries.map(
      ({ part, names, instead }) =>
        html`<dt>${part}</dt>
          <dd>${renderNames(names)}${instead && html`<p>${instead}</p>`}</dd> `,
    );
    return [
      html`<div class="life ${status}">
        <h3>${title}</h3>
        <dl>${parts}</dl>
      </div>`,
    ];
  });
  return renderSection('life', 'What still runs', groups.length ? html`${groups}` : undefined);
}
