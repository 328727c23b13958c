import { ts } from 'ts-morph';
import type { SourcePosition } from '../model/source-facts';
import { buildScopes, type Scopes } from '../syntax/build-scopes';
import { isAssignment } from '../syntax/is-assignment';
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
    | 'execute-used-at-once'
    /** An object or list is returned that holds what a call gives, a promise perhaps; `what` is what is called. */
    | 'call-in-result';
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

/** Whether a value is used where a promise would be of no use. */
function needsValue(value: ts.Node): boolean {
  let node = value;
  while (ts.isParenthesizedExpression(node.parent)) node = node.parent;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return !['then', 'catch', 'finally'].includes(parent.name.text);
  return (
    (ts.isElementAccessExpression(parent) && parent.expression === node) ||
    (ts.isBinaryExpression(parent) && !isAssignment(parent)) ||
    (ts.isVariableDeclaration(parent) && !ts.isIdentifier(parent.name)) ||
    ts.isPrefixUnaryExpression(parent) ||
    ts.isIfStatement(parent) ||
    ts.isConditionalExpression(parent) ||
    ts.isSpreadElement(parent) ||
    ts.isSpreadAssignment(parent) ||
    ts.isTemplateSpan(parent)
  );
}

/** Whether the value of a call is used where a promise would be of no use, by itself or as that of a variable. */
function isUsedAtOnce(call: ts.CallExpression, scopes: Scopes): boolean {
  const { parent } = call;
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name))
    return scopes.bindingOf(parent.name)?.uses.some(needsValue) ?? false;
  return needsValue(call);
}

function findInCall(call: ts.CallExpression, scopes: Scopes): Found[] {
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
  return isExecute &&
    called !== undefined &&
    first &&
    ts.isStringLiteralLike(first) &&
    isUsedAtOnce(call, scopes)
    ? [{ kind: 'execute-used-at-once', what: called, node: call }]
    : [];
}

const isMapped = (node: ts.Expression): boolean =>
  ts.isCallExpression(node) &&
  ts.isPropertyAccessExpression(node.expression) &&
  node.expression.name.text === 'map';

/** The first call whose value an object or list that is written out holds as it is. */
function callIn(node: ts.Expression): ts.CallExpression | undefined {
  if (ts.isCallExpression(node)) return node;
  const parts = ts.isObjectLiteralExpression(node)
    ? node.properties.flatMap((each) => (ts.isPropertyAssignment(each) ? [each.initializer] : []))
    : ts.isArrayLiteralExpression(node)
      ? node.elements
      : [];
  for (const part of parts) {
    const call = callIn(part);
    if (call) return call;
  }
  return undefined;
}

function findInReturn(node: ts.ReturnStatement): Found[] {
  const { expression } = node;
  // A call by itself gives what it gives: but for a list of what each item comes to.
  const isHolder = expression && (!ts.isCallExpression(expression) || isMapped(expression));
  const call = isHolder ? callIn(expression) : undefined;
  return call ? [{ kind: 'call-in-result', what: call.expression.getText(), node }] : [];
}

function findIn(node: ts.Node, scopes: Scopes): Found[] {
  if (ts.isCallExpression(node)) return findInCall(node, scopes);
  if (ts.isReturnStatement(node)) return findInReturn(node);
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
  const nodes: ts.Node[] = [];
  const scopes = buildScopes(file, (node) => void nodes.push(node));
  return nodes.flatMap((node) =>
    findIn(node, scopes).map(({ node: at, ...found }) => ({
      ...found,
      position: position(at.getStart(file)),
    })),
  );
}
