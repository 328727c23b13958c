import { pageOfRule, type LintRule } from '../model/lint-rules';
import { readShipped } from '../plan/read-shipped';

/** The page of a rule, as it stands in docs/rules/. */
export const explainRule = (rule: LintRule): string => readShipped(pageOfRule(rule));
