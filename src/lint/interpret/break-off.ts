import type { Flow } from './flow';
import type { Run } from './run';

/** Ends all paths here, as the code throws whatever it is given: what it says of something that is not there. */
export function breakOff(run: Run, flow: Flow): void {
  run.events.emit('broken', { worlds: flow.worlds });
  flow.exits.thrown.push({ worlds: flow.worlds });
  flow.worlds = [];
}
