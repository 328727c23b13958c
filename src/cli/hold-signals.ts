import { setImmediate } from 'node:timers/promises';
import { StoppedBySignal } from './stopped-by-signal';

/** What ends a process by default, of what a terminal or a system sends. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Signals that wait. */
export interface HeldSignals {
  /** Is aborted as soon as one is seen, which takes a turn of the event loop. */
  readonly stopped: AbortSignal;
  /** Whether one has come until now. */
  hasCome(): Promise<boolean>;
  /**
   * Holds signals no longer.
   *
   * @throws StoppedBySignal when one has come
   */
  release(): Promise<void>;
}

/** Lets the event loop see what the system has told: one turn may have begun before that. */
async function look(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

/**
 * Holds the signals that would end the process. A run is synchronous, so that no handler would be called in time: outside
 * of what this guards there is none, a signal ends the process at once, and what that leaves is removed by the next run.
 */
export function holdSignals(): HeldSignals {
  const stopping = new AbortController();
  let come: NodeJS.Signals | undefined;
  const note = (signal: NodeJS.Signals): void => {
    come ??= signal;
    stopping.abort();
  };
  for (const signal of signals) process.on(signal, note);
  return {
    stopped: stopping.signal,
    hasCome: async () => {
      await look();
      return come !== undefined;
    },
    release: async () => {
      await look();
      for (const signal of signals) process.off(signal, note);
      if (come !== undefined) throw new StoppedBySignal(come);
    },
  };
}
