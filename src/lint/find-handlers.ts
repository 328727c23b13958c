import { ts } from 'ts-morph';
import { unwrap } from './index-source';
import type { Closure, Value } from './interpret/domain';
import type { Run } from './interpret/run';

/** A handler of HTTP requests, or what was given in its place and cannot be followed. */
export interface Handler {
  readonly name: string;
  readonly closure?: Closure;
  /** Where it is registered or exported. */
  readonly node: ts.Node;
}

const requestName = /^_*(?:req|request)$/i;
const responseName = /^_*(?:res|resp|response)$/i;
const responseMethods = '(?:send|json|status|end|sendStatus|redirect|write|writeHead|set|type|sendFile)';

const nameOf = (parameter: ts.ParameterDeclaration | undefined): string | undefined =>
  parameter && ts.isIdentifier(parameter.name) ? parameter.name.text : undefined;

/** Whether a function is one that takes a request and a response, by its types, its names, or what it does with them. */
function isHandler({ node }: Closure): boolean {
  const [request, response] = node.parameters;
  const annotation = ts.isVariableDeclaration(node.parent) ? node.parent.type?.getText() : undefined;
  if (annotation && /\bHttpFunction\b/.test(annotation)) return true;
  const name = nameOf(response);
  if (!request || !response || name === undefined) return false;
  if (response.type && /\bResponse\b/.test(response.type.getText())) return true;
  if (responseName.test(name) || requestName.test(nameOf(request) ?? '')) return true;
  return new RegExp(`\\b${name.replace(/\$/g, '\\$')}\\s*\\.\\s*${responseMethods}\\s*\\(`).test(
    node.getText(),
  );
}

const registrars = new Set(['http']);

/** Listens for `functions.http(name, handler)` while the module is loaded. */
export function collectRegistered(run: Run): Handler[] {
  const found: Handler[] = [];
  run.events.on('imported', ({ node, module, path, args }) => {
    if (module !== '@google-cloud/functions-framework' || !registrars.has(path.at(-1) ?? '')) return;
    const [name, value] = args;
    const given = node.arguments[1];
    if (!value || !given) return;
    const known = name?.kind === 'literal' ? String(name.value) : 'handler';
    const at = unwrap(given);
    found.push({ name: known, node: at, ...(value.kind === 'closure' && { closure: value }) });
  });
  return found;
}

function membersOf(name: string, value: Value): [string, Value][] {
  if (value.kind === 'object') return [...value.members];
  return [[name === '' || name === 'module.exports' ? 'default' : name, value]];
}

/** The handlers that a module exports; those that it registers go first, and make all others helpers. */
export function collectExported(run: Run): Handler[] {
  const found: Handler[] = [];
  const seen = new Set<ts.Node>();
  for (const [exportName, { value, node }] of run.exported) {
    for (const [name, each] of membersOf(exportName, value)) {
      if (each.kind !== 'closure' || seen.has(each.node) || !isHandler(each)) continue;
      seen.add(each.node);
      found.push({ name, node, closure: each });
    }
  }
  return found;
}
