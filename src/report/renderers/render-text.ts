import { components, type ComponentName } from '../../model/component';
import { describeVersion } from '../../model/config-version';
import { formatPlace } from '../../model/place';
import type { FileChange, Report } from '../report';
import { listNames } from './list-names';
import { renderFindings } from './render-findings';
import { renderLife } from './render-life';
import { showControls } from './show-controls';
import { width, wrap } from './wrap';

/** How much the text says. */
export interface TextOptions {
  /** Whether the tree was written, or only planned. */
  readonly written: boolean;
  /** Show unchanged files, and every finding with its code and rule. */
  readonly verbose: boolean;
}

const symbols = { create: '+', move: '>', rewrite: '~', 'leave-out': '-', keep: '=' } as const;
const meanings = {
  create: 'create',
  move: 'move',
  rewrite: 'rewrite',
  'leave-out': 'not carried over',
  keep: 'unchanged',
} as const;
const notesShown = 8;

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

function linesOf({ action, to, from, reason, decision }: FileChange): string[] {
  const symbol = symbols[action];
  if (action === 'leave-out') {
    const why = decision ? `waits for ${decision}` : reason;
    return [`  ${symbol} ${from[0]}`, ...(why ? wrap(why, '      # ') : [])];
  }
  const [first] = from;
  if (!first || first === to) return [`  ${symbol} ${to}`];
  if (from.length > 1) return [`  ${symbol} ${to}  # from ${plural(from.length, 'file')}`];
  const line = `  ${symbol} ${first} -> ${to}`;
  return line.length <= width ? [line] : [`  ${symbol} ${first}`, `      -> ${to}`];
}

function renderFiles(report: Report, { verbose }: TextOptions): string[] {
  const lines: string[] = [];
  for (const [component, title] of Object.entries(components) as [ComponentName, string][]) {
    const files = report.files.filter(
      (file) => file.component === component && (verbose || file.action !== 'keep'),
    );
    if (files.length) lines.push(title, ...files.flatMap(linesOf), '');
  }
  const used = (Object.keys(symbols) as FileChange['action'][]).filter((action) =>
    report.files.some((file) => file.action === action && (verbose || action !== 'keep')),
  );
  const legend = used.map((action) => `${symbols[action]} ${meanings[action]}`).join('   ');
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

// What needs a person stands in a list of its own; the rest would bury it.
function renderNotes({ findings }: Report): string[] {
  // The secrets have a section of their own.
  const notes = findings.filter(
    ({ severity, action, code }) => (severity === 'info' || !action) && code !== 'secret/to-create',
  );
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

function renderNeeds({ needsYou }: Report): string[] {
  if (needsYou.length === 0) return [];
  const lines = needsYou.flatMap(({ message, action, place }, index) => [
    ...wrap(`${place ? `${formatPlace(place)}: ` : ''}${message}`, `  ! ${String(index + 1).padStart(2)}. `),
    ...wrap(action, '        -> '),
  ]);
  return ['Needs you', ...lines, ''];
}

function renderSecrets({ secrets }: Report): string[] {
  if (secrets.length === 0) return [];
  const lines = secrets.flatMap(({ name, usedBy }) =>
    wrap(`${name}: used by ${listNames(usedBy.map((use) => `${use.component} ${use.name}`))}`, '  '),
  );
  return ['Secrets to create before a push', ...lines, ''];
}

/** The last line of the plan, in a fixed form that scripts may read. */
export function planLine({ counts }: Report): string {
  const { create, rewrite, move, leaveOut, needYou } = counts;
  return `Plan: ${create} to create, ${rewrite} to rewrite, ${move} to move, ${leaveOut} not carried over, ${needYou} need you.`;
}

/** The report for a terminal: readable at 80 columns and without colour. */
export function renderText(report: Report, options: TextOptions): string {
  const { input, target, versions, next } = report;
  const way = versions.map(describeVersion).join(' -> ');
  const isCurrent = versions.length === 1;
  const head = [
    ...wrap(`${input.path}: ${isCurrent ? `${way}, nothing to migrate` : way}`, ''),
    ...wrap(input.because, '  '),
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
    .map(showControls)
    .join('\n');
}
