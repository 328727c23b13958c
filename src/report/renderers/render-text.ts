import { components } from '../../model/component';
import { describeVersion } from '../../model/config-version';
import { keysOf } from '../../model/keys-of';
import { formatPlace } from '../../model/place';
import { listNames } from '../list-names';
import { plural } from '../plural';
import type { FileChange, NeedsYou, Report } from '../report';
import { describeFolder } from './describe-folder';
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

function renderFiles(report: Report, { verbose }: RenderOptions): string[] {
  const lines: string[] = [];
  for (const component of keysOf(components)) {
    const files = report.files.filter(
      (file) => file.component === component && (verbose || file.action !== 'keep'),
    );
    if (files.length) lines.push(components[component], ...files.flatMap(linesOf), '');
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

function renderValues({ ledger: { values, reasons } }: Report): string[] {
  const { input, output } = values;
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
  const { input, target, versions, next } = report;
  const way = versions.map(describeVersion).join(' -> ');
  const isCurrent = versions.length === 1;
  const head = [
    ...wrap(`${input.path}: ${isCurrent ? `${way}, nothing to migrate` : way}`, ''),
    ...describeFolder(input).flatMap((line) => wrap(line, '  ')),
    ...wrap(input.because, '  '),
    '',
    ...wrap(report.verdict.text, ''),
    '',
  ];
  const written = options.written && target.path ? [`Written to ${target.path}.`] : [];
  return [
    ...head,
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
