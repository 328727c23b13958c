import { ts } from 'ts-morph';
import { isTypeNode } from './is-type-node';
import { roleOf } from './role-of-identifier';

/** One way in which a binding gets its value. */
export type Write = {
  /** The keys that lead into the value, of one that is taken apart; undefined for a key that is computed. */
  readonly path: readonly (string | undefined)[];
} & (
  | { readonly from: 'value'; readonly value: ts.Expression | ts.FunctionDeclaration }
  /** It is one of the items of a list. */
  | { readonly from: 'item'; readonly list: ts.Expression }
  /** The calls of a function give it: which parameter of which function. */
  | { readonly from: 'argument'; readonly of: ts.SignatureDeclaration; readonly index: number }
  /** By what cannot be followed. */
  | { readonly from: 'unknown' }
);

/** A name that a source declares. */
export interface Binding {
  readonly name: string;
  readonly writes: Write[];
  /** Where the name is read or written, declarations left out. */
  readonly uses: ts.Identifier[];
  /** Whether only one scope may declare it once: let, const, class. */
  isLexical: boolean;
}

interface Scope {
  readonly outer?: Scope;
  /** Where `var` declares. */
  readonly isFunction: boolean;
  readonly bindings: Map<string, Binding>;
}

/** What a source declares, and which declaration each name means. */
export interface Scopes {
  /** The binding of a name where it is declared or used; undefined for a global. */
  bindingOf(identifier: ts.Identifier): Binding | undefined;
  /** The names that are used and that nothing in the source declares, in the order of their first use. */
  readonly globalNames: readonly string[];
  /** The uses of a name that nothing in the source declares. */
  globalUses(name: string): readonly ts.Identifier[];
  /** The binding that the source declares outside of every function. */
  outermost(name: string): Binding | undefined;
  /** Whether the source declares a name anywhere, be it inside of a function. */
  declares(name: string): boolean;
  /** Names that are declared twice where the language allows it once. */
  readonly declaredTwice: readonly ts.Identifier[];
}

const isPlainAssignment = (node: ts.Node): node is ts.BinaryExpression =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;

const K = ts.SyntaxKind;

const functionKinds = new Set<ts.SyntaxKind>([
  K.FunctionDeclaration,
  K.FunctionExpression,
  K.ArrowFunction,
  K.MethodDeclaration,
  K.Constructor,
  K.GetAccessor,
  K.SetAccessor,
]);

const scopeKinds = new Set<ts.SyntaxKind>([
  ...functionKinds,
  K.CatchClause,
  K.ForStatement,
  K.ForInStatement,
  K.ForOfStatement,
  K.CaseBlock,
  K.ClassDeclaration,
  K.ClassExpression,
  K.ClassStaticBlockDeclaration,
  K.Block,
]);

// All other nodes neither declare anything nor hold declarations of their own.
const enteredKinds = new Set<ts.SyntaxKind>([
  ...scopeKinds,
  K.VariableDeclaration,
  K.ImportClause,
  K.ImportSpecifier,
  K.NamespaceImport,
  K.ImportEqualsDeclaration,
]);

const isFunctionScope = (node: ts.Node): node is ts.FunctionLikeDeclaration => functionKinds.has(node.kind);

const isScopeOfItsOwn = (node: ts.Node): boolean =>
  node.kind === K.Block
    ? // The body of a function is in the scope of its parameters.
      !functionKinds.has(node.parent.kind) && node.parent.kind !== K.CatchClause
    : scopeKinds.has(node.kind);

/** The key of one part of a pattern; undefined when it is computed. */
function keyOf(element: ts.BindingElement, index: number): string | undefined {
  if (ts.isArrayBindingPattern(element.parent)) return String(index);
  const name = element.propertyName ?? element.name;
  if (ts.isIdentifier(name) || ts.isStringLiteral(name)) return name.text;
  return ts.isComputedPropertyName(name) && ts.isStringLiteralLike(name.expression)
    ? name.expression.text
    : undefined;
}

