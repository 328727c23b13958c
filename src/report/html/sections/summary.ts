import { factsOf } from '../../../model/config-version';
import type { LedgerTotals } from '../../../engine/ledger/ledger';
import { describeFolder } from '../../renderers/describe-folder';
import { fileFates, valueFates } from '../fates';
import { html, type Html } from '../html';
import type { PageContext } from '../page-context';

type ValueFate = keyof typeof valueFates;

function renderBar(title: string, total: number, parts: readonly (readonly [ValueFate, number])[]): Html {
  let at = 0;
  const shown = parts.filter(([, count]) => count > 0);
  const rects = shown.map(([fate, count]) => {
    const [x, width] = [(at / total) * 100, (count / total) * 100];
    at += count;
    return html`<rect
      class="fate-${fate}"
      x="${x.toFixed(2)}%"
      width="${width.toFixed(2)}%"
      height="100%"
    />`;
  });
  const items = shown.map(
    ([fate, count]) =>
      html`<li><span class="swatch fate-${fate}"></span> <b>${count}</b> ${valueFates[fate].word}</li>`,
  );
  return html`<div class="bar">
    <p><b>${total}</b> ${title}</p>
    <svg aria-hidden="true" focusable="false">${rects}</svg>
    <ul>
      ${items}
    </ul>
  </div>`;
}

function renderValues({ input, output }: LedgerTotals): Html {
  const read = (['kept', 'moved', 'rewritten', 'dropped', 'waiting'] as const).map(
    (fate) => [fate, input[fate]] as const,
  );
  const written = (['kept', 'moved', 'rewritten', 'added'] as const).map(
    (fate) => [fate, output[fate]] as const,
  );
  return html`<div class="bars">
    ${renderBar('values read', input.total, read)}${renderBar('values written', output.total, written)}
  </div>`;
}

/** The head of the page: which app, from which version to which, how many files have which fate. */
export function renderSummary({ report, written }: PageContext): Html {
  const { input, target, versions, counts, tool, ledger, cloudRun } = report;
  const passed = cloudRun ? [input.version] : versions;
  const way = passed.map((version) => html`<li><b>${version}</b> ${factsOf(version).title}</li>`);
  const state =
    written && target.path
      ? html`Written to <code>${target.path}</code>.`
      : html`This is a plan; nothing is written.`;
  const tiles = (
    [
      ['create', counts.create],
      ['rewrite', counts.rewrite],
      ['move', counts.move],
      ['keep', counts.keep],
      ['leave-out', counts.leaveOut],
    ] as const
  ).map(
    ([fate, count]) =>
      html`<li class="tile ${fate}">
        <b>${count}</b>
        <span
          ><span class="symbol" aria-hidden="true">${fileFates[fate].symbol}</span>
          ${fileFates[fate].word}</span
        >
      </li>`,
  );
  return html`<header class="top">
    <p class="kicker">${cloudRun ? 'Cloud Run report' : 'Migration report'}</p>
    <h1>${input.path}</h1>
    <ol class="way" aria-label="Versions">
      ${way}${cloudRun && html`<li><b>Cloud Run</b> functions</li>`}
    </ol>
    <p class="verdict">${report.verdict.text}</p>
    <p>
      ${versions.length === 1 && !cloudRun ? 'Nothing to migrate. ' : ''}${[...describeFolder(input), input.because].join(' ')}
      ${state}
    </p>
    <ul class="tiles" aria-label="Files and open points">
      ${tiles}
      <li class="tile need">
        <a href="#needs"
          ><b>${counts.needYou}</b> <span><span class="symbol" aria-hidden="true">!</span> need you</span></a
        >
      </li>
    </ul>
    ${!cloudRun && renderValues(ledger.values)}
    <p class="tool">${tool.name} ${tool.version}. Values that look like credentials are masked.</p>
  </header> `;
}
