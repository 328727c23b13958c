import { components } from '../../model/component';
import { keysOf } from '../../model/keys-of';
import { listNames } from '../list-names';
import { plural } from '../plural';
import type { FileChange, Report } from '../report';
import { describeFolder } from './describe-folder';
import { describeWay } from './describe-way';
import { fileActions } from './file-actions';
import { lifeTitles } from './life-titles';
import { fenceFor } from './markdown/code-span';
import { fitMarkdown } from './markdown/fit-markdown';
import type { Markup } from './markdown/markup';
import { writeFindings } from './markdown/write-findings';
import { needTitles } from './need-titles';
import { planLine } from './plan-line';
import type { RenderOptions } from './render-options';
import { secretsTitle } from './secrets-title';
import { selectNotes } from './select-notes';
import { showText } from './show-text';

// Longer lists are folded: whoever reviews looks for what needs a person first.
const unfolded = 12;

function fold(summary: string, lines: readonly string[]): string[] {
  return [`<details><summary>${summary}</summary>`, '', ...lines, '', '</details>'];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length ? [`### ${title}`, '', ...lines, ''] : [];
}

function writeHead(report: Report, options: RenderOptions, markup: Markup): string[] {
  const { input, target, counts, ledger, cloudRun } = report;
  const { create, rewrite, move, keep, leaveOut, needYou } = counts;
  const needs = needYou ? `**What needs you: ${plural(needYou, 'point')}.**` : 'Nothing needs you.';
  const { input: read, output: written } = ledger.values;
  return [
    `## ${markup.code(input.path)}: ${describeWay(report, '→')}`,
    '',
    markup.prose(report.verdict.text),
    '',
    `${needs} Files: ${create} to create, ${rewrite} to rewrite, ${move} to move, ${keep} unchanged, ${leaveOut} not carried over.${cloudRun ? '' : ` Values: ${read.total} read, ${written.total} written.`}`,
    '',
    `${[...describeFolder(input, (name) => markup.code(name)), markup.prose(input.because)].join(' ')} ${options.written && target.path ? `Written to ${markup.code(target.path)}.` : 'This is a plan: nothing was written.'}`,
    '',
  ];
}

function writeNeeds({ needsYou }: Report, markup: Markup): string[] {
  return Object.entries(needTitles).flatMap(([group, title]) =>
    section(
      title,
      markup.list(
        needsYou.filter((need) => need.group === group),
        (need) => markup.entry('- [ ] ', { ...need, label: need.code ?? need.decision }),
      ),
    ),
  );
}

function writeDecided({ decisions }: Report, markup: Markup): string[] {
  const answered = decisions.filter(({ answeredBy }) => answeredBy === 'answer');
  return section(
    'Decided',
    markup.list(answered, ({ id, answer = '' }) => `- ${markup.code(id)} = ${markup.code(answer)}`),
  );
}

function writeFile({ action, to, from, reason, decision }: FileChange, markup: Markup): string {
  const { meaning } = fileActions[action];
  const [first = ''] = from;
  if (action === 'leave-out') {
    const why = decision ? `waits for ${markup.code(decision)}` : markup.prose(reason?.text ?? '');
    return `- ${meaning} ${markup.code(first)}${why && `: ${why}`}`;
  }
  const target = markup.code(to);
  if (from.length > 1) return `- ${meaning} ${target} from ${plural(from.length, 'file')}`;
  return `- ${meaning} ${first && first !== to ? `${markup.code(first)} → ` : ''}${target}`;
}

function writeFiles({ files }: Report, { verbose }: RenderOptions, markup: Markup): string[] {
  const shown = files.filter(({ action }) => verbose || action !== 'keep');
  const groups = keysOf(components).flatMap((component) => {
    const title = components[component];
    const own = shown.filter((file) => file.component === component);
    if (own.length === 0) return [];
    const list = markup.list(own, (file) => writeFile(file, markup));
    return shown.length > unfolded
      ? [...fold(`${title}: ${plural(own.length, 'file')}`, list), '']
      : [`**${title}**`, '', ...list, ''];
  });
  return section('Files', groups.slice(0, -1));
}

