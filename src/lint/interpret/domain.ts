import type { ts } from 'ts-morph';

// What the interpreter computes with. A value may be a promise, which knows the paths on which it is rejected, which
// know what waits, which is values again: these types name each other in a circle, so that they stand in one file.

/** A function with a body. */
export type FunctionNode = ts.FunctionLikeDeclaration;

/** A variable. */
export interface Cell {
  readonly id: number;
  readonly frame: Frame;
  value: Value;
  /** What conditions tell of it, by the keys of the facts. */
  facts?: Map<string, Fact>;
}

/** The names of one block or function, and the way to those around it. */
export interface Frame {
  readonly outer: Frame | undefined;
  /** The function whose code sees the names; none for those of the module. */
  readonly owner: ts.Node | undefined;
  /** Whether the names are those of the module, which all calls share. */
  readonly isModule: boolean;
  /** Declares a name here. */
  declare(name: string, value: Value): Cell;
  /** Declares a name where `var` does: in the function. */
  declareInFunction(name: string, value: Value): Cell;
  /** The variable that a name means here; undefined for a global. */
  find(name: string): Cell | undefined;
  entries(): Iterable<[string, Cell]>;
}

/** A function together with the names that it sees. */
export interface Closure {
  readonly kind: 'closure';
  readonly node: FunctionNode;
  readonly frame: Frame;
}

/** What an App Services source reaches through `context`. */
export type PlatformThing =
  | 'context'
  | 'services'
  | 'service'
  | 'database'
  | 'collection'
  | 'cursor'
  | 'functions'
  | 'http'
  | 'sub-service'
  | 'other';

/** Which part of a request: all of it, or one of its parts. */
export type RequestPart = 'all' | 'body' | 'headers' | 'query' | 'parameter' | 'context' | 'route';

/** An application or router of Express: what it was told to call for requests, other routers among it. */
export interface Router {
  readonly site: ts.Node;
  readonly handlers: Routed[];
}

/** What a router calls for requests: with all of them, or with those of one method. */
export interface Routed {
  readonly value: Value;
  readonly method?: string;
}

/** What a module exports, by name; what is assigned to `exports` itself under the empty name. */
export type Exported = ReadonlyMap<string, { readonly value: Value; readonly node: ts.Node }>;

/** What is known of a promise that code makes itself. */
export interface Settlement {
  /** Where it is rejected with nothing. */
  readonly empties: Set<ts.Node>;
  /** What it is resolved with. */
  readonly given: Value[];
}

/** What an expression may stand for, as far as it matters to a rule. */
export type Value =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'literal';
      readonly value: string | number | boolean | null | undefined;
      /** Whether it is that on all paths, as no variable need be. */
      readonly isFixed?: true;
    }
  /** Some text. */
  | { readonly kind: 'text' }
  /** Something that counts as true. */
  | { readonly kind: 'some' }
  /** Something that is neither text nor binary; `what` says what, with its article. */
  | { readonly kind: 'data'; readonly what: string }
  | Closure
  | { readonly kind: 'response' }
  | { readonly kind: 'response-method'; readonly name: string }
  | {
      readonly kind: 'request';
      readonly part: RequestPart;
      /** The only method that leads to its route. */
      readonly method?: string;
    }
  | { readonly kind: 'promise'; readonly promise: Promised }
  /** Items are added while the code runs. */
  | { readonly kind: 'array'; readonly items: Value[] }
  | { readonly kind: 'object'; readonly members: Map<string, Value> }
  | {
      readonly kind: 'import';
      readonly module: string;
      readonly path: readonly string[];
      /** What the module exports, of one of the project's own that is at hand. */
      readonly local?: Exported;
    }
  | { readonly kind: 'platform'; readonly what: PlatformThing }
  /** `resolve` or `reject` of a promise that code makes itself. */
  | { readonly kind: 'settler'; readonly how: 'resolve' | 'reject'; readonly of: Settlement }
  | { readonly kind: 'emitter'; readonly key: string }
  /** A function that was made to return a promise. */
  | { readonly kind: 'promisified'; readonly name: string }
  | { readonly kind: 'timer'; readonly task: number; readonly entry?: Pending }
  /** What a known library makes; `what` is its kind in names/library-members.ts. */
  | { readonly kind: 'library'; readonly what: string }
  /** Made by another module, or by what it made. */
  | { readonly kind: 'client'; readonly module?: string }
  /** The third parameter of a handler, which the framework never gives. */
  | { readonly kind: 'missing-next' }
  /** The last parameter of a handler of Express, which passes the request on. */
  | { readonly kind: 'next' }
  | { readonly kind: 'router'; readonly router: Router }
  | { readonly kind: 'union'; readonly of: readonly Value[] };

/** Paths that end in an error. */
export interface Thrown {
  readonly worlds: readonly World[];
  /** The `throw` or rejection; missing for what a call may throw. */
  readonly node?: ts.Node;
  /** Whether the error is no value at all, which the functions framework cannot handle. */
  readonly isEmpty?: boolean;
}

