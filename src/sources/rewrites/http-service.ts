import { ts } from 'ts-morph';
import type { Binding } from '../../syntax/build-scopes';
import type { Proposal, ReadForRewrite, Rewrite } from './rewrite';

// The service and context.http have the same methods, with the same arguments and the same answers.
const methods = new Set(['get', 'post', 'put', 'patch', 'delete', 'head']);

const isMethodOf = (node: ts.Node): boolean =>
  ts.isPropertyAccessExpression(node.parent) &&
  node.parent.expression === node &&
  methods.has(node.parent.name.text);

/** What else than calling its methods is done with the service; undefined when nothing is. */
function otherUse(call: ts.CallExpression, { scopes }: ReadForRewrite): string | undefined {
  if (isMethodOf(call)) return undefined;
  const { parent } = call;
  const binding =
    ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)
      ? scopes.bindingOf(parent.name)
      : undefined;
  if (!binding) return 'the service is handed on, and what is done with it cannot be seen';
  if (binding.writes.length > 1) return `${binding.name} is assigned more than once`;
  return binding.uses.every(isMethodOf) ? undefined : `${binding.name} is handed on, or used otherwise`;
}

const isNamed = (node: ts.Node, name: string): node is ts.PropertyAccessExpression =>
  ts.isPropertyAccessExpression(node) && node.name.text === name;

const isWrittenOnce = (binding: Binding | undefined): boolean => !binding || binding.writes.length === 1;

const oneLine = (node: ts.Node): string => node.getText().replace(/\s+/g, ' ');

/** The edit that puts `http` in the place of `services.get("...")`, or why there is none. */
function editOf(at: ts.Node, call: ts.CallExpression, source: ReadForRewrite): Proposal {
  const { scopes, file } = source;
  const callee = call.expression;
  const services = isNamed(callee, 'get') ? callee.expression : undefined;
  if (services && isNamed(services, 'services') && ts.isIdentifier(services.expression)) {
    const context = services.expression;
    if (!isWrittenOnce(scopes.bindingOf(context)))
      return { at, refused: `${context.text} is assigned more than once` };
    const text = services.questionDotToken ? '?.http' : '.http';
    return {
      at,
      edit: { start: context.end, end: call.end, text },
      message: `${oneLine(call)} became ${context.text}${text}`,
    };
  }
  if (scopes.declares('context')) return { at, refused: 'the source declares a context of its own' };
  return {
    at,
    edit: { start: call.getStart(file), end: call.end, text: 'context.http' },
    message: `${oneLine(call)} became context.http`,
  };
}

/** Calls of an HTTP service become calls of `context.http`, where nothing but its methods is used. */
export const rewriteHttpService: Rewrite = (source) => {
  const { platform, httpServices } = source;
  const named = platform.names.filter(({ kind }) => kind === 'service');
  return named
    .filter(({ name }) => httpServices.has(name))
    .map(({ name, node }): Proposal => {
      const call = node.parent;
      const isClear =
        named.filter((other) => other.node === node).length === 1 &&
        platform.unresolved.every((other) => other.node !== node);
      if (!isClear) return { at: node, refused: `what is named here may be another service than ${name}` };
      if (!ts.isCallExpression(call) || call.arguments.length !== 1)
        return { at: node, refused: `${name} is asked for in an unusual way` };
      const other = otherUse(call, source);
      return other ? { at: node, refused: other } : editOf(node, call, source);
    });
};
