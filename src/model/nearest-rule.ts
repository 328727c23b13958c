import { lintRuleNames, type LintRule } from './lint-rules';
import { nearestName } from './nearest-name';

const shortName = (rule: string): string => rule.slice(rule.indexOf('/') + 1);

/** The rule that a misspelled name likely stands for: the group before the stroke may be missing, or another one. */
export function nearestRule(name: string): LintRule | undefined {
  const short = shortName(name);
  const near =
    lintRuleNames.find((rule) => shortName(rule) === short) ??
    nearestName(name, lintRuleNames) ??
    nearestName(short, lintRuleNames.map(shortName));
  return lintRuleNames.find((rule) => rule === near || shortName(rule) === near);
}
