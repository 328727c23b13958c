import type { App } from '../model/app';
import type { FindingInput } from '../model/finding';
import { checkNames } from './rules/check-names';
import { checkRoutes } from './rules/check-routes';
import { checkTriggers } from './rules/check-triggers';

/** Checks the app that is pushed by the vendor's rules between fields and between documents, from whatever layout it came. */
export function checkRules(app: App): FindingInput[] {
  return [...checkNames(app), ...checkTriggers(app), ...checkRoutes(app)];
}
