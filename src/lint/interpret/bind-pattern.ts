import { ts } from 'ts-morph';
import type { Frame, Value } from './domain';
import type { Flow } from './flow';
import { noteAssignment } from './facts';
import { readMember } from './read-member';
import type { Run } from './run';
import { joinValues, unknown } from './value';

type Declare = (name: string, value: Value) => ReturnType<Frame['declare']>;

function keyOf(element: ts.BindingElement, index: number): string | undefined {
  if (element.dotDotDotToken) return undefined;
  if (ts.isArrayBindingPattern(element.parent)) return String(index);
  const name = element.propertyName ?? element.name;
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : undefined;
}

/** Declares the names of a pattern, each with the part of the value that it takes. */
export function bindPattern(
  run: Run,
  name: ts.BindingName,
  value: Value,
  declare: Declare,
  flow: Flow,
  from?: ts.Node,
  key?: string,
): void {
  if (ts.isIdentifier(name)) {
    const cell = declare(name.text, value);
    const origin = from && { from, ...(key !== undefined && { key }) };
    noteAssignment(run, { cell, name: name.text, value, ...origin }, flow);
    return;
  }
  const isOfCall = key === undefined && ts.isObjectBindingPattern(name);
  name.elements.forEach((element, index) => {
    if (!ts.isBindingElement(element)) return;
    const own = keyOf(element, index);
    const part = own === undefined ? unknown : readMember(run, element, value, own, flow);
    const preset = element.initializer ? run.evaluate(element.initializer, flow) : undefined;
    const origin = isOfCall && !preset && own !== undefined ? from : undefined;
    bindPattern(run, element.name, preset ? joinValues(part, preset) : part, declare, flow, origin, own);
  });
}
