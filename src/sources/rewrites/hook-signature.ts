import { ts } from 'ts-morph';
import { isAssignment } from '../../syntax/is-assignment';
import type { Proposal, ReadForRewrite, Rewrite } from './rewrite';

const oldHeader = 'x-hook-signature';
const newHeader = 'Endpoint-Signature';

/** Whether a text is only the key of something that is read, as in `headers["X-Hook-Signature"]`. */
function isKeyOfRead(node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isElementAccessExpression(parent) || parent.argumentExpression !== node) return false;
  const target = parent.parent;
  const isTarget = ts.isBinaryExpression(target) && target.left === parent && isAssignment(target);
  return !isTarget && !ts.isDeleteExpression(target);
}

const comparisons = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

const isCompared = ({ parent }: ts.Node): boolean =>
  ts.isBinaryExpression(parent) && comparisons.has(parent.operatorToken.kind);

function isOnlyRead(node: ts.Node, { scopes }: ReadForRewrite): boolean {
  if (isKeyOfRead(node) || isCompared(node)) return true;
  const { parent } = node;
  const binding =
    ts.isVariableDeclaration(parent) && parent.initializer === node && ts.isIdentifier(parent.name)
      ? scopes.bindingOf(parent.name)
      : undefined;
  return binding !== undefined && binding.writes.length === 1 && binding.uses.every(isKeyOfRead);
}

/**
 * The signature of a verified webhook comes in another header when it is an endpoint, so that a source that looks at it
 * must look there.
 */
export const rewriteHookSignature: Rewrite = (source) =>
  source.texts
    .filter((text) => text.text.toLowerCase() === oldHeader)
    .map((at): Proposal => {
      if (!source.webhook)
        return { at, refused: 'the function was no webhook, and may sign calls to others' };
      if (!source.webhook.isSigned)
        return { at, refused: 'the platform did not verify this webhook, so its callers choose the header' };
      if (!isOnlyRead(at, source))
        return { at, refused: 'the name of the header is handed on, or is written to' };
      const name = at.text === oldHeader ? newHeader.toLowerCase() : newHeader;
      // Inside of the quotation marks.
      const edit = { start: at.getStart(source.file) + 1, end: at.end - 1, text: name };
      return { at, edit, message: `the header ${at.text} became ${name}` };
    });
