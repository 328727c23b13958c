import { html, type Html } from '../html';
import { drawFlows } from '../draw-flows';
import { listFlows } from '../list-flows';
import type { PageContext } from '../page-context';
import { renderSection } from '../render-section';

/** The picture of what moved from where to where, and the same as a table. */
export function renderFlows({ report }: PageContext): Html | undefined {
  const flows = listFlows(report.files);
  if (flows.length === 0) return undefined;
  const rows = flows.map(
    ({ from, to, files }) =>
      html`<tr>
        <td>${from ?? 'made by the migration'}</td>
        <td>${to ?? 'not carried over'}</td>
        <td class="number">${files}</td>
      </tr> `,
  );
  return renderSection(
    'flows',
    'What went where',
    html`<p>
        Folders of the old tree on the left, of the new one on the right, in files. A file that is split or
        put together counts for each file that it goes to or comes from.
      </p>
      <div class="scroll picture" tabindex="0" role="group" aria-label="Picture of what went where">
        ${drawFlows(flows)}
      </div>
      <details class="printed">
        <summary>The same as a table</summary>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col" class="number">Files</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>
      </details>`,
  );
}
