import type { Severity } from '../../model/finding-codes';
import { groupBy } from '../../model/group-by';
import { formatPlace } from '../../model/place';
import type { FindingList, ListedFinding } from '../finding-list';
import { plural } from '../plural';
import { html, type Html } from './html';
import { renderPage } from './render-page';

const counted: readonly (readonly [Severity, string])[] = [
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'note'],
];

function renderFinding({ severity, code, subject, place, message, action }: ListedFinding): Html {
  return html`<li class="finding">
    <p class="about">
      <span class="severity ${severity}">${severity}</span>
      <code>${code}</code> <span class="place">${place ? formatPlace(place) : subject}</span>
    </p>
    <p>${message}</p>
    ${action && html`<p class="action">${action}</p>`}
  </li> `;
}

/** Findings as one page, file by file, that needs nothing else: no network, no other file, no script. */
export function renderFindingsHtml({ input, title = input.path, findings }: FindingList): string {
  const counts = counted.map(([severity, noun]) =>
    plural(findings.filter((finding) => finding.severity === severity).length, noun),
  );
  const sections = [...groupBy(findings, ({ place, subject }) => place?.file ?? subject)].map(
    ([file, ofFile]) =>
      html`<section>
        <h2>${file}</h2>
        <ul class="findings">
          ${ofFile.map(renderFinding)}
        </ul>
      </section> `,
  );
  const body = html`<header class="top">
      <h1>${title}</h1>
      <p>${counts.join(', ')}</p>
    </header>
    <main id="main">${sections.length ? sections : html`<p>There are no findings.</p>`}</main>`;
  return renderPage(`${title}: findings`, body);
}
