import { groupBy } from '../../model/group-by';
import { pageOfRule } from '../../model/lint-rules';
import type { LintedFinding, LintReport } from '../lint-report';
import { showText } from './show-text';
import { wrap } from './wrap';

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

function renderFinding(finding: LintedFinding, verbose: boolean): string[] {
  const { severity, code, place, message, action, isFixable } = finding;
  return [
    `  ${place?.line ?? 1}:${place?.column ?? 1}  ${severity}  ${code}${isFixable ? '  (fixable with --fix)' : ''}`,
    ...wrap(message, '      '),
    ...(action ? wrap(action, '      -> ') : []),
    ...(verbose ? [`      page: ${pageOfRule(code)}`] : []),
  ];
}

function renderSources({ sources, findings }: LintReport, verbose: boolean): string[] {
  const bySource = groupBy(findings, ({ place }) => place?.file);
  return sources.flatMap(({ path, kind, functions, fixed }) => {
    const found = bySource.get(path) ?? [];
    if (found.length === 0 && fixed === 0 && !verbose) return [];
    const what = kind === undefined ? 'nothing to check' : functions.join(', ');
    return [
      `${path}${verbose ? `  (${what})` : ''}`,
      ...(fixed > 0 ? [`  fixed: ${plural(fixed, 'finding')}`] : []),
      ...found.flatMap((finding) => renderFinding(finding, verbose)),
      '',
    ];
  });
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
