import { ts } from 'ts-morph';
import type { TextEdit } from '../../syntax/apply-edits';
import { functionAround } from '../function-around';
import { isFunction } from '../is-function';
import type { FunctionNode } from '../interpret/domain';

type Fix = { edits?: readonly TextEdit[] };

/** Whether a statement is the last one of a branch, so that a return there skips only what follows the branch. */
function endsBranch(statement: ts.Statement): boolean {
  const { parent } = statement;
  if (ts.isIfStatement(parent)) return true;
  if (ts.isCaseOrDefaultClause(parent)) return parent.statements.at(-1) === statement;
  return ts.isBlock(parent) && parent.statements.at(-1) === statement && !ts.isFunctionLike(parent.parent);
}

/** Whether a function returns a value somewhere, as it does where it ends with `return res.send()`. */
function returnsValue(owner: FunctionNode): boolean {
  let isFound = false;
  const visit = (node: ts.Node): void => {
    if (isFound || isFunction(node)) return;
    isFound = ts.isReturnStatement(node) && node.expression !== undefined;
    ts.forEachChild(node, visit);
  };
  if (owner.body) ts.forEachChild(owner.body, visit);
  return isFound;
}

/** Whether a compiler may look at the types of a source: it is written in TypeScript, or asks for it. */
const isTyped = ({ fileName, text }: ts.SourceFile): boolean =>
  /\.[cm]?tsx?$/i.test(fileName) || /\/\/[ \t]*@ts-check\b/.test(text);

/**
 * Whether a function may return no value. Express' types for a handler say void, the response is none, and so a value is
 * returned in TypeScript only where the function returns one already.
 */
function mustReturnNothing(owner: FunctionNode, file: ts.SourceFile): boolean {
  const variable = ts.isVariableDeclaration(owner.parent) ? owner.parent : undefined;
  const type = (owner.type ?? variable?.type)?.getText(file) ?? '';
  const comment = /\/\*\*(?:(?!\*\/)[^])*$/.exec(
    file.text.slice(owner.getFullStart(), owner.getStart(file)),
  )?.[0];
  const isVoid = /\bvoid\b/.test(type) || /@returns?\s*\{[^}]*\bvoid\b/.test(comment ?? '');
  return isVoid || (isTyped(file) && !returnsValue(owner));
}

/** Ends a branch by a `return` of its own, in braces where it has none. */
function returnAfter(statement: ts.ExpressionStatement, file: ts.SourceFile): Fix {
  const end = statement.getEnd();
  const hasSemicolon = file.text[end - 1] === ';';
  const isBare = ts.isIfStatement(statement.parent);
  const start = statement.getStart(file);
  return {
    edits: [
      ...(isBare ? [{ start, end: start, text: '{ ' }] : []),
      { start: end, end, text: `${hasSemicolon ? '' : ';'} return;${isBare ? ' }' : ''}` },
    ],
  };
}

/**
 * Returns after an early response, when that is all of its branch's end: `return res.send()`, or where the function must
 * return nothing, `res.send(); return;`.
 */
export function addMissingReturn(send: ts.Node): Fix {
  let node = send;
  while (!ts.isStatement(node)) {
    // What is sent inside of a larger expression may be needed there.
    if (ts.isFunctionLike(node) || !ts.isExpression(node.parent)) {
      if (!ts.isExpressionStatement(node.parent)) return {};
    }
    node = node.parent;
  }
  if (!ts.isExpressionStatement(node) || !endsBranch(node)) return {};
  const file = node.getSourceFile();
  const owner = functionAround(node);
  if (owner && mustReturnNothing(owner, file)) return returnAfter(node, file);
  const start = node.getStart();
  return { edits: [{ start, end: start, text: 'return ' }] };
}
