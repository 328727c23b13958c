import { ts } from 'ts-morph';
import type {
  SourceCollection,
  SourceName,
  SourceNameKind,
  SourceUse,
  UnresolvedName,
} from '../model/source-facts';
import type { Scopes } from '../syntax/build-scopes';
import { callsOf, functionsAt, holderOf, isFunction } from './calls-of';
import { describeExpression } from '../syntax/describe-expression';
import { evaluateNames, type Names } from './evaluate-names';
import { isTest } from './is-test';
import { keyInLiteral } from '../syntax/key-in-literal';
import { listWays } from './list-ways';
import {
  environmentValues,
  hiddenBy,
  holderFor,
  identityOf,
  isOfArgument,
  isUseOfArgument,
  memberOf,
  namingFunctions,
  type PlatformValue,
} from './platform-value';

/** A fact with the node that it stands at. */
export type At<T> = Omit<T, 'position' | 'enclosing'> & { readonly node: ts.Node };

/** What a source does with what App Services gives it. */
export interface PlatformFacts {
  readonly names: At<SourceName>[];
  readonly collections: At<SourceCollection>[];
  readonly unresolved: At<UnresolvedName>[];
  readonly uses: At<SourceUse>[];
  /** What the source asks about before it uses it. */
  readonly tested: Set<string>;
}

/** Where a value comes into the source: a use of a global, or a parameter. */
export type Seed = readonly [ts.BindingName, PlatformValue];

// Printing a thing names nothing in it.
const printers = /^(?:console\.\w+|JSON\.stringify|EJSON\.stringify|Object\.freeze)$/;

const silent = new Set(['globalThis', 'global', 'request', 'response']);

const operators = ts.SyntaxKind;

class PlatformFollower implements PlatformFacts {
  readonly names: At<SourceName>[] = [];
  readonly collections: At<SourceCollection>[] = [];
  readonly unresolved: At<UnresolvedName>[] = [];
  readonly uses: At<SourceUse>[] = [];
  readonly tested = new Set<string>();
  private readonly pending: [ts.Node, PlatformValue][] = [];
  private readonly seen = new Map<ts.Node, Set<string>>();

  constructor(private readonly scopes: Scopes) {}

  run(seeds: readonly Seed[]): void {
    for (const [node, value] of seeds) {
      if (ts.isIdentifier(node) && !isDeclaration(node)) this.follow(node, value);
      else this.bind(node, value);
    }
    for (let next = this.pending.pop(); next; next = this.pending.pop()) this.step(...next);
  }

  private follow(node: ts.Node, value: PlatformValue): void {
    const seen = this.seen.get(node) ?? new Set();
    const identity = identityOf(value);
    if (seen.has(identity)) return;
    this.seen.set(node, seen.add(identity));
    this.pending.push([node, value]);
  }

