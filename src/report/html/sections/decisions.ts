import type { ResolvedDecision } from '../../../model/decision';
import { html, type Html } from '../html';
import type { PageContext } from '../page-context';
import { renderPlace } from '../render-place';
import { renderSection } from '../render-section';

function renderChoices({ choices, text, answer }: ResolvedDecision): Html {
  const items = choices.map(
    ({ value, leadsTo }) => html`<li><code>${value}</code>${value === answer && ' (taken)'}: ${leadsTo}</li>`,
  );
  return html`<details>
    <summary>What else could be answered</summary>
    <ul>
      ${items}${text && html`<li>Another text: ${text.hint}</li>`}
    </ul>
  </details>`;
}

/** Every question that the files did not answer, with the answer that was taken. */
export function renderDecisions(context: PageContext): Html | undefined {
  const items = context.report.decisions.map(
    (decision) =>
      html`<li class="decision">
        <p class="about"><code>${decision.id}</code> ${renderPlace(context, decision.place)}</p>
        <p>${decision.question} ${decision.why}</p>
        <p>
          <b>${decision.answer}</b>
          <span class="by">${decision.answeredBy === 'answer' ? 'as answered' : 'by default'}</span>
        </p>
        ${renderChoices(decision)}
      </li> `,
  );
  return renderSection(
    'decisions',
    'Decisions',
    items.length
      ? html`<ul class="decisions">
          ${items}
        </ul>`
      : undefined,
  );
}
