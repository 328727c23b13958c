import { ts } from 'ts-morph';
import { unwrap } from '../index-source';
import { pureCall } from '../pure-call';
import type { Cell, Fact, Frame, Value, World } from './domain';
import { newestCell } from './frame';
import { step, type Flow } from './flow';
import type { Run } from './run';
import { nothing, truthOf, unknown } from './value';

/** What a condition is about: a variable, or a member of one, that is written the same way each time. */
export interface Subject {
  readonly key: string;
  readonly cell?: Cell;
  /** Whether the source decides on it often enough that what one condition tells helps with another. */
  readonly isRepeated: boolean;
  /** Whether it is an object wherever it is there at all, so that nothing but its absence counts as false. */
  readonly isObject?: boolean;
}

/** The body of an App Services request, under whatever name. */
const requestBody: Subject = { key: '#body', isRepeated: true, isObject: true };

function pathOf(node: ts.Expression, frame: Frame): { cell: Cell; path: string } | undefined {
  const inner = unwrap(node);
  if (ts.isIdentifier(inner)) {
    const cell = frame.find(inner.text);
    return cell && { cell, path: '' };
  }
  if (ts.isPropertyAccessExpression(inner)) {
    const outer = pathOf(inner.expression, frame);
    return outer && { cell: outer.cell, path: `${outer.path}.${inner.name.text}` };
  }
  if (ts.isElementAccessExpression(inner) && ts.isStringLiteralLike(inner.argumentExpression)) {
    const outer = pathOf(inner.expression, frame);
    return outer && { cell: outer.cell, path: `${outer.path}.${inner.argumentExpression.text}` };
  }
  const call = pureCall(inner);
  const outer = call && pathOf(call.receiver, frame);
  if (call && outer && (!call.isOfRequest || outer.cell.value.kind === 'request'))
    return { cell: outer.cell, path: `${outer.path}.${call.written}` };
  return undefined;
}

/** What an expression in a condition is about; undefined for most calls and the like, which may differ each time. */
export function subjectOf(run: Run, node: ts.Expression, value: Value, frame: Frame): Subject | undefined {
  if (value.kind === 'request' && value.part === 'body') return requestBody;
  const found = pathOf(node, frame);
  if (!found) return undefined;
  const { cell, path } = found;
  const count = run.index.conditions.get(unwrap(node).getText(run.index.file)) ?? 0;
  return { key: `${cell.id}${path}`, cell, isRepeated: count > 1 };
}

type Literal = Fact['literal'];

const factsOfBody = new Map<string, Fact>();

/** The one fact that says this of a subject. */
function factOf({ key: subject, cell }: Subject, says: Fact['says'], literal?: Literal): Fact {
  const facts = cell ? (cell.facts ??= new Map<string, Fact>()) : factsOfBody;
  const isLiteral = says === 'equal' || says === 'different';
  const key = `${subject} ${says}${isLiteral ? ` ${typeof literal} ${String(literal)}` : ''}`;
  const found = facts.get(key) ?? { key, subject, says, literal, ...(cell && { cell }) };
  facts.set(key, found);
  return found;
}

/** Whether a subject counts as true in a world; undefined when the world does not know. */
export function isTruthy({ facts }: World, { key }: Subject): boolean | undefined {
  for (const { subject, says } of facts)
    if (subject === key && (says === 'true' || says === 'false')) return says === 'true';
  return undefined;
}

/** Whether a subject has exactly a value in a world; undefined when the world does not know. */
export function isEqual(world: World, subject: Subject, literal: Literal): boolean | undefined {
  const about = world.facts.filter((fact) => fact.subject === subject.key);
  const equal = about.find(({ says }) => says === 'equal');
  if (equal) return equal.literal === literal;
  if (about.some((fact) => fact.says === 'different' && fact.literal === literal)) return false;
  const truth = isTruthy(world, subject);
  return truth !== undefined && truth !== Boolean(literal) ? false : undefined;
}