/** Where a promise comes from, which tells what waiting for it does. */
export type Promised = {
  readonly id: number;
  readonly site: ts.Node;
  /** What waits for it, once something does. */
  entry?: Pending;
} & (
  | {
      readonly of: 'work';
      readonly task: number;
      readonly value: Value;
      /** Whether it is a promise and nothing else. */
      readonly isPlain?: true;
    }
  | {
      readonly of: 'chain';
      /** The names that the code sees which makes it. */
      readonly names: Frame;
      readonly parent: Value;
      readonly onFulfilled?: Value;
      readonly onRejected?: Value;
      readonly onFinally?: Value;
    }
  | {
      readonly of: 'call';
      readonly closure: Closure;
      readonly args: readonly Value[];
      readonly task: number;
    }
  | {
      readonly of: 'parts';
      readonly parts: readonly Value[];
      readonly rejects: boolean;
      readonly isRace: boolean;
    }
  | {
      readonly of: 'executor';
      /** What the promise is settled by. */
      readonly settlement: Settlement;
      /** The timers that settle it, and what else waits to. */
      readonly tasks: readonly number[];
      readonly waits: readonly Pending[];
      readonly canReject: boolean;
    }
  | { readonly of: 'rejected'; readonly thrown: Thrown }
  | {
      readonly of: 'done';
      readonly value: Value;
      readonly thrown: readonly Thrown[];
      /** Whether the function that gave it throws on all of its paths. */
      readonly isRejected?: true;
    }
);

/** How often a callback is called. */
export type Times = 'once' | 'perhaps' | 'many' | 'repeatedly';

interface Waiting {
  readonly site: ts.Node;
  readonly times: Times;
  /** The task that is done when the callback is called. */
  readonly task?: number;
  /** Whether it leads to a use of the response: such callbacks are run before others. */
  readonly touchesResponse: boolean;
  /** Of a listener: what it listens to, and which event. */
  readonly emitter?: string;
  readonly event?: string;
  /** Of a listener or callback: whether requests share what it was registered on. */
  readonly isShared?: boolean;
}

/** A promise whose callbacks wait. */
export interface WaitingPromise extends Waiting {
  readonly kind: 'promise';
  readonly promise: Promised;
}

/** A function that waits to be called: a callback, a listener, a timer, or one that was handed out of sight. */
export interface WaitingCall extends Waiting {
  readonly kind: 'callback' | 'listener' | 'timer' | 'unseen';
  readonly call: Value;
  readonly args: readonly Value[];
  /** Of a callback that takes an error first: what it is given when all went well, and what when it failed. */
  readonly outcomes?: readonly (readonly Value[])[];
}

/** What is known of something that waits, once it is registered. */
export interface Registration {
  readonly id: number;
  /** The same, registered more than once: in a loop. */
  repeated?: Pending;
}

/** Something that is called after the code that registered it: the rest of a promise, or a function. */
export type Pending = (WaitingPromise | WaitingCall) & Registration;

/** A send, and the calls that led to it from the function that is followed, the outermost one first. */
export interface Sending {
  readonly node: ts.Node;
  readonly calls: readonly ts.Node[];
}

/** What a condition has told of a subject. Facts that say the same are one. */
export interface Fact {
  /** Equal for facts that say the same. */
  readonly key: string;
  /** The key of what it is about. */
  readonly subject: string;
  /** The variable that it is about, or a member of which; none for what every request has. */
  readonly cell?: Cell;
  readonly says: 'true' | 'false' | 'equal' | 'different';
  /** What the subject is, or is not. */
  readonly literal?: string | number | boolean | null | undefined;
}

/** How often a response was sent: not yet, once, or more than once. */
export type Sends = 0 | 1 | 2;

/** What one path through a function knows about where it stands. Worlds never change; a step makes a new one. */
export interface World {
  readonly sends: Sends;
  /** What sent the response first: several where paths have met. */
  readonly sentBy?: readonly Sending[];
  /** What put the headers on their way without ending the response. */
  readonly flushedBy?: ts.Node;
  /** What set a status, while nothing is sent. */
  readonly statusBy?: ts.Node;
  /** What gave the response to code that cannot be seen. */
  readonly escapedBy?: ts.Node;
  /** What passed the request on to the next handler, which is to answer it from there. */
  readonly handedOnBy?: ts.Node;
  /** The clause or callback that caught an error, while nothing is sent. */
  readonly caughtBy?: ts.Node;
  /** The branch that the path passed by and that other paths responded in. */
  readonly passedBy?: ts.Node;
  /** The callback that ended last and was to respond. */
  readonly endedIn?: ts.Node;
  /** What set the body of an App Services response, and what touched that response at all. */
  readonly bodyBy?: ts.Node;
  readonly touchedBy?: ts.Node;
  /** Whether nothing counts what is sent, as of a response of App Services: then worlds need not differ in what waits. */
  readonly isBuffered?: boolean;
  /** Numbers of the tasks that still run, ascending. */
  readonly live: readonly number[];
  /** What will be called later, in the order in which it was registered. */
  readonly pending: readonly Pending[];
  /** What conditions have told, sorted by their keys. */
  readonly facts: readonly Fact[];
  /** What the call that was just made gave back on this path. */
  readonly result?: { readonly of: ts.Node; readonly value: Value };
}
