import { ts } from 'ts-morph';
import { listenerMethods } from '../names/callback-methods';
import { rootOf } from './assign';
import { isShared } from './call-unseen';
import type { Value } from './domain';
import type { Flow } from './flow';
import type { Run } from './run';
import { touchesResponse } from './touches-response';
import { holdsResponse, unknown } from './value';

/** A call that registers a listener. */
export interface Listening {
  readonly node: ts.CallExpression;
  readonly receiver: ts.Expression;
  readonly value: Value;
  readonly name: string;
}

function keyOf({ node, receiver, value }: Listening, flow: Flow): string {
  if (value.kind === 'emitter') return value.key;
  const root = rootOf(receiver);
  const cell = root && flow.frame.find(root.text);
  return cell ? `${cell.id}${receiver.getText()}` : `at ${node.pos}`;
}

/** `emitter.on(event, listener)` and the like; gives the emitter back. */
export function addListener(run: Run, listening: Listening, args: readonly Value[], flow: Flow): Value {
  const { node, receiver, value, name } = listening;
  const [event, call = unknown] = args;
  const emitter = keyOf(listening, flow);
  // Events of the response come when it is done; those of the process belong to no request.
  const isIgnored = value.kind === 'response' || (ts.isIdentifier(receiver) && receiver.text === 'process');
  if (!isIgnored) {
    run.wait(
      {
        site: node,
        kind: 'listener',
        call,
        args: [],
        times: listenerMethods.get(name) === 'once' ? 'perhaps' : 'many',
        touchesResponse: touchesResponse(run, call),
        emitter,
        event: event?.kind === 'literal' ? String(event.value) : '',
        isShared: isShared(receiver, flow) && value.kind !== 'emitter',
      },
      flow,
    );
  }
  return value.kind === 'response' ? value : { kind: 'emitter', key: emitter };
}

/** `https.get(url, callback)`: the callback is a listener for the response, beside which there may be one for errors. */
export function makeRequestEmitter(
  run: Run,
  node: ts.CallExpression,
  args: readonly Value[],
  flow: Flow,
): Value {
  const key = `request ${node.pos}`;
  const call = args.find(({ kind }) => kind === 'closure');
  if (call) {
    const touches = touchesResponse(run, call);
    run.wait(
      {
        site: node,
        kind: 'listener',
        call,
        args: [],
        times: 'once',
        touchesResponse: touches,
        emitter: key,
        event: 'response',
        isShared: false,
      },
      flow,
    );
  }
  return { kind: 'emitter', key };
}

/** `source.pipe(target)`: into the response, it sends when the source ends; what it gives back counts as the source. */
export function callPipe(run: Run, listening: Listening, target: Value, flow: Flow): Value {
  const { node } = listening;
  const emitter = keyOf(listening, flow);
  if (holdsResponse(target)) {
    run.events.emit('pipe', { node, worlds: flow.worlds });
    run.wait(
      {
        site: node,
        kind: 'listener',
        call: { kind: 'response-method', name: 'pipe' },
        args: [],
        times: 'once',
        touchesResponse: true,
        emitter,
        event: 'end',
        isShared: false,
      },
      flow,
    );
  }
  return { kind: 'emitter', key: emitter };
}
