import { ts } from 'ts-morph';
import { roleOf } from '../../syntax/role-of-identifier';
import { indexAround } from '../index-source';
import { platformGlobals } from '../names/platform-globals';
import type { Run } from './run';

/**
 * Whether to read a name throws: nothing declares it where it is read, nothing in the source assigns to it, and it is no
 * global. Packages and other modules may make globals in Node.js, so that there the source must declare the name where it
 * does not count: in another block.
 */
export function isUndeclared(run: Run, node: ts.Identifier): boolean {
  // Most names that no frame has are globals, for which the whole source need not be gone through.
  if (platformGlobals.has(node.text)) return false;
  const known = indexAround(node)?.undeclared.get(node.text);
  if (!known?.uses.includes(node) || ts.isTypeOfExpression(node.parent)) return false;
  const isAssigned = known.uses.some((use) => roleOf(use) === 'assigned');
  return !isAssigned && (run.protocol === 'app-services' || known.isDeclaredElsewhere);
}
