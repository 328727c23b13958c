import { ts } from 'ts-morph';
import { contains } from '../contains';
import type { Rule } from './rule';
import { statementOf } from './statement-of';

/** What an expression is made of: itself, and what the constants in it were set to. */
function partsOf(expression: ts.Expression): ts.Node[] {
  const file = expression.getSourceFile();
  const found: ts.Node[] = [expression];
  const names = new Set<string>();
  const collect = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, collect);
  };
  collect(expression);
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && names.has(node.name.text))
      if (node.initializer) found.push(node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const isIn = (node: ts.Node, parts: readonly ts.Node[]): boolean =>
  parts.some((part) => contains(part, node));

/** A signature of a sender that is compared with one over the body as it was parsed and written again. */
export const signatureOverParsedBody: Rule = ({ on, report }) => {
  const written = new Set<ts.Node>();
  const updates = new Set<ts.CallExpression>();
  let readsHeader = false;
  on('member', ({ of, name }) => {
    readsHeader ||= of.kind === 'request' && of.part === 'all' && name === 'headers';
  });
  on('call', ({ node, method, receiver, args }) => {
    if (receiver.kind === 'request' && /^(?:get|header)$/.test(method)) readsHeader = true;
    const [first] = args;
    if (method === 'stringify' && first?.kind === 'request' && first.part === 'body') written.add(node);
    if (method === 'update' && ts.isPropertyAccessExpression(node.expression)) updates.add(node);
  });
  on('end', () => {
    if (!readsHeader || written.size === 0) return;
    for (const update of updates) {
      const [data] = update.arguments;
      const { expression: callee } = update;
      if (!data || !ts.isPropertyAccessExpression(callee)) continue;
      const isSignature = partsOf(callee.expression).some((part) => /\bcreateHmac\s*\(/.test(part.getText()));
      const parts = partsOf(data);
      if (!isSignature || ![...written].some((node) => isIn(node, parts))) continue;
      report({
        rule: 'http/signature-over-parsed-body',
        at: statementOf(update),
        message:
          'The sender signed the bytes that it sent. Those of a body that was parsed and written again differ by spaces, escapes or the order of keys, and then its requests are refused.',
        action: 'Take the signature over req.rawBody.',
      });
    }
  });
};
