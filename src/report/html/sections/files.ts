import { components } from '../../../model/component';
import { keysOf } from '../../../model/keys-of';
import { severities } from '../../../model/severity';
import type { FileChange } from '../../report';
import { fileFates } from '../fates';
import type { NotShown } from '../file-comparison';
import { html, type Html } from '../html';
import type { FileRow, PageContext } from '../page-context';
import { renderSection } from '../render-section';

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

// The rest of the origins stand in the side by side.
const originsShown = 20;

const whyNotShown: Readonly<Record<NotShown, string | undefined>> = {
  unchanged: undefined,
  moved: undefined,
  'left-out': undefined,
  secret: 'Its text is not shown, as it may hold secrets.',
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

function renderDetails({ row, file, notShown, findings }: FileRow): Html | undefined {
  const { from } = file;
  const why = notShown && whyNotShown[notShown];
  const isCompared = notShown === undefined;
  if (!isCompared && !why && findings.length === 0) return undefined;
  const more = from.length - originsShown;
  const origins = from.slice(0, originsShown).map((path) => html`<li class="path">${path}</li>`);
  const about = findings.map(
    ({ index, severity, code }) => html`<li><a href="#finding-${index}">${severity} ${code}</a></li>`,
  );
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

function renderFile(shown: FileRow): Html {
  const { row, file, findings } = shown;
  const { action, from, to } = file;
  const { symbol, word } = fileFates[action];
  const found = severities.filter((severity) => findings.some((finding) => finding.severity === severity));
  const flag = found.slice(0, 1).map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return html` <span class="severity ${severity}"
      >${severity === 'info' ? plural(count, 'note') : plural(count, severity)}</span
    >`;
  });
  const line = html`<span class="symbol" title="${word}" aria-hidden="true">${symbol}</span
    ><span class="hidden-text"> ${word} </span
    ><span class="what"><span class="path">${to ?? from[0]}</span> ${describe(file)}${flag}</span>`;
  const details = renderDetails(shown);
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
  const groups = keysOf(components).flatMap((component) => {
    const rows = context.rows.filter(({ file }) => file.component === component);
    if (rows.length === 0) return [];
    return [
      html`<section class="component" data-component="${component}" aria-labelledby="component-${component}">
        <h3 id="component-${component}">
          ${components[component]} <span class="count">${rows.length}</span>
        </h3>
        <ul class="files">
          ${rows.map(renderFile)}
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
