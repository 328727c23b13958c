import { ts } from 'ts-morph';
import type { SourceExport } from '../model/source-facts';
import type { Binding, Scopes } from '../syntax/build-scopes';
import { isFunction, type LocalFunction } from './calls-of';

/** An assignment to exports, with the function that it was followed to. */
export interface FoundExport extends Pick<SourceExport, 'target' | 'value'> {
  readonly node: ts.Node;
  /** What is assigned. */
  readonly given: ts.Node;
  readonly fn?: LocalFunction;
}

/** Whether a node stands where it runs when the source is loaded; a function that is called in place runs then, too. */
function runsAtLoad(node: ts.Node): boolean {
  for (let outer = node.parent; !ts.isSourceFile(outer); outer = outer.parent) {
    if (!ts.isFunctionLike(outer)) continue;
    let called: ts.Node = outer;
    while (ts.isParenthesizedExpression(called.parent)) called = called.parent;
    if (!ts.isCallExpression(called.parent) || called.parent.expression !== called) return false;
  }
  return true;
}

const isAssignment = (node: ts.Node): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;

/** The value of `a = b = value`. */
function innermostValue(expression: ts.Expression): ts.Expression {
  let node = expression;
  for (;;) {
    if (ts.isParenthesizedExpression(node)) node = node.expression;
    else if (isAssignment(node)) node = node.right;
    else return node;
  }
}

function lastFunctionOf(binding: Binding): LocalFunction | undefined {
  const values = binding.writes.flatMap((write) => {
    if (write.from !== 'value' || write.path.length > 0) return [];
    return ts.isFunctionDeclaration(write.value) ? write.value : innermostValue(write.value);
  });
  return values
    .filter(isFunction)
    .sort((a, b) => a.pos - b.pos)
    .at(-1);
}

function isNoFunction(node: ts.Expression): boolean {
  return (
    ts.isLiteralExpression(node) ||
    ts.isTemplateExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isArrayLiteralExpression(node) ||
    [ts.SyntaxKind.NullKeyword, ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword].includes(node.kind) ||
    (ts.isIdentifier(node) && node.text === 'undefined')
  );
}

function followValue(expression: ts.Expression, scopes: Scopes): Pick<FoundExport, 'value' | 'fn' | 'given'> {
  const node = innermostValue(expression);
  const binding = ts.isIdentifier(node) ? scopes.bindingOf(node) : undefined;
  const fn = binding ? lastFunctionOf(binding) : isFunction(node) ? node : undefined;
  if (fn) return { value: ts.isArrowFunction(fn) ? 'arrow' : 'function', fn, given: node };
  return { value: isNoFunction(node) ? 'not-a-function' : 'unknown', given: node };
}

/** The target of an assignment that begins with `exports` or `module`, and the assignment. */
function targetOf(use: ts.Identifier): { target: SourceExport['target']; assignment: ts.Node } {
  let node: ts.Node = use;
  let members = use.text === 'module' ? -1 : 0;
  while (
    (ts.isPropertyAccessExpression(node.parent) || ts.isElementAccessExpression(node.parent)) &&
    node.parent.expression === node
  ) {
    node = node.parent;
    members++;
  }
  const whole = use.text === 'module' ? 'module.exports' : 'exports';
  return { target: members === 0 ? whole : 'member', assignment: node.parent };
}

const isModuleExports = ({ parent, text }: ts.Identifier): boolean =>
  text !== 'module' || (ts.isPropertyAccessExpression(parent) && parent.name.text === 'exports');

/** Finds what a source exports, in each way that it can say so, in the order of the text. */
export function findExports(file: ts.SourceFile, scopes: Scopes): FoundExport[] {
  const found: FoundExport[] = [];
  const uses = ['exports', 'module'].flatMap((name) => [
    ...scopes.globalUses(name),
    ...(scopes.outermost(name)?.uses ?? []),
  ]);
  for (const use of uses) {
    const { target, assignment } = targetOf(use);
    if (!isAssignment(assignment) || !isModuleExports(use) || !runsAtLoad(use)) continue;
    if (use.pos < assignment.left.pos || use.end > assignment.left.end) continue;
    found.push({ target, node: use, ...followValue(assignment.right, scopes) });
  }
  for (const statement of file.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (ts.isIdentifier(name) && name.text === 'exports' && initializer)
          found.push({ target: 'exports', node: name, ...followValue(initializer, scopes) });
      }
    } else if (ts.isExportAssignment(statement))
      found.push({ target: 'module-syntax', node: statement, ...followValue(statement.expression, scopes) });
    else if (ts.isFunctionDeclaration(statement) && isExportedDefault(statement))
      found.push({
        target: 'module-syntax',
        node: statement,
        value: 'function',
        fn: statement,
        given: statement,
      });
    else if (ts.isFunctionDeclaration(statement) && statement.name?.text === 'exports')
      found.push({
        target: 'exports',
        node: statement.name,
        value: 'function',
        fn: statement,
        given: statement,
      });
  }
  return found.sort((a, b) => a.node.pos - b.node.pos);
}

const isExportedDefault = ({
  modifiers = [],
}: {
  readonly modifiers?: readonly ts.ModifierLike[];
}): boolean => [...modifiers].some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);

/** App Services runs what `exports` holds in the end; `module.exports` is the same object until one is assigned. */
export function exportThatRuns(exports: readonly FoundExport[]): FoundExport | undefined {
  const last = (target: SourceExport['target']): FoundExport | undefined =>
    exports.findLast((each) => each.target === target);
  return last('exports') ?? last('module.exports') ?? last('module-syntax');
}
