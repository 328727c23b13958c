import { ts } from 'ts-morph';
import { rootOf } from '../interpret/assign';
import type { Rule } from './rule';

const mutators = new Set([
  ...[
    'push',
    'pop',
    'shift',
    'unshift',
    'splice',
    'sort',
    'reverse',
    'fill',
    'set',
    'add',
    'delete',
    'clear',
  ],
]);

const keeps = new Set(['array', 'object', 'data', 'client', 'union']);

/** Whether a write only fills a variable that is still empty, as a value does that is made on first use. */
function isFirstUse(target: ts.Node, name: string): boolean {
  if (!ts.isIdentifier(target)) return false;
  const { parent } = target;
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    if (kind === ts.SyntaxKind.QuestionQuestionEqualsToken || kind === ts.SyntaxKind.BarBarEqualsToken)
      return true;
    const kept = ts.isBinaryExpression(parent.right) ? parent.right.left : undefined;
    if (kept && ts.isIdentifier(kept) && kept.text === name) return true;
  }
  const isEmptyTest = new RegExp(
    `^\\(*(?:!${name}|${name} ?={2,3} ?(?:null|undefined)|typeof ${name} ?={2,3} ?['"]undefined['"])\\)*$`,
  );
  for (let node: ts.Node = target; node && !ts.isFunctionLike(node); node = node.parent) {
    const { parent: around } = node;
    if (
      around &&
      ts.isIfStatement(around) &&
      around.thenStatement === node &&
      isEmptyTest.test(around.expression.getText())
    )
      return true;
  }
  return false;
}

/** Variables of the module that a function writes to: on a platform that reuses instances, requests share them. */
export const moduleState: Rule = ({ on, report }) => {
  const tell = (at: ts.Node, name: string): void =>
    report({
      rule: 'source/module-state',
      at,
      message: `${name} belongs to the module, and what is written to it may or may not be there in the next call. Elsewhere, requests at the same time share it.`,
      action: 'Keep it inside the function, or store it in the database.',
    });
  on('write', ({ node, name, isModule }) => {
    if (isModule && !isFirstUse(node, name)) tell(node, name);
  });
  on('call', ({ node, method, receiver, isShared }) => {
    if (!isShared || !mutators.has(method) || !keeps.has(receiver.kind)) return;
    const root = rootOf(node.expression);
    if (root) tell(node, root.text);
  });
};
