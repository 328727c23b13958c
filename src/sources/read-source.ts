import { ts } from 'ts-morph';
import type {
  EnclosingFunction,
  SourceExport,
  SourceFacts,
  SourceName,
  UnresolvedName,
} from '../model/source-facts';
import { buildScopes } from '../syntax/build-scopes';
import { exportThatRuns, findExports, type FoundExport } from './find-exports';
import { findDoubleNames, findInForm, type FormFacts } from './find-in-form';
import { credentialIn, findInTexts, type TextFacts } from './find-in-texts';
import { followPlatform, type At } from './follow-platform';
import { describeExpression } from '../syntax/describe-expression';
import { parseSource } from '../syntax/parse-source';
import { positionsIn, type PositionOf } from '../syntax/positions-in';
import { seedPlatform } from './seed-platform';

const isAsync = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) === true;

function nameOfFunction(node: ts.SignatureDeclaration): string | undefined {
  if (node.name && ts.isIdentifier(node.name)) return node.name.text;
  const { parent } = node;
  if (
    (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) &&
    (ts.isIdentifier(parent.name) || ts.isStringLiteral(parent.name))
  )
    return parent.name.text;
  return undefined;
}

/** The position of a fact and the function around it, in place of its node. */
function placing(file: ts.SourceFile, position: PositionOf) {
  // Only a function that holds a fact is looked at, and most hold several.
  const known = new Map<ts.Node, EnclosingFunction>();
  const enclosing = (node: ts.Node): EnclosingFunction | undefined => {
    let outer = node.parent;
    while (!ts.isSourceFile(outer) && !ts.isFunctionLike(outer)) outer = outer.parent;
    if (ts.isSourceFile(outer)) return undefined;
    const name = nameOfFunction(outer);
    const found = known.get(outer) ?? { ...position(outer.getStart(file)), ...(name && { name }) };
    known.set(outer, found);
    return found;
  };
  return <T extends { readonly node: ts.Node }>(facts: readonly T[]) =>
    facts
      .map(({ node, ...fact }) => {
        const around = enclosing(node);
        return { ...fact, position: position(node.getStart(file)), ...(around && { enclosing: around }) };
      })
      .sort((a, b) => a.position.offset - b.position.offset);
}

function describeExport({ target, value, node, fn }: FoundExport, position: PositionOf): SourceExport {
  const parameters = fn?.parameters.map(({ name }) => (ts.isIdentifier(name) ? name.text : undefined)) ?? [];
  return {
    target,
    value,
    isAsync: fn !== undefined && isAsync(fn),
    parameters,
    position: position(node.getStart()),
  };
}

const nothingRead = {
  isEmpty: false,
  moduleSyntax: [],
  exports: [],
  names: [],
  collections: [],
  unresolved: [],
  uses: [],
  tested: [],
  hosts: [],
  credentials: [],
};

// Names are shown, and a credential may stand in the place of one by mistake; it is told of as a credential.
function withoutCredentials(found: readonly At<SourceName>[]) {
  const names: At<SourceName>[] = [];
  const secret: At<UnresolvedName>[] = [];
  for (const { kind, name, node } of found) {
    if (credentialIn(name)) secret.push({ kind, isHandedOn: false, what: 'a credential', node });
    else names.push({ kind, name, node });
  }
  return { names, secret };
}

/**
 * Reads the facts of a function's source. Nothing but the text is looked at, and no text makes it throw.
 *
 * @param name of the function; it stands in no fact
 */
export function readSource(name: string, text: string): SourceFacts {
  const position = positionsIn(text);
  const { file, problems: ofParser } = parseSource(`${name}.js`, text);
  const placed = (problems: typeof ofParser): SourceFacts['problems'] =>
    problems
      .map(({ message, offset }) => ({ message, position: position(offset) }))
      .sort((a, b) => a.position.offset - b.position.offset);
  if (!file) return { ...nothingRead, problems: placed(ofParser) };
  const form: FormFacts = { problems: [], moduleSyntax: [] };
  const texts: TextFacts = { hosts: [], credentials: [] };
  const scopes = buildScopes(file, (node) => {
    findInForm(node, form);
    findInTexts(node, texts);
  });
  const exports = findExports(file, scopes);
  const exported = exportThatRuns(exports);
  const platform = followPlatform(seedPlatform(exported, scopes), scopes);
  const place = placing(file, position);
  const { names, secret } = withoutCredentials(platform.names);
  const ofExport: At<UnresolvedName>[] =
    exported?.value === 'unknown'
      ? [{ kind: 'export', isHandedOn: false, what: describeExpression(exported.given), node: exported.node }]
      : [];
  return {
    isEmpty: file.statements.every(ts.isEmptyStatement),
    // What follows the first error of the parser is often its echo.
    problems: placed(ofParser.length ? ofParser.slice(0, 1) : [...form.problems, ...findDoubleNames(scopes)]),
    moduleSyntax: form.moduleSyntax
      .map((node) => position(node.getStart(file)))
      .sort((a, b) => a.offset - b.offset),
    exports: exports.map((each) => describeExport(each, position)),
    ...(exported && { exported: describeExport(exported, position) }),
    names: place(names),
    collections: place(platform.collections),
    unresolved: place([...platform.unresolved, ...secret, ...ofExport]),
    uses: place(platform.uses),
    tested: [...platform.tested],
    hosts: place(texts.hosts),
    credentials: place(texts.credentials),
  };
}
