import { ts } from 'ts-morph';
import type { Handler, Role } from './handler';
import { unwrap } from './index-source';
import type { Closure, Exported, Router, Value } from './interpret/domain';
import { followImport } from './interpret/follow-import';
import type { Run } from './interpret/run';
import { alternativesOf } from './interpret/value';
import { senders, writers } from './names/response-methods';
import { registersHandler } from './names/web-frameworks';
import type { PackageFacts } from './package-facts';
import { unwrapHandler } from './unwrap-handler';

/** A value that was registered to be called with each request. */
export interface Registration {
  readonly name: string;
  readonly value: Value;
  readonly node: ts.Node;
}

const requestName = /^_*(?:req|request)$/i;
const responseName = /^_*(?:res|resp|response)$/i;

const nameOf = (parameter: ts.ParameterDeclaration | undefined): string =>
  parameter && ts.isIdentifier(parameter.name) ? parameter.name.text : '';

/** What the type that a function is declared with says. */
const annotationOf = ({ parent }: ts.Node): string =>
  (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) && 'type' in parent
    ? (parent.type?.getText() ?? '')
    : '';

const isTypedHandler = ({ node }: Closure): boolean => /\bHttpFunction\b/.test(annotationOf(node));

const sending = new Set([...senders, ...writers, 'status']);

/** The methods that a function's text calls on something. */
const methodsIn = ({ node }: Closure): string[] =>
  [...node.getText().matchAll(/\.\s*(\w+)\s*\(/g)].map(([, name = '']) => name);

/** Whether a function takes a request and a response: by the types or names of its parameters, or by what it calls. */
function takesRequest(closure: Closure): boolean {
  const [request, response] = closure.node.parameters;
  if (!request || !response) return false;
  if (response.type && /\bResponse\b/.test(response.type.getText())) return true;
  const isNamed = requestName.test(nameOf(request)) || /^_+$/.test(nameOf(request));
  if (responseName.test(nameOf(response))) return isNamed;
  return isNamed && methodsIn(closure).some((name) => senders.has(name));
}

/** Whether a function leaves it to others to answer: all that it does with the response is to prepare it. */
function onlyPrepares(closure: Closure): boolean {
  const response = nameOf(closure.node.parameters[1]).replace(/\$/g, '\\$');
  const body = closure.node.body?.getText() ?? '';
  const uses = [...body.matchAll(new RegExp(`\\b${response}\\b(?:\\s*\\.\\s*(\\w+))?`, 'g'))];
  const isPassedOn = uses.some(([, member]) => member === undefined);
  return uses.length > 0 && !isPassedOn && !methodsIn(closure).some((name) => sending.has(name));
}

const roleOfRoute = ({ node }: Closure): Role => (node.parameters.length === 4 ? 'error-route' : 'route');

/** The name under which what an expression gives is exported or kept; undefined for what has none. */
function nameAround(node: ts.Node): string | undefined {
  for (let inner = node; inner.parent; inner = inner.parent) {
    const { parent } = inner;
    if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) return parent.name.text;
    if (ts.isPropertyAssignment(parent) && !ts.isComputedPropertyName(parent.name)) return parent.name.text;
    if (ts.isBinaryExpression(parent) && ts.isPropertyAccessExpression(parent.left))
      return parent.left.name.text;
    if (ts.isExportAssignment(parent)) return 'default';
    if (ts.isStatement(parent)) return undefined;
  }
  return undefined;
}

/** Listens for what is registered while a module is loaded. */
export function collectRegistered(run: Run): Registration[] {
  const found: Registration[] = [];
  run.events.on('imported', ({ node, module, path, args }) => {
    if (!registersHandler(module, path)) return;
    // The handler comes last: after a name, or after options.
    const given = node.arguments.at(-1);
    const value = args.at(-1);
    if (!value || !given) return;
    const [first] = args;
    const name = first?.kind === 'literal' ? String(first.value) : (nameAround(node) ?? 'handler');
    found.push({ name, node: unwrap(given), value });
  });
  return found;
}

/** A function that an application calls, and the method of the requests that it is called with. */
interface Route {
  readonly closure: Closure;
  readonly method?: string;
}

/** The routes of an application, and of the routers that it uses. */
function routesIn(router: Router, seen = new Set<Router>()): Route[] {
  if (seen.has(router)) return [];
  seen.add(router);
  return router.handlers.flatMap(({ value, method }): Route[] => {
    const each = followImport(value);
    if (each.kind === 'router') return routesIn(each.router, seen);
    return each.kind === 'closure' ? [{ closure: each, ...(method && { method }) }] : [];
  });
}

