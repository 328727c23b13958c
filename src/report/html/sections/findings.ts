import { bySeverity } from '../../../model/severity';
import { html, type Html } from '../html';
import type { PageContext } from '../page-context';
import { renderPlace } from '../render-place';
import { renderSection } from '../render-section';

/** Every finding, the gravest first. */
export function renderFindings(context: PageContext): Html | undefined {
  const { findings } = context.report;
  const sorted = findings.map((finding, index) => ({ ...finding, index })).sort(bySeverity);
  const items = sorted.map(
    ({ index, severity, code, component, subject, place, message, action, source }) =>
      html`<li
        id="finding-${index}"
        class="finding"
        data-component="${component}"
        data-severity="${severity}"
      >
        <p class="about">
          <span class="severity ${severity}">${severity}</span>
          <code>${code}</code> ${renderPlace(context, place) ?? html`<span class="place">${subject}</span>`}
        </p>
        <p>${message}</p>
        ${action && html`<p class="action">${action}</p>`}
        <p class="rule">Rule: ${source}</p>
      </li> `,
  );
  return renderSection(
    'findings',
    'Findings',
    items.length
      ? html`<ul class="findings">
            ${items}
          </ul>
          <p class="nothing" hidden>No finding fits the filter.</p>`
      : html`<p>There are none.</p>`,
  );
}