class ScopeBuilder {
  readonly bindings = new Map<ts.Identifier, Binding>();
  readonly globals = new Map<string, ts.Identifier[]>();
  readonly declared = new Set<string>();
  readonly declaredTwice: ts.Identifier[] = [];
  readonly used: [ts.Identifier, Scope][] = [];
  readonly assigned: [ts.Identifier, Write][] = [];

  declare(name: ts.Identifier, scope: Scope, write: Write | undefined, isLexical: boolean): void {
    this.declared.add(name.text);
    const known = scope.bindings.get(name.text);
    if (known && (isLexical || known.isLexical)) this.declaredTwice.push(name);
    const binding = known ?? { name: name.text, writes: [], uses: [], isLexical };
    binding.isLexical ||= isLexical;
    if (write) binding.writes.push(write);
    scope.bindings.set(name.text, binding);
    this.bindings.set(name, binding);
  }

  /** Declares every name of a pattern, each with its way into the value. */
  declarePattern(name: ts.BindingName, scope: Scope, write: Write | undefined, isLexical: boolean): void {
    const pending: [ts.BindingName, Write | undefined][] = [[name, write]];
    for (let next = pending.pop(); next; next = pending.pop()) {
      const [part, value] = next;
      if (ts.isIdentifier(part)) {
        this.declare(part, scope, value, isLexical);
        continue;
      }
      part.elements.forEach((element, index) => {
        if (!ts.isBindingElement(element)) return;
        const key = element.dotDotDotToken ? undefined : keyOf(element, index);
        const inner: Write = value ? { ...value, path: [...value.path, key] } : { from: 'unknown', path: [] };
        pending.push([element.name, inner]);
        if (element.initializer && ts.isIdentifier(element.name))
          this.assigned.push([element.name, { from: 'value', value: element.initializer, path: [] }]);
      });
    }
  }

  declareVariable(node: ts.VariableDeclaration, scope: Scope): void {
    const list = node.parent;
    if (ts.isCatchClause(list)) return this.declarePattern(node.name, scope, unknown, false);
    const isLexical = (list.flags & ts.NodeFlags.BlockScoped) !== 0;
    const owner = isLexical ? scope : functionScopeOf(scope);
    const loop = list.parent;
    let write: Write | undefined;
    if (ts.isForOfStatement(loop)) write = { from: 'item', list: loop.expression, path: [] };
    else if (ts.isForInStatement(loop)) write = unknown;
    else if (node.initializer) write = { from: 'value', value: node.initializer, path: [] };
    // A pattern without a value is an error of its own, and `let a;` is undefined until it is written.
    this.declarePattern(node.name, owner, write, isLexical);
  }

  declareParameters(node: ts.SignatureDeclaration, scope: Scope): void {
    node.parameters.forEach((parameter, index) => {
      const write: Write = parameter.dotDotDotToken
        ? unknown
        : { from: 'argument', of: node, index, path: [] };
      this.declarePattern(parameter.name, scope, write, false);
      if (parameter.initializer && ts.isIdentifier(parameter.name))
        this.assigned.push([parameter.name, { from: 'value', value: parameter.initializer, path: [] }]);
    });
  }

  /** Enters a node that declares something or opens a scope; the scope for what is below it. */
  enter(node: ts.Node, outer: Scope): Scope {
    if (ts.isFunctionDeclaration(node) && node.name)
      this.declare(node.name, outer, { from: 'value', value: node, path: [] }, false);
    if (ts.isClassDeclaration(node) && node.name) this.declare(node.name, outer, unknown, true);
    if (ts.isVariableDeclaration(node)) this.declareVariable(node, outer);
    if (isImported(node) && node.name) this.declare(node.name, outer, unknown, true);
    if (!isScopeOfItsOwn(node)) return outer;
    const isFunction = isFunctionScope(node);
    const scope: Scope = { outer, isFunction, bindings: new Map() };
    if (isFunction) this.declareParameters(node, scope);
    if ((ts.isFunctionExpression(node) || ts.isClassExpression(node)) && node.name) {
      // The own name of an expression gives way to a parameter or variable of that name.
      const own: Scope = { outer, isFunction: false, bindings: new Map() };
      const value: Write = ts.isFunctionExpression(node) ? { from: 'value', value: node, path: [] } : unknown;
      this.declare(node.name, own, value, false);
      return { ...scope, outer: own };
    }
    return scope;
  }

