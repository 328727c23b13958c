import { findingCodes, type Severity } from '../../../model/finding-codes';
import type { NeedsYou } from '../../report';
import { needTitles } from '../../renderers/need-titles';
import { html, type Html } from '../html';
import type { PageContext } from '../page-context';
import { renderPlace } from '../render-place';
import { renderSection } from '../render-section';

// How much something that needs a person matters: the severity of its finding, or that of a default taken.
function severityOf({ code = 'decision/default-taken' }: NeedsYou): Severity {
  return findingCodes[code].severity;
}

function renderNeed(context: PageContext, need: NeedsYou): Html {
  const severity = severityOf(need);
  return html`<li>
    <p class="about">
      <span class="severity ${severity}">${severity}</span>
      <code>${need.code ?? need.decision}</code> ${renderPlace(context, need.place)}
    </p>
    <p>${need.message}</p>
    <p class="action">${need.action}</p>
  </li> `;
}

/** What a person must look at before the new app is pushed, in the groups of what it leads to. */
export function renderNeeds(context: PageContext): Html | undefined {
  const { needsYou } = context.report;
  const groups = Object.entries(needTitles).flatMap(([group, title]) => {
    const needs = needsYou.filter((need) => need.group === group);
    if (needs.length === 0) return [];
    return [
      html`<h3>${title}</h3>
        <ol class="needs">
          ${needs.map((need) => renderNeed(context, need))}
        </ol>`,
    ];
  });
  return renderSection(
    'needs',
    'Needs you',
    groups.length
      ? html`<div class="need-groups">${groups}</div>`
      : html`<p>Nothing: no file needs a person before a push.</p>`,
  );
}
