import { components, type ComponentName } from '../../../model/component';
import { severities, type Severity } from '../../../model/severity';
import type { FileChange } from '../../report';
import { fileFates } from '../fates';
import type { FileComparison, NotShown } from '../file-comparison';
import { html, type Html } from '../html';
import type { PageContext } from '../page-context';
import { renderSection } from '../render-section';

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

// The rest of the origins stand in the side by side.
const originsShown = 20;

const whyNotShown: Readonly<Record<NotShown, string | undefined>> = {
  unchanged: undefined,
  moved: undefined,
  'left-out': undefined,
  secret: 'Its text is not shown, as it holds secrets.',
  unreadable: 'Its text is not shown: it is not JSON, so nothing in it could be masked.',
  binary: 'It is no text, and is not shown.',
  'too-large': 'It is too large to be shown.',
};

/** What stands behind a path: where the file comes from, or why it is left out. */
function describe({ action, from, to, reason, decision }: FileChange): Html | undefined {
  if (action === 'leave-out')
    return html`<span class="from"
      >${decision ? html`waits for <code>${decision}</code>` : reason?.text}</span
    >`;
  if (from.length > 1) return html`<span class="from">from ${from.length} files</span>`;
  if (from.length === 1 && from[0] !== to)
    return html`<span class="from">from <span class="path">${from[0]}</span></span>`;
  return undefined;
}

function renderDetails(
  { report }: PageContext,
  row: number,
  comparison: FileComparison,
  findings: readonly number[],
): Html | undefined {
  const { from } = report.files[row]!;
  const why = 'notShown' in comparison ? whyNotShown[comparison.notShown] : undefined;
  const isCompared = !('notShown' in comparison);
  if (!isCompared && !why && findings.length === 0) return undefined;
  const more = from.length - originsShown;
  const origins = from.slice(0, originsShown).map((path) => html`<li class="path">${path}</li>`);
  const about = findings.map((index) => {
    const { severity, code } = report.findings[index]!;
    return html`<li><a href="#finding-${index}">${severity} ${code}</a></li>`;
  });
  return html`${why && html`<p>${why}</p>`}${
    from.length > 1 &&
    html`<p>It comes from:</p>
      <ul class="origins">
        ${origins}${more > 0 && html`<li>and ${more} more</li>`}
      </ul>`
  }${
    about.length > 0 &&
    html`<p>About it:</p>
      <ul class="about-file">
        ${about}
      </ul>`
  }${isCompared && html`<div class="compare" data-file="${row}"><noscript>The side by side needs JavaScript.</noscript></div>`}`;
}

function renderFile(context: PageContext, row: number): Html {
  const file = context.report.files[row]!;
  const { action, from, to } = file;
  const { symbol, word } = fileFates[action];
  const findings = context.findingsOf.get(row) ?? [];
  const found = severities.filter((severity) =>
    findings.some((index) => context.report.findings[index]!.severity === severity),
  );
  const flag = found.slice(0, 1).map((severity: Severity) => {
    const count = findings.filter((index) => context.report.findings[index]!.severity === severity).length;
    return html` <span class="severity ${severity}"
      >${severity === 'info' ? plural(count, 'note') : plural(count, severity)}</span
    >`;
  });
  const line = html`<span class="symbol" title="${word}" aria-hidden="true">${symbol}</span
    ><span class="hidden-text"> ${word} </span
    ><span class="what"><span class="path">${to ?? from[0]!}</span> ${describe(file)}${flag}</span>`;
  const details = renderDetails(context, row, context.comparisons[row]!, findings);
  return html`<li
    id="file-${row}"
    class="file ${action}"
    data-fate="${action}"
    data-severity="${found.join(' ')}"
  >
    ${
      details
        ? html`<details>
            <summary>${line}</summary>
            <div class="inside">${details}</div>
          </details>`
        : html`<div class="line">${line}</div>`
    }
  </li> `;
}

/** All files, by component, each with its old and new text on demand. */
export function renderFiles(context: PageContext): Html | undefined {
  const byComponent = new Map<ComponentName, number[]>();
  context.report.files.forEach(({ component }, row) => {
    const known = byComponent.get(component);
    if (known) known.push(row);
    else byComponent.set(component, [row]);
  });
  const groups = (Object.keys(components) as ComponentName[]).flatMap((component) => {
    const rows = byComponent.get(component);
    if (!rows) return [];
    return [
      html`<section class="component" data-component="${component}" aria-labelledby="component-${component}">
        <h3 id="component-${component}">
          ${components[component]} <span class="count">${rows.length}</span>
        </h3>
        <ul class="files">
          ${rows.map((row) => renderFile(context, row))}
        </ul>
      </section> `,
    ];
  });
  return renderSection(
    'files',
    'Files',
    html`${groups}
      <p class="nothing" hidden>No file fits the filter.</p>`,
  );
}
