import { ts } from 'ts-morph';
import type { Binding, Scopes, Write } from '../syntax/build-scopes';
import { callsOf } from './calls-of';
import { isAssignment } from '../syntax/is-assignment';
import { skipWrappers } from '../syntax/skip-wrappers';

/** The texts that an expression can be, as far as they could be followed. */
export interface Names {
  readonly names: readonly string[];
  /** Whether it can be nothing else. */
  readonly isComplete: boolean;
}

// More than a person writes by hand; a text that goes on like this was generated, or never ends.
const mostNames = 16;
const mostSteps = 400;

/** The object and array literals that an expression can be, as far as they could be followed. */
interface Literals {
  readonly found: readonly ts.Node[];
  readonly isComplete: boolean;
}

const hasText = (name: ts.PropertyName, text: string): boolean =>
  !ts.isComputedPropertyName(name) && name.text === text;

const nothing: Names = { names: [], isComplete: false };

function unite(parts: readonly Names[]): Names {
  const names = [...new Set(parts.flatMap((part) => part.names))];
  const isComplete = parts.length > 0 && parts.every((part) => part.isComplete);
  return names.length > mostNames ? nothing : { names, isComplete };
}

/** Every text of one followed by every text of the other. */
function join(left: Names, right: Names): Names {
  if (!left.isComplete || !right.isComplete || left.names.length * right.names.length > mostNames)
    return nothing;
  return { names: left.names.flatMap((a) => right.names.map((b) => a + b)), isComplete: true };
}

class Evaluation {
  private steps = 0;
  private readonly open = new Set<object>();

  constructor(private readonly scopes: Scopes) {}

  /** Guards against sources without end: names that lead to themselves, and very long chains. */
  private once(subject: object, evaluate: () => Names): Names {
    if (++this.steps > mostSteps || this.open.has(subject)) return nothing;
    this.open.add(subject);
    const result = evaluate();
    this.open.delete(subject);
    return result;
  }

  names(expression: ts.Node): Names {
    return this.once(expression, () => this.namesOf(skipWrappers(expression)));
  }

