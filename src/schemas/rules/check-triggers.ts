import type { App } from '../../model/app';
import type { FindingInput } from '../../model/finding';
import { checkMatch } from './trigger-match';
import { checkNamespace } from './trigger-namespace';
import { checkOperations } from './trigger-operations';
import { checkOptions } from './trigger-options';
import { partsOfTrigger, type TriggerRule } from './trigger-parts';
import { checkProcessors } from './trigger-processors';
import { checkSchedule } from './trigger-schedule';

const rules: readonly TriggerRule[] = [
  checkProcessors,
  checkOperations,
  checkNamespace,
  checkMatch,
  checkOptions,
  checkSchedule,
];

/** Checks the triggers of an app by the rules between their fields. */
export function checkTriggers({ triggers, version }: App): FindingInput[] {
  return triggers.flatMap((item) => {
    const parts = partsOfTrigger(item, version);
    return rules.flatMap((rule) => rule(parts));
  });
}