/** Whether a world knows that the request has a body. */
export const hasRequestBody = (world: World): boolean => isTruthy(world, requestBody) === true;

function withFacts(world: World, added: readonly Fact[]): World {
  if (added.every((fact) => world.facts.includes(fact))) return world;
  const facts = [...new Set([...world.facts, ...added])].sort((a, b) => (a.key < b.key ? -1 : 1));
  return { ...world, facts };
}

/** A world in which a subject counts as true or as false. */
export function assumeTruth(world: World, subject: Subject, truth: boolean): World {
  return subject.isRepeated ? withFacts(world, [factOf(subject, truth ? 'true' : 'false')]) : world;
}

/** A world in which a subject has a value, or has another one. */
export function assumeEqual(world: World, subject: Subject, literal: Literal, isSo: boolean): World {
  if (!subject.isRepeated) return world;
  if (!isSo) return withFacts(world, [factOf(subject, 'different', literal)]);
  return withFacts(world, [factOf(subject, 'equal', literal), factOf(subject, literal ? 'true' : 'false')]);
}

/** What is assigned to a variable. */
interface Assignment {
  readonly cell: Cell;
  readonly name: string;
  readonly value: Value;
  /** The call that the value comes from, if it comes from one: it may have given another one on each path. */
  readonly from?: ts.Node;
  /** The member of what the call gave that it is. */
  readonly key?: string;
}

/** What a call has given, or a member of it: one that an object lacks is not there. */
function partOf(value: Value, key: string | undefined): Value {
  if (key === undefined) return value;
  if (value.kind !== 'object') return unknown;
  const isWhole = [...value.members.keys()].every((name) => !name.startsWith('['));
  return value.members.get(key) ?? (isWhole ? nothing : unknown);
}

/** Forgets what was known of a variable, and notes what it holds now where the source decides on it. */
export function noteAssignment(run: Run, { cell, name, value, from, key }: Assignment, flow: Flow): void {
  const isDecidedOn = run.index.conditions.has(name);
  if (!isDecidedOn && flow.worlds.every(({ facts, result }) => facts.length === 0 && !result)) return;
  const subject: Subject = { key: `${cell.id}`, cell, isRepeated: isDecidedOn };
  step(flow, (world) => {
    const facts = world.facts.filter((fact) => fact.cell !== cell);
    const { result, ...rest } = world;
    const told = result && result.of === from ? partOf(result.value, key) : value;
    // The other names of a pattern take their parts of the result, too.
    const isKept = result && key !== undefined;
    const cleared: World = { ...rest, facts, ...(isKept && { result }) };
    if (!isDecidedOn) return facts.length === world.facts.length && (!result || isKept) ? world : cleared;
    if (told.kind === 'literal') return assumeEqual(cleared, subject, told.value, true);
    const truth = truthOf(told);
    return truth === undefined ? cleared : assumeTruth(cleared, subject, truth);
  });
}

/** Forgets what other code may change while this code waits. */
export function forgetShared(run: Run, flow: Flow): void {
  if (flow.worlds.every(({ facts }) => facts.length === 0)) return;
  const shared: Cell[] = [];
  for (let frame: Frame | undefined = flow.frame; frame; frame = frame.outer)
    for (const [name, cell] of frame.entries())
      if (run.index.isAssignedElsewhere(name, frame.owner)) shared.push(cell);
  if (shared.length === 0) return;
  step(flow, (world) => {
    const facts = world.facts.filter((fact) => !(fact.cell && shared.includes(fact.cell)));
    return facts.length === world.facts.length ? world : { ...world, facts };
  });
}

/** Forgets the variables that were made since, of a block or call that has ended. */
export function forgetNewer(than: number, flow: Flow): void {
  if (newestCell() === than || flow.worlds.every(({ facts }) => facts.length === 0)) return;
  step(flow, (world) => {
    const facts = world.facts.filter((fact) => !(fact.cell && fact.cell.id > than));
    return facts.length === world.facts.length ? world : { ...world, facts };
  });
}