  private namesOf(node: ts.Node): Names {
    if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node))
      return { names: [node.text], isComplete: true };
    if (ts.isTemplateExpression(node)) {
      return node.templateSpans.reduce<Names>(
        (before, { expression, literal }) =>
          join(join(before, this.names(expression)), { names: [literal.text], isComplete: true }),
        { names: [node.head.text], isComplete: true },
      );
    }
    if (ts.isConditionalExpression(node))
      return unite([this.names(node.whenTrue), this.names(node.whenFalse)]);
    if (ts.isBinaryExpression(node)) return this.ofOperation(node);
    if (ts.isIdentifier(node)) return this.ofVariable(this.scopes.bindingOf(node), []);
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return this.ofMember(node);
    return nothing;
  }

  private ofOperation({ left, operatorToken, right }: ts.BinaryExpression): Names {
    switch (operatorToken.kind) {
      case ts.SyntaxKind.PlusToken:
        return join(this.names(left), this.names(right));
      case ts.SyntaxKind.BarBarToken:
      case ts.SyntaxKind.QuestionQuestionToken:
        return unite([this.names(left), this.names(right)]);
      case ts.SyntaxKind.CommaToken:
      case ts.SyntaxKind.EqualsToken:
        return this.names(right);
      default:
        return nothing;
    }
  }

  private ofVariable(binding: Binding | undefined, path: readonly string[]): Names {
    if (!binding) return nothing;
    return this.once(binding, () => unite(binding.writes.map((write) => this.ofWrite(write, path))));
  }

  private ofWrite(write: Write, path: readonly string[]): Names {
    const own = write.path.filter((key) => key !== undefined);
    if (own.length < write.path.length) return nothing;
    const whole = [...own, ...path];
    switch (write.from) {
      case 'value':
        return this.at(write.value, whole);
      case 'item':
        return this.ofItems(write.list, whole);
      case 'argument':
        return this.ofArguments(write, whole);
      case 'unknown':
        return nothing;
    }
  }

  /** What the calls of a function give a parameter; they are known when the function is only ever called. */
  private ofArguments({ of, index }: Extract<Write, { from: 'argument' }>, path: readonly string[]): Names {
    const { calls, isComplete } = callsOf(of, this.scopes);
    const given = calls.map(({ arguments: list, item }) => {
      if (item) return index === 0 ? this.ofItems(item, path) : nothing;
      const argument = list[index];
      if (list.slice(0, index + 1).some(ts.isSpreadElement)) return nothing;
      if (argument) return this.at(argument, path);
      // The default of the parameter is a write of its own.
      return of.parameters[index]?.initializer ? { names: [], isComplete: true } : nothing;
    });
    return unite(isComplete ? given : [...given, nothing]);
  }

  private ofItems(iterable: ts.Node, path: readonly string[]): Names {
    const { found, isComplete } = this.literals(iterable);
    const lists = found.map((list) => {
      if (!ts.isArrayLiteralExpression(list) || list.elements.some(ts.isSpreadElement)) return nothing;
      return unite(list.elements.map((element) => this.at(element, path)));
    });
    return unite(isComplete ? lists : [...lists, nothing]);
  }

  private ofMember(node: ts.PropertyAccessExpression | ts.ElementAccessExpression): Names {
    if (ts.isPropertyAccessExpression(node)) return this.at(node.expression, [node.name.text]);
    const keys = this.names(node.argumentExpression);
    const members = keys.names.map((key) => this.at(node.expression, [key]));
    return unite(keys.isComplete ? members : [...members, nothing]);
  }

  /** The texts at a path of keys inside what an expression is. */
  private at(expression: ts.Node, path: readonly string[]): Names {
    const [key, ...rest] = path;
    if (key === undefined) return this.names(expression);
    return this.once(expression, () => {
      const { found, isComplete } = this.literals(expression);
      const members = found.map((literal) => this.inLiteral(literal, key, rest));
      return unite(isComplete ? members : [...members, nothing]);
    });
  }

  private inLiteral(literal: ts.Node, key: string, rest: readonly string[]): Names {
    if (ts.isArrayLiteralExpression(literal)) {
      const element = literal.elements[Number(key)];
      return element && !literal.elements.some(ts.isSpreadElement) ? this.at(element, rest) : nothing;
    }
    if (!ts.isObjectLiteralExpression(literal) || literal.properties.some(ts.isSpreadAssignment))
      return nothing;
    const property = literal.properties.findLast(({ name }) => name && hasText(name, key));
    if (!property) return nothing;
    if (ts.isPropertyAssignment(property)) return this.at(property.initializer, rest);
    if (!ts.isShorthandPropertyAssignment(property)) return nothing;
    return this.ofVariable(this.scopes.bindingOf(property.name), rest);
  }

  /** The object and array literals that an expression can be. A literal whose members are written later is not followed. */
  private literals(expression: ts.Node): Literals {
    const none: Literals = { found: [], isComplete: false };
    if (++this.steps > mostSteps) return none;
    const node = skipWrappers(expression);
    if (ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node))
      return { found: [node], isComplete: true };
    if (ts.isPropertyAccessExpression(node)) return this.membersOf(node.expression, [node.name.text]);
    if (ts.isElementAccessExpression(node)) {
      const { names, isComplete } = this.names(node.argumentExpression);
      return isComplete ? this.membersOf(node.expression, names) : none;
    }
    const binding = ts.isIdentifier(node) ? this.scopes.bindingOf(node) : undefined;
    if (!binding || binding.writes.length !== 1 || binding.uses.some(isChanged)) return none;
    const [write] = binding.writes;
    return write?.from === 'value' && write.path.length === 0 ? this.literals(write.value) : none;
  }

  /** The literals under keys of the literals that an expression can be. */
  private membersOf(expression: ts.Node, keys: readonly string[]): Literals {
    const outer = this.literals(expression);
    const inner = outer.found.flatMap((literal) =>
      keys.map((key): Literals => {
        const property =
          ts.isObjectLiteralExpression(literal) &&
          literal.properties.findLast(({ name }) => name && hasText(name, key));
        return property && ts.isPropertyAssignment(property)
          ? this.literals(property.initializer)
          : { found: [], isComplete: false };
      }),
    );
    return {
      found: inner.flatMap(({ found }) => found),
      isComplete: outer.isComplete && inner.every(({ isComplete }) => isComplete),
    };
  }
}

const changing = new Set(['push', 'unshift', 'splice', 'fill', 'sort', 'reverse', 'pop', 'shift']);

/** Whether a use of a variable writes to a member of it, or changes the list that it holds. */
function isChanged(use: ts.Identifier): boolean {
  const { parent } = use;
  if (!ts.isPropertyAccessExpression(parent) && !ts.isElementAccessExpression(parent)) return false;
  if (parent.expression !== use) return false;
  const outer = parent.parent;
  if (ts.isBinaryExpression(outer) && outer.left === parent) return isAssignment(outer);
  return (
    ts.isCallExpression(outer) &&
    outer.expression === parent &&
    ts.isPropertyAccessExpression(parent) &&
    changing.has(parent.name.text)
  );
}

/**
 * Follows an expression to the texts that it can be: through constants, members of constant objects, texts put together,
 * conditions, loops over constant lists, and parameters of functions whose every call is seen.
 */
export function evaluateNames(expression: ts.Node, scopes: Scopes): Names {
  return new Evaluation(scopes).names(expression);
}