/** The method of the requests that lead to a function; undefined where there are several. */
function methodOf({ node }: Closure, routes: readonly Route[]): string | undefined {
  const methods = new Set(routes.flatMap(({ closure, method }) => (closure.node === node ? [method] : [])));
  const [only] = methods;
  return methods.size === 1 ? only : undefined;
}

/** The handlers that an application calls, once something gives it requests. */
export function routesOf(router: Router): Handler[] {
  const routes = routesIn(router);
  return routes.map(({ closure: given }) => {
    const closure = unwrapHandler(given);
    const { node } = closure;
    const method = methodOf(given, routes);
    return {
      name: nameAround(node) ?? 'route',
      closure,
      node,
      evidence: 'registered',
      role: roleOfRoute(given),
      ...(method !== undefined && { method }),
    };
  });
}

/** The handlers behind what was registered; where nothing of it can be followed, one without a function. */
export function handlersBehind({ name, value, node }: Registration): Handler[] {
  const alternatives = alternativesOf(value).map(followImport);
  const known = alternatives.flatMap((each): Handler[] => {
    if (each.kind === 'router') return routesOf(each.router);
    if (each.kind !== 'closure') return [];
    return [{ name, closure: unwrapHandler(each), node, evidence: 'registered', role: 'function' }];
  });
  const isFollowed = known.length > 0 || alternatives.some(({ kind }) => kind === 'router');
  return isFollowed ? known : [{ name, node, evidence: 'registered', role: 'function' }];
}

/** Packages of servers that call what they are given themselves: what their users export is no function of a platform. */
const servers = ['express', 'koa', 'fastify', 'micro', 'restify', 'polka', '@hapi/hapi'];

/** Those that load the modules of their users, so that these need not load them. */
const frameworks = ['next', '@nestjs/core', 'vercel'];

/**
 * Whether the exports of a package's main file are functions that a platform calls.
 *
 * @param main the text of that file
 */
function isPackageOfFunctions({ dependencies, targets }: PackageFacts, main: string): boolean {
  if (targets.length > 0 || dependencies.has('@google-cloud/functions-framework')) return true;
  // Firebase calls what it registered, and nothing else.
  if (dependencies.has('firebase-functions') || frameworks.some((name) => dependencies.has(name)))
    return false;
  return !servers.some((name) => main.includes(`'${name}'`) || main.includes(`"${name}"`));
}

function membersOf(name: string, value: Value): [string, Value][] {
  if (value.kind === 'object') return [...value.members];
  return [[name === '' || name === 'module.exports' ? 'default' : name, value]];
}

/** What a module is to the package around it. */
export interface ModulePlace {
  /** Whether it is the file that is loaded first. */
  readonly isMain: boolean;
  /** Whether what it exports is for other modules: they import it, or it registers its handlers. */
  readonly isHelper: boolean;
  /** Whether a function is registered anywhere, which says more than that it is exported. */
  readonly isRegistered: (node: ts.Node) => boolean;
  readonly facts?: PackageFacts;
}

function exportedHandler(
  name: string,
  closure: Closure,
  node: ts.Node,
  place: ModulePlace,
): Handler | undefined {
  const { isMain, isHelper, facts } = place;
  const isTarget = isMain && facts?.targets.includes(name) === true;
  if (isTarget || isTypedHandler(closure))
    return { name, node, closure, evidence: 'entry', role: 'function' };
  if (!takesRequest(closure) || isHelper || facts?.eventTargets.includes(name)) return undefined;
  const { length } = closure.node.parameters;
  if (length > 3 || onlyPrepares(closure)) return undefined;
  const { text } = node.getSourceFile();
  const evidence = isMain && facts && isPackageOfFunctions(facts, text) ? 'entry' : 'exported';
  return { name, node, closure, evidence, role: length > 2 ? 'route' : 'function' };
}

/** The handlers among what a module exports. */
export function collectExported(exported: Exported, place: ModulePlace): Handler[] {
  const found: Handler[] = [];
  const seen = new Set<ts.Node>();
  const { isMain, facts } = place;
  for (const [exportName, { value, node }] of exported) {
    for (const [name, given] of membersOf(exportName, value)) {
      const each = followImport(given);
      if (each.kind === 'router' && isMain && facts) {
        const runsFunctions =
          facts.targets.length > 0 || facts.dependencies.has('@google-cloud/functions-framework');
        if (runsFunctions) found.push(...routesOf(each.router));
      }
      if (each.kind !== 'closure' || seen.has(each.node) || place.isRegistered(each.node)) continue;
      seen.add(each.node);
      const handler = exportedHandler(name, each, node, place);
      if (handler) found.push(handler);
    }
  }
  return found;
}
