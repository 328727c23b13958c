/** A signal has ended the run: thrown, so that everything on the way out cleans up. */
export class StoppedBySignal extends Error {
  constructor(readonly signal: NodeJS.Signals) {
    super(`stopped by ${signal}`);
    this.name = 'StoppedBySignal';
  }
}
