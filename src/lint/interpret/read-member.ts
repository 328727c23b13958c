import { ts } from 'ts-morph';
import { isPlainPromise, membersOfPromise } from './plain-promise';
import { libraryMember } from '../names/library-members';
import { isServicePackage } from '../names/work-names';
import { isResponseMethod } from '../names/response-methods';
import { platformMember, requestMember } from '../names/platform-members';
import { routeParameters } from '../route-parameters';
import { breakOff } from './break-off';
import type { Value } from './domain';
import type { Flow } from './flow';
import { followImport } from './follow-import';
import type { Run } from './run';
import { absent, alternativesOf, joinValues, nothing, text, unknown } from './value';

type Request = Extract<Value, { kind: 'request' }>;

function readLibrary(what: string, name: string): Value {
  const member = libraryMember(what, name);
  return member?.gives === undefined || member.work ? unknown : { kind: 'library', what: member.gives };
}

/** What a value that is no promise comes to when it is awaited: itself, unless it is a query that is sent then. */
export const readAwaited = (value: Value): Value =>
  value.kind === 'library' && libraryMember(value.what, 'await') ? readLibrary(value.what, 'await') : value;

/** A member of a request of Express, or of its `params`. */
function readExpress(run: Run, { part, method }: Request, name: string): Value {
  if (part === 'route' && routeParameters(run.index.file).has(name)) return { kind: 'some' };
  if (part !== 'all') return unknown;
  if (name === 'method' && method !== undefined) return { kind: 'literal', value: method, isFixed: true };
  if (name === 'res') return { kind: 'response' };
  if (name === 'params') return { kind: 'request', part: 'route' };
  return name === 'body' ? { kind: 'request', part: 'body' } : unknown;
}

function readOne(run: Run, value: Value, name: string): Value {
  switch (value.kind) {
    case 'object':
      return value.members.get(name) ?? unknown;
    case 'array':
      return /^\d+$/.test(name) && value.items.length > 0 ? joinValues(...value.items) : unknown;
    case 'import':
      return followImport({ ...value, path: [...value.path, name] });
    case 'promise':
      return isPlainPromise(value) && !membersOfPromise.has(name) ? absent : unknown;
    case 'response':
      return isResponseMethod(name) ? { kind: 'response-method', name } : unknown;
    case 'client':
      return isServicePackage(value.module) ? value : unknown;
    case 'library':
      return readLibrary(value.what, name);
    case 'platform':
      return platformMember(value.what, name);
    case 'request':
      if (run.protocol === 'framework') return readExpress(run, value, name);
      return requestMember(value.part, name);
    case 'literal':
    case 'text':
      return name === 'length' ? { kind: 'data', what: 'a number' } : unknown;
    default:
      return unknown;
  }
}

const changes = ['.push(', '.unshift(', '.pop(', '.shift(', '.splice(', '.length ='];

/** Whether a list has items on every path: it was written with some, and nothing changes how many there are. */
function isFilled(run: Run, node: ts.Node, value: Value): boolean {
  if (value.kind !== 'array' || value.items.length === 0) return false;
  const list = ts.isPropertyAccessExpression(node) ? node.expression.getText() : '';
  return list !== '' && !changes.some((change) => run.index.hasText(list + change));
}

const isOptional = (node: ts.Node): boolean =>
  'questionDotToken' in node && node.questionDotToken !== undefined;

/** What a member of a value is. */
export function readMember(run: Run, node: ts.Node, value: Value, name: string, flow: Flow): Value {
  run.events.emit('member', { node, of: value, name, worlds: flow.worlds });
  if (value === absent && !isOptional(node)) {
    breakOff(run, flow);
    return unknown;
  }
  if (name === 'length' && isFilled(run, node, value)) return { kind: 'some' };
  if (value.kind !== 'union') return readOne(run, value, name);
  return joinValues(...alternativesOf(value).map((each) => readOne(run, each, name)));
}

/** What the items of a value are. */
export function readItem(value: Value): Value {
  if (value.kind === 'array') return value.items.length > 0 ? joinValues(...value.items) : unknown;
  if (value.kind === 'union') return joinValues(...value.of.map(readItem));
  if (value.kind === 'library') return readLibrary(value.what, '[]');
  return value.kind === 'text' ? text : unknown;
}

/** What any one member of a value may be. */
export const readEach = (value: Value): Value =>
  value.kind === 'object' ? joinValues(...value.members.values()) : readItem(value);

/** What any one member of a value may be, or none. */
export function readAny(value: Value): Value {
  if (value.kind === 'object') return joinValues(...value.members.values(), nothing);
  return value.kind === 'array' ? joinValues(readItem(value), nothing) : unknown;
}
