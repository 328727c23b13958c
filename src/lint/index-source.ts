import { ts } from 'ts-morph';
import { buildScopes, type Scopes } from '../syntax/build-scopes';
import { isAssignment } from '../syntax/is-assignment';
import { isTypeNode } from '../syntax/is-type-node';
import type { Problem } from '../syntax/parse-source';
import { functionAround } from './function-around';
import type { FunctionNode } from './interpret/domain';
import { isAsync } from './is-async';
import { isFunction } from './is-function';
import { pureCall } from './pure-call';
import { undeclaredNames, type UndeclaredName } from './undeclared-names';

const K = ts.SyntaxKind;

function isWrapper(
  node: ts.Expression,
): node is
  | ts.ParenthesizedExpression
  | ts.AsExpression
  | ts.NonNullExpression
  | ts.SatisfiesExpression
  | ts.TypeAssertion {
  switch (node.kind) {
    case K.ParenthesizedExpression:
    case K.AsExpression:
    case K.NonNullExpression:
    case K.SatisfiesExpression:
    case K.TypeAssertionExpression:
      return true;
    default:
      return false;
  }
}

/** The expression inside parentheses and casts, which leave a value what it is. */
export function unwrap(node: ts.Expression): ts.Expression {
  let inner = node;
  while (isWrapper(inner)) inner = inner.expression;
  return inner;
}

/** Whether an identifier names a member of something, or a key, and no variable. */
function isNameOfMember(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isBindingElement(parent) && parent.propertyName === node)
  );
}

function namesOf(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((each) => (ts.isBindingElement(each) ? namesOf(each.name) : []));
}

/** Whether a list declares its names for all of the code of a function. */
const isForFunction = (list: ts.VariableDeclarationList, { body }: FunctionNode): boolean =>
  (list.flags & ts.NodeFlags.BlockScoped) === 0 || list.parent.parent === body;

/** Facts about one function's text, without the functions inside of it unless it says so. */
interface FunctionFacts {
  readonly hasAwait: boolean;
  /** The variables that it may use of those around it: no names of members, and none that it declares itself. */
  readonly freeNames: ReadonlySet<string>;
}

// On the tree itself: what a WeakMap holds that lives on survives until all memory is swept, and with it the whole tree.
const indexKey: unique symbol = Symbol('index');

const isIndexed = (file: ts.SourceFile): file is ts.SourceFile & { readonly [indexKey]: SourceIndex } =>
  indexKey in file;

/** What is known of the file that a node stands in. */
export function indexAround(node: ts.Node): SourceIndex | undefined {
  const file = node.getSourceFile();
  return isIndexed(file) ? file[indexKey] : undefined;
}

// What is noted of; most nodes of a source are none of these.
const notedKinds = new Set<ts.SyntaxKind>([
  K.PropertyAccessExpression,
  K.BinaryExpression,
  K.IfStatement,
  K.WhileStatement,
  K.DoStatement,
  K.SwitchStatement,
  K.ConditionalExpression,
  K.PrefixUnaryExpression,
  K.PostfixUnaryExpression,
  K.AwaitExpression,
  K.ForOfStatement,
  K.FunctionDeclaration,
  K.WithStatement,
]);

/** What the text of a source tells before any of it is interpreted. */
export class SourceIndex {
  /** How often an expression stands where a condition is decided, by its text. */
  readonly conditions = new Map<string, number>();
  /** The functions in which a name is assigned to. */
  private readonly assignedIn = new Map<string, Set<ts.Node | undefined>>();
  /** What is awaited or followed by `.then` somewhere, by the text of what is called. */
  readonly awaited = new Set<string>();
  /**
   * An `await` in a function that is not async: the compiler's parser lets it pass, and Node refuses the whole file.
   * Outside of functions it is allowed in ES modules.
   */
  misplacedAwait?: Problem;
  private readonly functions = new Map<FunctionNode, FunctionFacts>();
  private readonly scopes: Scopes;
  private readonly hoisted = new Set<string>();
  private hasWith = false;
  private undeclaredNames?: ReadonlyMap<string, UndeclaredName>;

  constructor(readonly file: ts.SourceFile) {
    Object.defineProperty(file, indexKey, { value: this });
    // One walk for both: a second one would cost as much again.
    this.scopes = buildScopes(file, (node) => {
      if (notedKinds.has(node.kind)) this.note(node);
    });
  }

  /** Where the file is, as it was parsed. */
  get path(): string {
    return this.file.fileName;
  }

  /** The names that the source uses and that nothing declares there. */
  get undeclared(): ReadonlyMap<string, UndeclaredName> {
    const { file, scopes, hoisted, hasWith } = this;
    return (this.undeclaredNames ??= undeclaredNames(file, { scopes, hoisted, hasWith }));
  }

