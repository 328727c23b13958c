import type { Report } from '../report';
import type { FileComparison, NotShown } from './file-comparison';
import { escapeJson, html, Html } from './html';
import { loadScript } from './page-assets';
import { pageContext } from './page-context';
import { encodePageData } from './page-data';
import { renderPage } from './render-page';
import { renderDecisions } from './sections/decisions';
import { renderFiles } from './sections/files';
import { renderFilter } from './sections/filter';
import { renderFindings } from './sections/findings';
import { renderFlows } from './sections/flows';
import { renderLedger } from './sections/ledger';
import { renderLife } from './sections/life';
import { renderNeeds } from './sections/needs';
import { renderNext } from './sections/next';
import { renderSummary } from './sections/summary';

const titles: Readonly<Record<string, string>> = {
  needs: 'Needs you',
  next: 'Next',
  flows: 'What went where',
  files: 'Files',
  findings: 'Findings',
  decisions: 'Decisions',
  ledger: 'Ledger',
  life: 'What still runs',
};

/** Passes comparisons on, and notes of each why it is not shown: none is kept longer than it takes to encode it. */
function* noteNotShown(
  comparisons: Iterable<FileComparison>,
  notShown: (NotShown | undefined)[],
): Generator<FileComparison> {
  for (const comparison of comparisons) {
    notShown.push('notShown' in comparison ? comparison.notShown : undefined);
    yield comparison;
  }
}

/**
 * The report as one page that needs nothing else: no network, no other file. Names and texts of the app are escaped, and
 * the policy of the page lets only its own script and styles work.
 *
 * @param comparisons one for each of `report.files`, in the same order
 * @param options `written`: whether the tree was written, or only planned
 */
export function renderHtml(
  report: Report,
  comparisons: Iterable<FileComparison>,
  { written }: { readonly written: boolean },
): string {
  const notShown: (NotShown | undefined)[] = [];
  const data = escapeJson(encodePageData(report, noteNotShown(comparisons, notShown)));
  const context = pageContext(report, notShown, written);
  const before = { needs: renderNeeds(context), next: renderNext(context), flows: renderFlows(context) };
  const filtered = {
    files: renderFiles(context),
    findings: renderFindings(context),
    decisions: renderDecisions(context),
    ledger: renderLedger(context),
  };
  const after = { life: renderLife(context) };
  const links = Object.entries({ ...before, ...filtered, ...after }).flatMap(([id, shown]) =>
    shown ? [html`<li><a href="#${id}">${titles[id]}</a></li>`] : [],
  );
  // What stands in the data is parsed as it is: no blank may come in.
  const body = html`<a class="skip" href="#main">Skip to the report</a>
    ${renderSummary(context)}
    <nav aria-label="Sections">
      <ul>
        ${links}
      </ul>
    </nav>
    <main id="main" tabindex="-1">
      ${Object.values(before)}
      <div class="filtered">${renderFilter(context)}${Object.values(filtered)}</div>
      ${Object.values(after)}
    </main>
    <div id="reason" role="tooltip" hidden></div>
    ${new Html(`<script type="application/json" id="data">${data}</script>`)}`;
  return renderPage(`${report.input.path}: migration report`, body, loadScript());
}
