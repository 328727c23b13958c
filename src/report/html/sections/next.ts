import { secretsTitle } from '../../renderers/secrets-title';
import { html, type Html } from '../html';
import type { PageContext } from '../page-context';
import { renderPlace } from '../render-place';
import { renderSection } from '../render-section';

/** The secrets that must exist before a push, by name, and the commands to run next. */
export function renderNext(context: PageContext): Html | undefined {
  const { next, secrets } = context.report;
  const commands = next.map((command) =>
    command.startsWith('#')
      ? html`<li class="note">${command.slice(1).trim()}</li>`
      : html`<li><code>${command}</code> <button type="button" class="copy" hidden>Copy</button></li> `,
  );
  return renderSection(
    'next',
    'Next',
    next.length || secrets.length
      ? html`${secrets.length > 0 && renderSecrets(context)}${
          commands.length > 0 &&
          html`<h3>Commands to run, in order</h3>
            <ol class="commands">
              ${commands}
            </ol>`
        }`
      : undefined,
  );
}

function renderSecrets(context: PageContext): Html {
  const rows = context.report.secrets.map(({ name, usedBy }) => {
    const uses = usedBy.map(
      (use) => html`<li>${use.component} ${use.name} ${renderPlace(context, use.place)}</li>`,
    );
    return html`<tr>
      <th scope="row"><code>${name}</code></th>
      <td>
        <ul>
          ${uses}
        </ul>
      </td>
    </tr> `;
  });
  return html`<h3>${secretsTitle(context.report.verdict)}</h3>
    <div class="scroll" tabindex="0" role="group" aria-label="Secrets">
      <table class="list">
        <thead>
          <tr>
            <th scope="col">Secret</th>
            <th scope="col">Used by</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}
