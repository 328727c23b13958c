import { components } from '../../model/component';
import { keysOf } from '../../model/keys-of';
import { formatPlace } from '../../model/place';
import { listNames } from '../list-names';
import { plural } from '../plural';
import type { FileChange, NeedsYou, Report } from '../report';
import { describeFolder } from './describe-folder';
import { describeWay } from './describe-way';
import { fileActions } from './file-actions';
import { needTitles } from './need-titles';
import { planLine } from './plan-line';
import { renderFindings } from './render-findings';
import { renderLife } from './render-life';
import type { RenderOptions } from './render-options';
import { secretsTitle } from './secrets-title';
import { selectNotes } from './select-notes';
import { showText } from './show-text';
import { width, wrap } from './wrap';

const notesShown = 8;

function linesOf({ action, to, from, reason, decision }: FileChange): string[] {
  const { sign } = fileActions[action];
  if (action === 'leave-out') {
    const why = decision ? `waits for ${decision}` : reason?.text;
    return [`  ${sign} ${from[0]}`, ...(why ? wrap(why, '      # ') : [])];
  }
  const [first] = from;
  if (!first || first === to) return [`  ${sign} ${to}`];
  if (from.length > 1) return [`  ${sign} ${to}  # from ${plural(from.length, 'file')}`];
  const line = `  ${sign} ${first} -> ${to}`;
  return line.length <= width ? [line] : [`  ${sign} ${first}`, `      -> ${to}`];
}

/** What a Cloud Run project answers, and why it does not answer the rest. */
function renderEntries({ cloudRun }: Report): string[] {
  if (!cloudRun || cloudRun.entries.length === 0) return [];
  const lines = cloudRun.entries.flatMap(({ request, function: name, why }) =>
    why === undefined
      ? [`  ${request} -> ${name}`]
      : [`  ${request} is not served`, ...wrap(why, '      # ')],
  );
  return ['Requests', ...lines, ''];
}

/** The runtime of a project is the same for every app, and told in a line. */
function withoutRuntime({ files, cloudRun }: Report): { told: readonly FileChange[]; runtime: number } {
  const told = files.filter(({ to }) => !cloudRun || !to?.startsWith('runtime/'));
  return { told, runtime: files.length - told.length };
}

function renderFiles(report: Report, { verbose }: RenderOptions): string[] {
  const lines: string[] = [];
  const { told, runtime } = verbose ? { told: report.files, runtime: 0 } : withoutRuntime(report);
  for (const component of keysOf(components)) {
    const files = told.filter((file) => file.component === component && (verbose || file.action !== 'keep'));
    const more = component === 'other' && runtime > 0 ? [`  + runtime/  # ${plural(runtime, 'file')}`] : [];
    if (files.length + more.length) lines.push(components[component], ...files.flatMap(linesOf), ...more, '');
  }
  const used = keysOf(fileActions).filter((action) =>
    report.files.some((file) => file.action === action && (verbose || action !== 'keep')),
  );
  const legend = used
    .map((action) => `${fileActions[action].sign} ${fileActions[action].meaning}`)
    .join('   ');
  if (legend) lines.push(`${legend}${report.needsYou.length ? '   ! needs you' : ''}`, '');
  return lines;
}

function renderValues({ ledger: { values, reasons }, cloudRun }: Report): string[] {
  const { input, output } = values;
  // A project is not the app in another form.
  if (cloudRun) return [];
  const lines = [
    ...wrap(
      `${input.total} read: ${input.kept} kept, ${input.moved} moved, ${input.rewritten} rewritten, ${input.dropped} not carried over, ${input.waiting} waiting.`,
      'Values: ',
    ),
    ...wrap(
      `${output.total} written: ${output.kept + output.moved} kept or moved, ${output.rewritten} rewritten, ${output.added} added.`,
      '        ',
    ),
  ];
  const words = { rewritten: '~', added: '+', dropped: '-', waiting: '!' } as const;
  for (const { fate, reason, count } of reasons)
    lines.push(...wrap(reason.text, `  ${words[fate]} ${String(count).padStart(5)}  `));
  return [...lines, ''];
}

function renderNotes(report: Report): string[] {
  const notes = selectNotes(report);
  if (notes.length === 0) return [];
  const first = notes
    .slice(0, notesShown)
    .flatMap(({ message, place }) => wrap(`${place ? `${formatPlace(place)}: ` : ''}${message}`, '  '));
  const hidden = notes.length - notesShown;
  return [
    'Notes',
    ...first,
    ...(hidden > 0
      ? [`  ${plural(hidden, 'more note')}; --verbose shows ${hidden === 1 ? 'it' : 'them'}.`]
      : []),
    '',
  ];
}

function renderDecisions({ decisions }: Report): string[] {
  const answered = decisions.filter(({ answeredBy }) => answeredBy === 'answer');
  if (answered.length === 0) return [];
  return ['Decided', ...answered.map(({ id, answer }) => `  ${id} = ${answer}`), ''];
}

function renderNeed({ message, action, place, code, decision }: NeedsYou, number: number): string[] {
  const where = place ? `${formatPlace(place)}: ` : '';
  return [
    ...wrap(`${where}${message} (${code ?? decision})`, `  ! ${String(number).padStart(2)}. `),
    ...wrap(action, '        -> '),
  ];
}

function renderNeeds({ needsYou }: Report): string[] {
  return Object.entries(needTitles).flatMap(([group, title]) => {
    const lines = needsYou.flatMap((need, index) =>
      need.group === group ? renderNeed(need, index + 1) : [],
    );
    return lines.length ? [title, ...lines, ''] : [];
  });
}

function renderSecrets({ secrets, verdict }: Report): string[] {
  if (secrets.length === 0) return [];
  const lines = secrets.flatMap(({ name, usedBy }) =>
    wrap(`${name}: used by ${listNames(usedBy.map((use) => `${use.component} ${use.name}`))}`, '  '),
  );
  return [secretsTitle(verdict), ...lines, ''];
}

/** The report for a terminal: readable at 80 columns and without colour. */
export function renderText(report: Report, options: RenderOptions): string {
  const { input, target, next } = report;
  const head = [
    ...wrap(`${input.path}: ${describeWay(report, '->')}`, ''),
    ...describeFolder(input).flatMap((line) => wrap(line, '  ')),
    ...wrap(input.because, '  '),
    '',
    ...wrap(report.verdict.text, ''),
    '',
  ];
  // One line says that there is nothing to answer.
  if (report.cloudRun?.entries.length === 0)
    return [...wrap(report.verdict.text, ''), ''].map(showText).join('\n');
  const written = options.written && target.path ? [`Written to ${target.path}.`] : [];
  return [
    ...head,
    ...renderEntries(report),
    ...renderFiles(report, options),
    ...renderValues(report),
    ...renderLife(report.life),
    ...renderSecrets(report),
    ...renderDecisions(report),
    ...(options.verbose ? renderFindings(report.findings) : renderNotes(report)),
    ...renderNeeds(report),
    ...(next.length ? ['Next', ...next.map((command) => `  ${command}`), ''] : []),
    ...written,
    planLine(report),
    '',
  ]
    .map(showText)
    .join('\n');
}
