import type { EventEmitter } from 'node:events';

/** An emitter that all requests share. */
declare const events: EventEmitter;
export = events;