function writeReasons({ ledger: { reasons } }: Report, markup: Markup): string[] {
  if (reasons.length === 0) return [];
  const shown = reasons.slice(0, markup.limits.items);
  const left = reasons.length - shown.length;
  const rows = shown.map(
    ({ fate, count, reason }) =>
      `| ${fate === 'dropped' ? 'not carried over' : fate} | ${count} | ${markup.prose(reason.text)} |`,
  );
  return fold('Why values are not as they were', [
    '| fate | values | reason |',
    '| --- | ---: | --- |',
    ...rows,
    ...(left ? ['', `... and ${plural(left, 'more reason')}.`] : []),
  ]);
}

/** What a Cloud Run project answers, and why it does not answer the rest. */
function writeEntries({ cloudRun }: Report, markup: Markup): string[] {
  return section(
    'Requests',
    markup.list(
      cloudRun?.entries ?? [],
      ({ request, function: name, why }) =>
        `- ${markup.code(request)} ${why === undefined ? `→ ${markup.code(name)}` : `is not served: ${markup.prose(why)}`}`,
    ),
  );
}

function writeValues(report: Report, markup: Markup): string[] {
  if (report.cloudRun) return [];
  const { input, output } = report.ledger.values;
  const reasons = writeReasons(report, markup);
  return section('Values', [
    '| | total | kept | moved | rewritten | added | not carried over | waiting |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    `| read | ${input.total} | ${input.kept} | ${input.moved} | ${input.rewritten} | | ${input.dropped} | ${input.waiting} |`,
    `| written | ${output.total} | ${output.kept} | ${output.moved} | ${output.rewritten} | ${output.added} | | |`,
    ...(reasons.length ? ['', ...reasons] : []),
  ]);
}

function writeLife({ life }: Report, markup: Markup): string[] {
  return Object.entries(lifeTitles).flatMap(([status, title]) => {
    const entries = life.filter((entry) => entry.status === status);
    const lines = entries.flatMap(({ part, names, instead }) => {
      const list = listNames(names, { show: (name) => markup.code(name) });
      return markup.withAction(`- ${markup.prose(part)}: ${list}`, instead);
    });
    return section(title, lines);
  });
}

function writeSecrets({ secrets, verdict }: Report, markup: Markup): string[] {
  return section(
    secretsTitle(verdict),
    markup.list(secrets, ({ name, usedBy }) => {
      const users = listNames(
        usedBy.map((use) => `${use.component} ${use.name}`),
        { show: (use) => markup.code(use) },
      );
      return `- ${markup.code(name)}: used by ${users}`;
    }),
  );
}

function writeNotes(report: Report, { verbose }: RenderOptions, markup: Markup): string[] {
  if (verbose) return section('Findings', writeFindings(report.findings, markup));
  const notes = selectNotes(report);
  const lines = markup.list(notes, (note) => markup.entry('- ', note));
  return section('Notes', notes.length > unfolded ? fold(plural(notes.length, 'note'), lines) : lines);
}

// Half a command would be worse than none: one that is too long is counted with those that are left out.
function writeNext({ next }: Report, { limits: { items, textLength } }: Markup): string[] {
  const shown = next.filter((line) => line.length <= Math.max(textLength, 200)).slice(0, items);
  const left = next.length - shown.length;
  if (next.length === 0) return [];
  const lines = shown.map(showText);
  const fence = fenceFor(lines.join('\n'), 3);
  return section('Next', [
    `${fence}sh`,
    ...lines,
    ...(left ? [`# ... and ${plural(left, 'more line')}, which the text report has.`] : []),
    fence,
  ]);
}

/**
 * The report as Markdown for the description of a pull request or a comment: what needs a person as a list of tasks, the
 * files folded by component. It is shortened to what GitHub takes.
 */
export function renderMarkdown(report: Report, options: RenderOptions): string {
  return fitMarkdown((markup) => [
    ...writeHead(report, options, markup),
    ...writeNeeds(report, markup),
    ...writeDecided(report, markup),
    ...writeEntries(report, markup),
    ...writeFiles(report, options, markup),
    ...writeValues(report, markup),
    ...writeLife(report, markup),
    ...writeSecrets(report, markup),
    ...writeNotes(report, options, markup),
    ...writeNext(report, markup),
    planLine(report),
    '',
  ]);
}
