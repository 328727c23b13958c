import type { ts } from 'ts-morph';
import type { Member } from '../names/libraries/member';
import { callUnseen } from './call-unseen';
import type { Value } from './domain';
import type { Flow } from './flow';
import { makeChain } from './make-promise';
import type { Run } from './run';
import { closuresOf, unknown } from './value';
import { writtenName } from './written-name';

const valueOf = (member: Member | undefined): Value =>
  member?.gives === undefined ? unknown : { kind: 'library', what: member.gives };

/** Calls a member of what a known library makes; one that the tables lack is taken to start nothing. */
export function callLibrary(
  run: Run,
  node: ts.CallExpression,
  member: Member | undefined,
  args: readonly Value[],
  flow: Flow,
): Value {
  const label = writtenName(node.expression);
  const given = args.find((arg) => closuresOf(arg).length > 0);
  if (given && member?.runs) {
    const started = run.startWork(node, label, flow, {}, valueOf(member));
    return makeChain(run, node, label, started, { onFulfilled: given }, flow);
  }
  // With a callback there is no promise.
  if (given) return callUnseen(run, node, args, flow);
  const isWork = member?.work === 'always' || (member?.work === 'with argument' && args.length > 0);
  if (isWork) return run.startWork(node, label, flow, {}, valueOf(member));
  callUnseen(run, node, args, flow);
  return valueOf(member);
}
