import { findingCodes, type Severity } from '../../../model/finding-codes';
import type { NeedsYou } from '../../report';
import { html, type Html } from '../html';
import type { PageContext } from '../page-context';
import { renderPlace } from '../render-place';
import { renderSection } from '../render-section';

// How much something that needs a person matters: the severity of its finding, or that of a default taken.
function severityOf({ code = 'decision/default-taken' }: NeedsYou): Severity {
  return findingCodes[code].severity;
}

/** What a person must look at before the new app is pushed. */
export function renderNeeds(context: PageContext): Html | undefined {
  const items = context.report.needsYou.map((need) => {
    const severity = severityOf(need);
    return html`<li>
      <p class="about">
        <span class="severity ${severity}">${severity}</span>
        <code>${need.code ?? need.decision}</code> ${renderPlace(context, need.place)}
      </p>
      <p>${need.message}</p>
      <p class="action">${need.action}</p>
    </li> `;
  });
  return renderSection(
    'needs',
    'Needs you',
    items.length
      ? html`<ol class="needs">
          ${items}
        </ol>`
      : html`<p>Nothing: no file needs a person before a push.</p>`,
  );
}