  assign(target: ts.Expression, value: ts.Expression): void {
    if (ts.isIdentifier(target)) this.assigned.push([target, { from: 'value', value, path: [] }]);
    if (!ts.isObjectLiteralExpression(target)) return;
    for (const property of target.properties) {
      if (ts.isShorthandPropertyAssignment(property))
        this.assigned.push([property.name, { from: 'value', value, path: [property.name.text] }]);
    }
  }

  use(node: ts.Identifier, scope: Scope): void {
    const role = roleOf(node);
    if (role === 'none') return;
    this.used.push([node, scope]);
    const { parent } = node;
    // `assign` tells what these two are given; every other way to assign is one that is not followed.
    const isFollowed =
      isPlainAssignment(parent) ||
      (ts.isShorthandPropertyAssignment(parent) && isPlainAssignment(parent.parent.parent));
    if (role === 'assigned' && !isFollowed) this.assigned.push([node, unknown]);
  }

  resolve(): void {
    for (const [identifier, from] of this.used) {
      let scope: Scope | undefined = from;
      while (scope && !scope.bindings.has(identifier.text)) scope = scope.outer;
      const binding = scope?.bindings.get(identifier.text);
      if (binding) {
        binding.uses.push(identifier);
        this.bindings.set(identifier, binding);
      } else {
        const uses = this.globals.get(identifier.text);
        if (uses) uses.push(identifier);
        else this.globals.set(identifier.text, [identifier]);
      }
    }
    for (const [identifier, write] of this.assigned) this.bindings.get(identifier)?.writes.push(write);
  }
}

const unknown: Write = { from: 'unknown', path: [] };

function functionScopeOf(scope: Scope): Scope {
  let found = scope;
  while (!found.isFunction && found.outer) found = found.outer;
  return found;
}

const isImported = (
  node: ts.Node,
): node is ts.ImportClause | ts.ImportSpecifier | ts.NamespaceImport | ts.ImportEqualsDeclaration =>
  ts.isImportClause(node) ||
  ts.isImportSpecifier(node) ||
  ts.isNamespaceImport(node) ||
  ts.isImportEqualsDeclaration(node);

/**
 * Finds what a source declares, and what each of its names means, without a type checker: a program for each file
 * would take many times as long as parsing it.
 *
 * @param visit sees every node but identifiers and types, in the order of the text
 */
export function buildScopes(file: ts.SourceFile, visit: (node: ts.Node) => void): Scopes {
  const builder = new ScopeBuilder();
  const top: Scope = { isFunction: true, bindings: new Map() };
  // A list instead of recursion: a source may be nested more deeply than the stack is.
  const pending: ts.Node[] = [file];
  const scopes: Scope[] = [top];
  const children: ts.Node[] = [];
  const addChild = (child: ts.Node): void => {
    if (!isTypeNode(child)) children.push(child);
  };
  let node: ts.Node | undefined;
  let outer: Scope | undefined;
  while ((node = pending.pop()) && (outer = scopes.pop())) {
    if (ts.isIdentifier(node)) {
      builder.use(node, outer);
      continue;
    }
    const scope = enteredKinds.has(node.kind) ? builder.enter(node, outer) : outer;
    if (node.kind === K.BinaryExpression && isPlainAssignment(node)) builder.assign(node.left, node.right);
    visit(node);
    ts.forEachChild(node, addChild);
    // The first child is the next one to be looked at, so that everything is found in the order of the text.
    for (let child = children.pop(); child; child = children.pop()) {
      pending.push(child);
      scopes.push(scope);
    }
  }
  builder.resolve();
  return {
    bindingOf: (identifier) => builder.bindings.get(identifier),
    globalNames: [...builder.globals.keys()],
    globalUses: (name) => builder.globals.get(name) ?? [],
    outermost: (name) => top.bindings.get(name),
    declares: (name) => builder.declared.has(name),
    declaredTwice: builder.declaredTwice,
  };
}
