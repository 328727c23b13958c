import { ts } from 'ts-morph';
import type { SourcePosition } from '../model/source-facts';
import { parseSource } from '../syntax/parse-source';
import { positionsIn } from '../syntax/positions-in';

/** Something in a source that behaves otherwise elsewhere than on App Services, or only there. */
export interface PortabilityNote {
  readonly kind:
    | 'collection-method'
    | 'driver-option'
    | 'search-stage'
    | 'transaction'
    | 'error-as-text'
    /** The value of `execute` is used at once; `what` is the name of the function. */
    | 'execute-used-at-once';
  /** The name that stands there. */
  readonly what: string;
  readonly position: SourcePosition;
}

// Collections of the Node.js driver have them, and those of App Services do not. Other things have no such methods.
const driverMethods = new Set([
  'replaceOne',
  'countDocuments',
  'estimatedDocumentCount',
  'createIndex',
  'createIndexes',
  'dropIndex',
  'listIndexes',
  'listCollections',
  'findAndModify',
]);

const modifiers = new Set(['findOneAndUpdate', 'findOneAndReplace', 'findOneAndDelete']);
const driverOptions = new Set(['returnDocument', 'returnOriginal', 'new', 'returnNew']);
const searchStages = new Set(['$search', '$searchMeta', '$searchBeta', '$vectorSearch', '$rankFusion']);

type Found = Omit<PortabilityNote, 'position'> & { readonly node: ts.Node };

const nameOf = (name: ts.Node | undefined): string | undefined =>
  name && (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) ? name.text : undefined;

/** The options of the driver in a call that changes a document and gives it. */
function optionsIn(call: ts.CallExpression): Found[] {
  return call.arguments.slice(1).flatMap((argument) =>
    ts.isObjectLiteralExpression(argument)
      ? argument.properties.flatMap((property): Found[] => {
          const what = nameOf(property.name);
          return what !== undefined && driverOptions.has(what)
            ? [{ kind: 'driver-option', what, node: property }]
            : [];
        })
      : [],
  );
}

/** Whether an identifier is what a catch clause around it caught. */
function isCaught(node: ts.Expression | undefined): boolean {
  if (!node || !ts.isIdentifier(node)) return false;
  for (let around: ts.Node = node; !ts.isSourceFile(around); around = around.parent)
    if (ts.isCatchClause(around) && nameOf(around.variableDeclaration?.name) === node.text) return true;
  return false;
}

/** Whether the value of a call is used where a promise would be of no use. */
function isUsedAtOnce(call: ts.CallExpression): boolean {
  let node: ts.Node = call;
  while (ts.isParenthesizedExpression(node.parent)) node = node.parent;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return !['then', 'catch', 'finally'].includes(parent.name.text);
  return (
    ts.isElementAccessExpression(parent) ||
    ts.isBinaryExpression(parent) ||
    ts.isPrefixUnaryExpression(parent) ||
    ts.isIfStatement(parent) ||
    ts.isConditionalExpression(parent) ||
    ts.isSpreadElement(parent) ||
    ts.isSpreadAssignment(parent) ||
    ts.isTemplateSpan(parent)
  );
}

function findInCall(call: ts.CallExpression): Found[] {
  const callee = call.expression;
  if (!ts.isPropertyAccessExpression(callee)) return [];
  const method = callee.name.text;
  const node = callee.name;
  const [first] = call.arguments;
  if (driverMethods.has(method)) return [{ kind: 'collection-method', what: method, node }];
  if (modifiers.has(method)) return optionsIn(call);
  if (method === 'withTransaction' || method === 'startTransaction')
    return [{ kind: 'transaction', what: method, node }];
  if (method === 'stringify' && nameOf(callee.expression) === 'JSON' && isCaught(first))
    return [{ kind: 'error-as-text', what: nameOf(first) ?? 'error', node: call }];
  const isExecute =
    method === 'execute' &&
    ts.isPropertyAccessExpression(callee.expression) &&
    callee.expression.name.text === 'functions';
  const called = nameOf(first);
  return isExecute && called !== undefined && first && ts.isStringLiteralLike(first) && isUsedAtOnce(call)
    ? [{ kind: 'execute-used-at-once', what: called, node: call }]
    : [];
}

function findIn(node: ts.Node): Found[] {
  if (ts.isCallExpression(node)) return findInCall(node);
  const name = ts.isPropertyAssignment(node) ? nameOf(node.name) : undefined;
  return name !== undefined && searchStages.has(name) ? [{ kind: 'search-stage', what: name, node }] : [];
}

/**
 * Finds what a source does that only App Services, or only another place, understands as it is meant.
 *
 * @param path of the source; its ending tells the language
 */
export function findPortability(path: string, text: string): PortabilityNote[] {
  const { file } = parseSource(path, text);
  if (!file) return [];
  const position = positionsIn(text);
  const notes: PortabilityNote[] = [];
  // A list instead of recursion: a source may be nested more deeply than the stack is.
  const pending: ts.Node[] = [file];
  for (let node = pending.pop(); node; node = pending.pop()) {
    for (const { node: at, ...found } of findIn(node))
      notes.push({ ...found, position: position(at.getStart(file)) });
    ts.forEachChild(node, (child) => void pending.push(child));
  }
  return notes.sort((a, b) => a.position.offset - b.position.offset);
}
