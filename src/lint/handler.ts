import type { ts } from 'ts-morph';
import type { Closure } from './interpret/domain';

/**
 * Why a function is taken for a handler: it is registered as one, it is what a package exports to be run, or it is only
 * exported and looks like one.
 */
export type Evidence = 'registered' | 'entry' | 'exported';

/** What a handler is called with: of a platform, a request and a response; of Express, `next` and perhaps an error too. */
export type Role = 'function' | 'route' | 'error-route';

/** A handler of HTTP requests, or what was given in its place and cannot be followed. */
export interface Handler {
  readonly name: string;
  readonly closure?: Closure;
  /** Where it is registered or exported. */
  readonly node: ts.Node;
  readonly evidence: Evidence;
  readonly role: Role;
  /** Of a route, the only method that it is called for. */
  readonly method?: string;
}
