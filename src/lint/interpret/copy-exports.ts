import { type ts } from 'ts-morph';
import type { Value } from './domain';
import type { Flow } from './flow';
import { membersOf } from './follow-import';
import type { Run } from './run';
import { unknown } from './value';

const isExports = (node: ts.Node | undefined): boolean =>
  node !== undefined && /^(?:module\s*\.\s*)?exports$/.test(node.getText());

/** The arguments whose members a call adds to what the module exports; none for any other call. */
function copiedBy({ expression, arguments: [first, ...more] }: ts.CallExpression): readonly ts.Expression[] {
  const callee = expression.getText();
  if (callee === 'Object.assign' && isExports(first)) return more;
  // What TypeScript makes of `export * from`.
  return /(?:^|\.)__exportStar$/.test(callee) && first && isExports(more[0]) ? [first] : [];
}

/** `Object.assign(exports, require('./module'))` and the like; undefined for any other call. */
export function copyExports(run: Run, node: ts.CallExpression, flow: Flow): Value | undefined {
  const copied = run.isLoading ? copiedBy(node) : [];
  for (const each of copied)
    for (const [name, value] of membersOf(run.evaluate(each, flow)))
      run.exported.set(name, { value, node: each });
  return copied.length > 0 ? unknown : undefined;
}
