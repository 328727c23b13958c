import type { Severity } from '../../model/finding-codes';
import type { FindingList } from '../finding-list';
import { plural } from '../plural';
import { fitMarkdown } from './markdown/fit-markdown';
import { writeFindings } from './markdown/write-findings';

/** Findings as Markdown, short enough for a comment of a pull request. */
export function renderFindingsMarkdown({ input, title = input.path, findings }: FindingList): string {
  const count = (severity: Severity, noun: string): string =>
    plural(findings.filter((finding) => finding.severity === severity).length, noun);
  const counts = [count('error', 'error'), count('warning', 'warning'), count('info', 'note')].join(', ');
  return fitMarkdown((markup) => [
    `## ${markup.code(title)}: ${counts}`,
    '',
    ...(findings.length ? [...writeFindings(findings, markup), ''] : []),
  ]);
}
