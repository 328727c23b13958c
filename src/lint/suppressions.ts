import { type ts } from 'ts-morph';
import { lintRules, type LintRule } from '../model/lint-rules';
import { nearestRule } from '../model/nearest-rule';
import { bisect } from '../model/bisect';
import type { PositionOf } from '../syntax/positions-in';
import type { LintFinding } from './lint-finding';

/** A comment that says not to report a rule. */
interface Suppression {
  readonly offset: number;
  readonly rules: readonly string[];
  /** The line that it speaks of, from 1; none for the whole file. */
  readonly line?: number;
  readonly reason: string;
}

const comment = /migrate-functions-disable(-next-line)?(?![\w-])[ \t]*([^\n\r]*)/g;

function readSuppressions(file: ts.SourceFile, position: PositionOf): Suppression[] {
  const { text } = file;
  const found: Suppression[] = [];
  for (const { index, 1: nextLine, 2: rest = '' } of text.matchAll(comment)) {
    if (!isInComment(file, index)) continue;
    const [names = '', ...reason] = rest.replace(/\*\/[^]*/, '').split(/(?:^|\s)--(?:\s|$)/);
    found.push({
      offset: index,
      rules: names.split(/[\s,]+/).filter(Boolean),
      reason: reason.join(' -- ').trim(),
      ...(nextLine && { line: position(index).line + 1 }),
    });
  }
  return found;
}

/** Whether an offset stands in a comment, and not in a string that looks like one. */
function isInComment(file: ts.SourceFile, offset: number): boolean {
  let node: ts.Node | undefined = file;
  while (node && offset >= node.pos) {
    const children: readonly ts.Node[] = node.getChildren(file);
    if (children.length === 0) return offset < node.getStart(file);
    node = children[bisect(children, ({ end }) => end > offset)];
  }
  return false;
}

const isRule = (name: string): name is LintRule => name in lintRules;

function finding(
  position: PositionOf,
  offset: number,
  rule: LintRule,
  message: string,
  action: string,
): LintFinding {
  const { severity } = lintRules[rule];
  return { rule, severity, ...position(offset), message, action };
}

function faultsOf(position: PositionOf, { rules, reason, offset }: Suppression): LintFinding[] {
  const faults = rules
    .filter((name) => !isRule(name))
    .map((name) => {
      const near = nearestRule(name);
      return finding(
        position,
        offset,
        'lint/unused-suppression',
        `There is no rule ${name}.`,
        near ? `Did you mean ${near}?` : 'migrate-functions lint --rules lists the rules.',
      );
    });
  if (reason && rules.length > 0) return faults;
  const what = rules.length === 0 ? 'no rule' : 'no reason';
  return [
    ...faults,
    finding(
      position,
      offset,
      'lint/suppression-without-reason',
      `The comment names ${what}, and suppresses nothing.`,
      'Write the rule, two hyphens and the reason: migrate-functions-disable-next-line http/sent-twice -- why.',
    ),
  ];
}

/** Finds the first comment that speaks of a finding. */
function matching(suppressions: readonly Suppression[]): (finding: LintFinding) => Suppression | undefined {
  const known = new Map<string, Suppression>();
  for (const suppression of suppressions) {
    if (!suppression.reason) continue;
    for (const rule of suppression.rules) {
      const key = `${rule} ${suppression.line ?? 'all'}`;
      if (!known.has(key)) known.set(key, suppression);
    }
  }
  return ({ rule, line }) => {
    const [ofFile, ofLine] = [known.get(`${rule} all`), known.get(`${rule} ${line}`)];
    return ofFile && ofLine ? (ofFile.offset < ofLine.offset ? ofFile : ofLine) : (ofFile ?? ofLine);
  };
}

/**
 * Leaves out what comments suppress with a reason, and adds a finding for each comment that gives none, or that suppresses
 * nothing.
 */
export function applySuppressions(
  file: ts.SourceFile,
  position: PositionOf,
  findings: readonly LintFinding[],
): LintFinding[] {
  if (!file.text.includes('migrate-functions-disable')) return [...findings];
  const suppressions = readSuppressions(file, position);
  const suppressionOf = matching(suppressions);
  const used = new Set<string>();
  const left = findings.filter((each) => {
    const by = suppressionOf(each);
    if (by) used.add(`${by.offset} ${each.rule}`);
    return !by;
  });
  for (const suppression of suppressions) {
    left.push(...faultsOf(position, suppression));
    if (!suppression.reason) continue;
    for (const rule of suppression.rules.filter(isRule)) {
      if (used.has(`${suppression.offset} ${rule}`)) continue;
      left.push(
        finding(
          position,
          suppression.offset,
          'lint/unused-suppression',
          `Nothing of ${rule} is found here.`,
          'Take the comment out.',
        ),
      );
    }
  }
  return left.sort((a, b) => a.offset - b.offset);
}
