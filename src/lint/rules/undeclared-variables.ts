import { ts } from 'ts-morph';
import { roleOf } from '../../syntax/role-of-identifier';
import type { Run } from '../interpret/run';
import type { Found, Rule } from './rule';

/** Whether statements begin with "use strict". */
function beginsStrict(statements: readonly ts.Statement[]): boolean {
  for (const statement of statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression)) return false;
    if (statement.expression.text === 'use strict') return true;
  }
  return false;
}

const isBodyOfFunction = (node: ts.Node): node is ts.Block =>
  ts.isBlock(node) && ts.isFunctionLike(node.parent);

/** Whether code is in strict mode, where an assignment declares nothing. */
function isStrict(node: ts.Node): boolean {
  for (let around = node.parent; around; around = around.parent) {
    if (ts.isClassLike(around)) return true;
    const statements = ts.isSourceFile(around) || isBodyOfFunction(around) ? around.statements : [];
    if (beginsStrict(statements)) return true;
  }
  return false;
}

/** Whether an error is caught in the function that throws it. */
function isInTry(node: ts.Node): boolean {
  for (let inner = node; inner.parent && !ts.isFunctionLike(inner); inner = inner.parent)
    if (ts.isTryStatement(inner.parent) && inner.parent.tryBlock === inner && inner.parent.catchClause)
      return true;
  return false;
}

/** Whether a statement before it, in a block around it, leaves the function. */
function isNeverReached(node: ts.Node): boolean {
  for (let inner = node; inner.parent && !ts.isFunctionLike(inner); inner = inner.parent) {
    const statements = ts.isBlock(inner.parent) ? inner.parent.statements : [];
    for (const statement of statements) {
      if (statement === inner) break;
      if (ts.isReturnStatement(statement) || ts.isThrowStatement(statement)) return true;
    }
  }
  return false;
}

function describeAssigned(name: string, at: ts.Identifier): Found {
  const rule = 'source/undeclared-variable';
  const action = 'Declare it with const or let.';
  if (isStrict(at))
    return {
      rule,
      severity: 'error',
      at,
      message: `${name} is never declared, and the source is in strict mode: the assignment throws a ReferenceError.`,
      action,
    };
  return {
    rule,
    at,
    message: `${name} is never declared, so that it becomes a global: elsewhere requests at the same time share it, and in a module or in strict mode the assignment throws.`,
    action,
  };
}

function describeRead(name: string, at: ts.Identifier): Found {
  return {
    rule: 'source/undeclared-variable',
    severity: isInTry(at) ? 'warning' : 'error',
    at,
    message: `Nothing declares ${name}, and App Services has no global of that name: whoever gets here gets a ReferenceError.`,
    action: bsonTypes.has(name)
      ? `Write BSON.${name}.`
      : 'Declare it, load it with require(), or correct its spelling.',
  };
}

/** The types that the global BSON holds, and that are no globals themselves. */
const bsonTypes: ReadonlySet<string> = new Set([
  ...['ObjectId', 'ObjectID', 'Binary', 'Long', 'Int32', 'Double', 'Decimal128', 'BSONRegExp', 'Timestamp'],
  ...['MinKey', 'MaxKey'],
]);

/** Variables of an App Services source that are assigned or read, and that nothing declares. */
export const undeclaredVariables: Rule = ({ on, run, report }) => {
  on('end', () => reportUndeclared(run, report, ({ reached }, use) => isPastTheEnd(reached, use)));
  // What was not followed to its end tells nothing of what is reached.
  on('unfollowed', () => reportUndeclared(run, report, () => false));
};

/**
 * Whether no path gets to a node: what stands before it in the function around it, or in one around that, throws or
 * returns on all of them.
 */
function isPastTheEnd(reached: ReadonlySet<ts.Node>, node: ts.Node): boolean {
  for (let inner = node; inner.parent; inner = inner.parent) {
    // What is declared as a function may be called from before.
    if (ts.isFunctionDeclaration(inner)) return false;
    const first = ts.isBlock(inner.parent) ? inner.parent.statements[0] : undefined;
    if (first && reached.has(first)) return !reached.has(inner);
  }
  return false;
}

function reportUndeclared(
  run: Run,
  report: (found: Found) => void,
  isUnreached: (run: Run, use: ts.Node) => boolean,
): void {
  for (const [name, undeclared] of run.index.undeclared) {
    const uses = undeclared.uses.filter((use) => !isNeverReached(use) && !isUnreached(run, use));
    const assigned = uses.find((use) => roleOf(use) === 'assigned');
    // Who asks whether it is there knows that it may not be.
    const isTested = uses.some(({ parent }) => ts.isTypeOfExpression(parent));
    if (assigned) report(describeAssigned(name, assigned));
    else if (uses[0] && !isTested) report(describeRead(name, uses[0]));
  }
}