  /** Whether code other than the function that declares a name assigns to it. */
  isAssignedElsewhere(name: string, owner: ts.Node | undefined): boolean {
    const functions = this.assignedIn.get(name);
    if (!functions) return false;
    for (const each of functions) if (each !== owner) return true;
    return false;
  }

  /** Whether the source has a piece of text. */
  hasText(part: string): boolean {
    return this.file.text.includes(part);
  }

  factsOf(node: FunctionNode): FunctionFacts {
    let facts = this.functions.get(node);
    if (!facts) this.functions.set(node, (facts = this.collectFacts(node)));
    return facts;
  }

  private addCondition(node: ts.Expression): void {
    const inner = unwrap(node);
    if (ts.isPrefixUnaryExpression(inner)) this.addCondition(inner.operand);
    else if (ts.isTypeOfExpression(inner)) this.addCondition(inner.expression);
    else if (ts.isBinaryExpression(inner)) {
      this.addCondition(inner.left);
      this.addCondition(inner.right);
    } else if (
      ts.isIdentifier(inner) ||
      ts.isPropertyAccessExpression(inner) ||
      (ts.isElementAccessExpression(inner) && ts.isStringLiteralLike(inner.argumentExpression)) ||
      pureCall(inner)
    ) {
      const key = inner.getText(this.file);
      this.conditions.set(key, (this.conditions.get(key) ?? 0) + 1);
    }
  }

  private addAwaited(node: ts.Expression): void {
    const inner = unwrap(node);
    if (ts.isCallExpression(inner)) this.awaited.add(inner.expression.getText(this.file));
  }

  private addAssigned(target: ts.Node): void {
    if (!ts.isIdentifier(target)) return;
    const owner = functionAround(target);
    const functions = this.assignedIn.get(target.text);
    if (functions) functions.add(owner);
    else this.assignedIn.set(target.text, new Set([owner]));
  }

  private note(node: ts.Node): void {
    if (ts.isPropertyAccessExpression(node)) {
      if (node.name.text === 'then') this.addAwaited(node.expression);
    } else if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken;
      if (isAssignment(node)) this.addAssigned(node.left);
      else if (kind === K.AmpersandAmpersandToken || kind === K.BarBarToken) this.addCondition(node.left);
    } else if (
      ts.isIfStatement(node) ||
      ts.isWhileStatement(node) ||
      ts.isDoStatement(node) ||
      ts.isSwitchStatement(node)
    )
      this.addCondition(node.expression);
    else if (ts.isConditionalExpression(node)) this.addCondition(node.condition);
    else if (ts.isPrefixUnaryExpression(node)) {
      if (node.operator === K.PlusPlusToken || node.operator === K.MinusMinusToken)
        this.addAssigned(node.operand);
    } else if (ts.isPostfixUnaryExpression(node)) this.addAssigned(node.operand);
    else if (ts.isAwaitExpression(node)) {
      this.addAwaited(node.expression);
      this.checkAwait(node, 'await');
    } else if (ts.isForOfStatement(node)) {
      if (node.awaitModifier) this.checkAwait(node, 'for await');
    } else if (ts.isFunctionDeclaration(node)) {
      if (node.name) this.hoisted.add(node.name.text);
    } else if (ts.isWithStatement(node)) this.hasWith = true;
  }

  private checkAwait(node: ts.Node, name: string): void {
    const owner = functionAround(node);
    if (owner && !isAsync(owner))
      this.misplacedAwait ??= {
        message: `'${name}' stands in a function that is not async`,
        offset: node.getStart(this.file),
      };
  }

  private collectFacts(node: FunctionNode): FunctionFacts {
    const freeNames = new Set<string>();
    const declared = node.parameters.flatMap(({ name }) => namesOf(name));
    let hasAwait = false;
    const visit = (child: ts.Node): void => {
      if (isFunction(child)) {
        for (const name of this.factsOf(child).freeNames) freeNames.add(name);
        return;
      }
      if (ts.isIdentifier(child)) {
        if (!isNameOfMember(child)) freeNames.add(child.text);
      } else if (ts.isAwaitExpression(child) || (ts.isForOfStatement(child) && child.awaitModifier))
        hasAwait = true;
      else if (ts.isVariableDeclarationList(child) && isForFunction(child, node))
        declared.push(...child.declarations.flatMap(({ name }) => namesOf(name)));
      ts.forEachChild(child, (each) => {
        if (!isTypeNode(each)) visit(each);
      });
    };
    ts.forEachChild(node, visit);
    for (const name of declared) freeNames.delete(name);
    return { hasAwait, freeNames };
  }
}
