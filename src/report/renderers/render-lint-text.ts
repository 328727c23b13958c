import { groupBy } from '../../model/group-by';
import { pageOfRule } from '../../model/lint-rules';
import type { LintedFinding, LintFix, LintReport } from '../lint-report';
import { renderCodeFrame } from './render-code-frame';
import { showText } from './show-text';
import { wrap } from './wrap';

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

function renderFinding(finding: LintedFinding, verbose: boolean): string[] {
  const { severity, code, place, end, message, action, isFixable, excerpt } = finding;
  const { file = finding.subject, line = 1, column = 1 } = place ?? {};
  const endColumn = end?.line === line ? end.column : undefined;
  const frame = excerpt
    ? renderCodeFrame(excerpt, { line, column, ...(endColumn !== undefined && { endColumn }) })
    : [];
  return [
    `${file}:${line}:${column}  ${severity}  ${code}${isFixable ? '  (fixable with --fix)' : ''}`,
    ...frame,
    ...wrap(message, '      '),
    ...(action ? wrap(action, '      -> ') : []),
    ...(verbose ? [`      page: ${pageOfRule(code)}`] : []),
    '',
  ];
}

const renderFix = (path: string, { line, column, code, change }: LintFix): string[] => [
  `${path}:${line}:${column}  fixed  ${code}`,
  ...wrap(change, '      '),
  '',
];

function renderSources({ sources, findings }: LintReport, verbose: boolean): string[] {
  const bySource = groupBy(findings, ({ place }) => place?.file);
  return sources.flatMap(({ path, kind, functions, fixes }) => [
    ...(verbose ? [`${path}  (${kind === undefined ? 'nothing to check' : functions.join(', ')})`, ''] : []),
    ...fixes.flatMap((fix) => renderFix(path, fix)),
    ...(bySource.get(path) ?? []).flatMap((finding) => renderFinding(finding, verbose)),
  ]);
}

/** The last line, in a fixed form that scripts may read. */
export function lintLine({ sources, counts }: LintReport): string {
  const checked = sources.filter(({ kind }) => kind !== undefined);
  const { error, warning, info, fixable, fixed } = counts;
  return `Lint: ${plural(checked.length, 'source')}, ${plural(error, 'error')}, ${plural(warning, 'warning')}, ${info} info, ${fixed} fixed, ${fixable} to fix with --fix.`;
}

/** Silence must not be taken for approval. */
function noteNothing({ counts }: LintReport): string[] {
  if (counts.checked > 0) return [];
  const note =
    'Nothing was checked: no handler of HTTP requests, and no function of App Services, is in what was given.';
  return [...wrap(note, ''), ''];
}

/** The report of a check of sources for a terminal. */
export function renderLintText(report: LintReport, { verbose }: { readonly verbose: boolean }): string {
  return [...renderSources(report, verbose), ...noteNothing(report), lintLine(report), '']
    .map(showText)
    .join('\n');
}