  /** The value stands at the node: what does the code around it do with it? */
  private step(node: ts.Node, value: PlatformValue): void {
    const { parent } = node;
    if (
      ts.isParenthesizedExpression(parent) ||
      ts.isAwaitExpression(parent) ||
      ts.isAsExpression(parent) ||
      ts.isNonNullExpression(parent)
    )
      return this.follow(parent, value);
    if (ts.isPropertyAccessExpression(parent) && parent.expression === node)
      return this.take(parent, value, parent.name.text);
    if (ts.isElementAccessExpression(parent) && parent.expression === node) return this.index(parent, value);
    this.useAt(node, value);
    if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return this.inCall(node, parent, value);
    const isGiven = ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent);
    if (isGiven && parent.initializer === node) return this.bind(parent.name, value);
    if (ts.isBinaryExpression(parent)) return this.inOperation(node, parent, value);
    if (ts.isConditionalExpression(parent))
      return parent.condition === node ? this.test(value) : this.follow(parent, value);
    if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === node))
      return this.giveBack(node, value);
    const key = keyInLiteral(node, parent);
    if (key !== undefined) return this.hold(node, parent.parent, key, value);
    if (isTest(node, parent)) return this.test(value);
    if (ts.isExpressionStatement(parent) || ts.isTemplateSpan(parent) || ts.isVoidExpression(parent)) return;
    this.lose(node, value);
  }

  private take(
    access: ts.PropertyAccessExpression | ts.ElementAccessExpression,
    value: PlatformValue,
    key: string,
  ): void {
    if (value.kind === 'member') {
      if (access.questionDotToken) this.test(value);
      if (value.path === environmentValues) {
        // `values.hasOwnProperty(...)` asks an object, and reads no value.
        if (key in Object.prototype && isCallee(access)) return;
        const node = ts.isPropertyAccessExpression(access) ? access.name : access.argumentExpression;
        this.names.push({ kind: 'environment-value', name: key, node });
        return;
      }
      // The function itself, called in another way than by its name.
      if (namingFunctions.has(value.path) && /^(?:call|apply|bind)$/.test(key))
        return this.lose(access, value);
    }
    if (value.kind === 'service' || value.kind === 'database') return this.callMember(access, value, key);
    const member = memberOf(value, key);
    if (member) this.follow(access, member);
  }

  private index(access: ts.ElementAccessExpression, value: PlatformValue): void {
    const { names, isComplete } = evaluateNames(access.argumentExpression, this.scopes);
    for (const name of names) this.take(access, value, name);
    if (!isComplete) this.lose(access, value, describeExpression(access.argumentExpression));
  }

  private inCall(node: ts.Node, call: ts.CallExpression | ts.NewExpression, value: PlatformValue): void {
    if (call.expression === node) {
      if (ts.isNewExpression(call) || value.kind !== 'member') return;
      const kind = namingFunctions.get(value.path);
      if (kind) this.callNaming(call, kind);
      return;
    }
    this.give(node, call, value);
  }

  /** `context.services.get(...)` and the like. */
  private callNaming(call: ts.CallExpression, kind: SourceNameKind): void {
    const [argument] = call.arguments;
    const { names, isComplete }: Names =
      argument && !ts.isSpreadElement(argument)
        ? evaluateNames(argument, this.scopes)
        : { names: [], isComplete: false };
    this.names.push(...names.map((name) => ({ kind, name, node: argument ?? call })));
    if (!isComplete)
      this.unresolved.push({
        kind,
        isHandedOn: false,
        what: describeExpression(argument),
        node: argument ?? call,
      });
    if (kind === 'service') this.follow(call, { kind: 'service', services: names, databases: [] });
  }

  /** `.db("d")` of a service, `.collection("c")` of a database. */
  private callMember(
    access: ts.PropertyAccessExpression | ts.ElementAccessExpression,
    value: Extract<PlatformValue, { readonly services: readonly string[] }>,
    key: string,
  ): void {
    const call = access.parent;
    if (!ts.isCallExpression(call) || call.expression !== access) return;
    const [argument] = call.arguments;
    const names = argument ? evaluateNames(argument, this.scopes).names : [];
    if (value.kind === 'service' && key === 'db')
      return this.follow(call, { kind: 'database', services: value.services, databases: names });
    if (value.kind !== 'database' || key !== 'collection') return;
    const ways = listWays(value.services, value.databases, names);
    this.collections.push(...ways.map((way) => ({ ...way, node: argument ?? call })));
  }

  /** The value is an argument: it goes on inside of a function of the source, and is lost in any other. */
  private give(node: ts.Node, call: ts.CallExpression | ts.NewExpression, value: PlatformValue): void {
    const given: readonly ts.Node[] = call.arguments ?? [];
    const index = given.indexOf(node);
    const functions = functionsAt(call.expression, this.scopes);
    const hasSpread = given.slice(0, index).some(ts.isSpreadElement);
    if (functions.length === 0 || hasSpread) {
      if (!printers.test(describeExpression(call.expression))) this.lose(node, value);
      return;
    }
    for (const fn of functions) {
      const parameter = fn.parameters[index];
      if (parameter && !parameter.dotDotDotToken) this.bind(parameter.name, value);
      else if (fn.parameters.at(-1)?.dotDotDotToken) this.lose(node, value);
    }
  }

  private hold(node: ts.Node, literal: ts.Node, key: string, value: PlatformValue): void {
    const holder = holderFor(key, value);
    if (holder) this.follow(literal, holder);
    else this.lose(node, value);
  }

  /** The value is returned: it goes on wherever the function is called. */
  private giveBack(node: ts.Node, value: PlatformValue): void {
    let fn: ts.Node = node.parent;
    while (!ts.isFunctionLike(fn) && !ts.isSourceFile(fn)) fn = fn.parent;
    if (!isFunction(fn)) return this.lose(node, value);
    const { calls, isComplete } = callsOf(fn, this.scopes);
    const direct = calls.filter(({ item }) => item === undefined);
    for (const call of direct) this.follow(call.node, value);
    if (!isComplete || direct.length < calls.length || (!direct.length && !holderOf(fn, this.scopes)))
      this.lose(node, value);
  }

  private inOperation(node: ts.Node, operation: ts.BinaryExpression, value: PlatformValue): void {
    const { left, operatorToken, right } = operation;
    switch (operatorToken.kind) {
      case operators.EqualsToken:
        if (left === node) return;
        this.assign(left, node, value);
        return this.follow(operation, value);
      case operators.AmpersandAmpersandToken:
        return node === left ? this.test(value) : this.follow(operation, value);
      case operators.BarBarToken:
      case operators.QuestionQuestionToken:
        if (node === left) this.test(value);
        return this.follow(operation, value);
      case operators.CommaToken:
        return node === right ? this.follow(operation, value) : undefined;
      case operators.InKeyword:
        return this.has(left, node, value);
      default:
        return this.test(value);
    }
  }

  private assign(target: ts.Expression, node: ts.Node, value: PlatformValue): void {
    if (ts.isIdentifier(target)) {
      const binding = this.scopes.bindingOf(target);
      if (binding) for (const use of binding.uses) this.followUse(use, value);
      else this.lose(node, value);
    } else if (ts.isObjectLiteralExpression(target)) {
      for (const property of target.properties) {
        const binding = ts.isShorthandPropertyAssignment(property) && this.scopes.bindingOf(property.name);
        const member = binding && memberOf(value, binding.name);
        if (!binding) this.lose(node, value);
        else if (member) for (const use of binding.uses) this.followUse(use, member);
      }
    } else this.lose(node, value);
  }

  /** `"name" in context.environment.values` */
  private has(key: ts.Node, node: ts.Node, value: PlatformValue): void {
    const { names, isComplete } = evaluateNames(key, this.scopes);
    if (value.kind !== 'member' || value.path !== environmentValues) return this.test(value);
    for (const name of names) this.names.push({ kind: 'environment-value', name, node: key });
    if (!isComplete) this.lose(node, value, describeExpression(key));
  }

  /** Every name of a pattern takes its part of the value. */
  private bind(name: ts.BindingName, value: PlatformValue): void {
    if (ts.isIdentifier(name)) {
      for (const use of this.scopes.bindingOf(name)?.uses ?? []) this.followUse(use, value);
      return;
    }
    if (ts.isArrayBindingPattern(name)) return;
    for (const element of name.elements) {
      const key = element.propertyName ?? element.name;
      if (element.dotDotDotToken) this.bind(element.name, value);
      else if (ts.isComputedPropertyName(key)) {
        const { names, isComplete } = evaluateNames(key.expression, this.scopes);
        for (const each of names) this.bindMember(element, value, each, key.expression);
        if (!isComplete) this.lose(element, value, describeExpression(key.expression));
      } else if (ts.isIdentifier(key) || ts.isStringLiteral(key))
        this.bindMember(element, value, key.text, key);
    }
  }

  private bindMember(element: ts.BindingElement, value: PlatformValue, key: string, node: ts.Node): void {
    if (value.kind === 'member' && value.path === environmentValues) {
      this.names.push({ kind: 'environment-value', name: key, node });
      return;
    }
    const member = memberOf(value, key);
    if (!member) return;
    this.useAt(node, member);
    this.bind(element.name, member);
  }

  private followUse(use: ts.Identifier, value: PlatformValue): void {
    const { parent } = use;
    const isTarget =
      ts.isBinaryExpression(parent) &&
      parent.left === use &&
      parent.operatorToken.kind === operators.EqualsToken;
    if (!isTarget) this.follow(use, value);
  }

  private useAt(node: ts.Node, value: PlatformValue): void {
    if (value.kind !== 'member') return;
    const { path } = value;
    // What names something is a name and not a use, and a global by itself says nothing.
    if (hiddenBy.has(path) || silent.has(path)) return;
    // A document may have a member that is called like a method of a request; nobody calls it there.
    if (!isOfArgument(path) || (isUseOfArgument(path) && isCallee(node)))
      this.uses.push({ name: path, node });
  }

  private test(value: PlatformValue): void {
    if (value.kind === 'member') this.tested.add(value.path);
  }

  /** The value goes where it cannot be followed, or a member by a name that cannot. */
  private lose(node: ts.Node, value: PlatformValue, what?: string): void {
    if (value.kind === 'holder') return this.lose(node, value.value, what);
    const kind = value.kind === 'member' ? hiddenBy.get(value.path) : undefined;
    if (!kind) return;
    const isHandedOn = what === undefined;
    this.unresolved.push({ kind, isHandedOn, what: what ?? describeExpression(node), node });
  }
}

const isCallee = (node: ts.Node): boolean =>
  ts.isCallExpression(node.parent) && node.parent.expression === node;

const isDeclaration = (node: ts.Identifier): boolean =>
  (ts.isParameter(node.parent) ||
    ts.isBindingElement(node.parent) ||
    ts.isVariableDeclaration(node.parent)) &&
  node.parent.name === node;

/** Follows what App Services gives a source from where it comes in to everything that is done with it. */
export function followPlatform(seeds: readonly Seed[], scopes: Scopes): PlatformFacts {
  const follower = new PlatformFollower(scopes);
  follower.run(seeds);
  return follower;
}
