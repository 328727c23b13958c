import { ts } from 'ts-morph';
import type { LocalFunction } from '../calls-of';
import type { Proposal, ReadForRewrite, Rewrite } from './rewrite';

/** How the body of a request becomes the payload that each type of service gave its webhooks. */
const parsers: Readonly<Record<string, (name: string, quote: string) => string>> = {
  github: (name) => `${name} = JSON.parse(${name}.body.text());`,
  // Twilio sends a form; querystring is among the modules that App Services has.
  twilio: (name, quote) => `${name} = require(${quote}querystring${quote}).parse(${name}.body.text());`,
};

/** The quotation mark that the source uses more often. */
const quoteOf = (text: string): string => (text.split("'").length > text.split('"').length ? "'" : '"');

const isDirective = (statement: ts.Statement): boolean =>
  ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression);

const mentions = (node: ts.Node, name: string): boolean =>
  (ts.isIdentifier(node) && node.text === name) ||
  ts.forEachChild(node, (child) => mentions(child, name) || undefined) === true;

const isUnused = ({ name }: ts.ParameterDeclaration, { scopes }: ReadForRewrite): boolean =>
  ts.isIdentifier(name) && scopes.bindingOf(name)?.uses.length === 0;

/** Where the payload of a function is replaced: its name, and the statements that the parsing comes before. */
interface Payload {
  readonly name: string;
  readonly statements: readonly ts.Statement[];
}

/** Finds the payload of a function as one that can be replaced before the first statement, or tells why it cannot. */
function findPayload(
  fn: LocalFunction,
  payload: ts.ParameterDeclaration,
  source: ReadForRewrite,
): Payload | string {
  if (!ts.isIdentifier(payload.name)) return 'the payload is taken apart where the function declares it';
  const { text: name } = payload.name;
  if (payload.initializer || payload.dotDotDotToken)
    return 'the payload has a default, or is a rest of arguments';
  if (!fn.body || !ts.isBlock(fn.body)) return 'the function is an expression without a body of statements';
  if (fn.parameters.slice(1).some((parameter) => mentions(parameter, name)))
    return 'another parameter looks at the payload';
  const uses = source.scopes.bindingOf(payload.name)?.uses ?? [];
  const parsesItself = uses.some(
    ({ parent }) => ts.isPropertyAccessExpression(parent) && parent.name.text === 'body',
  );
  if (parsesItself) return `${name}.body is looked at already`;
  if (mentions(fn.body, 'arguments')) return 'the function looks at its arguments in another way';
  return { name, statements: fn.body.statements };
}

/** Puts the statement before the first one that is no directive, on a line of its own if that one begins a line. */
function insertBefore(statement: ts.Statement, text: string, source: ReadForRewrite): Proposal {
  const start = statement.getStart(source.file);
  const lineStart =
    Math.max(source.text.lastIndexOf('\n', start - 1), source.text.lastIndexOf('\r', start - 1)) + 1;
  const before = source.text.slice(lineStart, start);
  const end = source.text.slice(0, lineStart).endsWith('\r\n') ? '\r\n' : '\n';
  const separator = /^\s*$/.test(before) && lineStart > 0 ? `${end}${before}` : ' ';
  return {
    at: statement,
    edit: { start, end: start, text: `${text}${separator}` },
    message: `${text} was put before the first statement`,
  };
}

/** The function of a GitHub or Twilio webhook got the parsed payload; as an endpoint's it has to parse the body. */
export const rewriteParsedPayload: Rewrite = (source) => {
  const parser = parsers[source.webhook?.type ?? ''];
  if (!parser) return [];
  const { exported, file } = source;
  const fn = exported?.fn;
  if (!exported || !fn)
    return [{ at: exported?.node ?? file, refused: 'the exported function cannot be found' }];
  const [payload] = fn.parameters;
  if (!payload || isUnused(payload, source)) return [];
  const found = findPayload(fn, payload, source);
  if (typeof found === 'string') return [{ at: payload, refused: found }];
  const { name, statements } = found;
  const first = statements.find((statement) => !isDirective(statement));
  return first ? [insertBefore(first, parser(name, quoteOf(source.text)), source)] : [];
};
