import type { ts } from 'ts-morph';
import type { Closure, Pending, Router, Sending, Thrown, Value, World } from './domain';

/** How well it is known that something is work; with none of it, by what it is imported from. */
export interface Evidence {
  /** Whether only its name says so. */
  readonly isGuess?: boolean;
  /**
   * Whether it is work in all likelihood: the source awaits the same call elsewhere, which says that it is a promise and
   * not what it does, or its name says that it stores or sends something.
   */
  readonly isLikely?: boolean;
  /** Whether it is not even started before something awaits it. */
  readonly isLazy?: boolean;
  /** Whether what stands for it is a promise and nothing else. */
  readonly isPlain?: boolean;
}

/** Work that was started and that something should wait for. */
export interface Task extends Evidence {
  readonly number: number;
  /** The call that starts it; once a function has handed its promise back, the call of that function. */
  site: ts.Node;
  readonly kind: 'work' | 'call' | 'timer' | 'interval';
  /** What is called there, as it is written. */
  name: string;
  /** Of a call of an async function: whether some work in it is known to be work. */
  hasProof?: boolean;
  /** Of a call of an async function: whether it comes to start work, or to wait for some, once the response is sent. */
  isLate?: boolean;
  /** Whether code goes on with what it comes to, in a callback that does more than to write it to a log. */
  isContinued?: boolean;
  /** Whether some path waits for it. */
  isAwaited?: boolean;
}

/** Whether it is known that a task is work: by what its call is imported from, or by what an async function does. */
export const isProved = ({ kind, hasProof, isGuess, isLikely }: Task): boolean =>
  kind === 'call' ? hasProof === true : !isGuess && !isLikely;

/** One way in which a function ends: by a `return`, or at its end. */
export interface Ending {
  readonly worlds: readonly World[];
  /** What a promise that was returned comes to, or else the value itself. */
  readonly value: Value;
  /** What is returned as it stands, before anything waits for it. */
  readonly given: Value;
  /** Whether a promise was returned. */
  readonly isPromise: boolean;
  /** Whether what was returned leads to a use of the response. */
  readonly leadsToResponse: boolean;
  readonly node?: ts.Node;
}

/** What the interpretation tells while it runs; the rules listen. */
export interface Events {
  /** The response is about to be sent, or written to; `ends` tells which. */
  send: {
    readonly sending: Sending;
    readonly method: string;
    readonly worlds: readonly World[];
    readonly ends: boolean;
  };
  /** A header or status is about to be set; `isChained` when the same expression goes on to send. */
  header: {
    readonly node: ts.Node;
    readonly method: string;
    readonly worlds: readonly World[];
    readonly isChained: boolean;
  };
  /** A method of the response is called. */
  respond: {
    readonly node: ts.CallExpression;
    readonly method: string;
    readonly args: readonly Value[];
    readonly worlds: readonly World[];
    readonly isLate: boolean;
  };
  /** The request or the response is piped. */
  pipe: { readonly node: ts.CallExpression; readonly worlds: readonly World[] };
  /** Work is started or waited for. */
  work: {
    readonly node: ts.Node;
    readonly name: string;
    /** What it stands for; none where only an await says that there is something. */
    readonly tasks: readonly Task[];
    readonly worlds: readonly World[];
  };
  interval: { readonly node: ts.CallExpression };
  /** A function is handed over that will be called with an error as its first argument. */
  callback: {
    readonly node: ts.Node;
    readonly closure: Closure;
    /** The client that it is handed to, where requests share it. */
    readonly client?: Value;
    readonly isLibrary: boolean;
  };
  asyncExecutor: { readonly node: ts.Node };
  /** Errors that leave a callback, which nothing can catch. */
  thrownInCallback: { readonly pending: Pending; readonly thrown: readonly Thrown[] };
  /** A promise was rejected, and nothing waits for it or catches the error. */
  unhandled: { readonly pending: Pending; readonly worlds: readonly World[] };
  /** The code throws here on all paths, as something is not there: no answer, and no wait, follows. */
  broken: { readonly worlds: readonly World[] };
  /** Errors that leave the function. */
  thrown: { readonly thrown: readonly Thrown[] };
  /** A value is thrown. */
  throw: { readonly node: ts.ThrowStatement; readonly value: Value };
  exit: { readonly node: ts.Node; readonly worlds: readonly World[] };
  escape: { readonly node: ts.Node };
  /** A member of a value is read; going through its items reads `@@iterator`. */
  member: {
    readonly node: ts.Node;
    readonly of: Value;
    readonly name: string;
    readonly worlds: readonly World[];
  };
  /** A method is called; `isShared` when the name that leads to it is one of the module. */
  call: {
    readonly node: ts.CallExpression;
    readonly method: string;
    readonly receiver: Value;
    readonly args: readonly Value[];
    readonly isShared: boolean;
  };
  /** A name, or a member of what it stands for, is written to. */
  write: { readonly node: ts.Node; readonly name: string; readonly isModule: boolean };
  /** The statements of the module have run. */
  loaded: { readonly worlds: readonly World[] };
  /** A handler is followed no further: it has too many paths, or is made by code that is not at hand. */
  unfollowed: { readonly node: ts.Node; readonly name: string; readonly isOutOfSight: boolean };
  /** A request is given to an application or router of Express. */
  delegate: { readonly node: ts.Node; readonly router: Router };
  /** What another module exports is called. */
  imported: {
    readonly node: ts.CallExpression;
    readonly module: string;
    readonly path: readonly string[];
    readonly args: readonly Value[];
  };
  /** The function returns, before anything that it left behind is run. */
  leave: Ending;
  /** The function has ended on all paths, and nothing is left to be called. */
  end: { readonly endings: readonly Ending[] };
}

type Listener<K extends keyof Events> = (event: Events[K]) => void;

/** Hands each event to those who listen for it. */
export class EventBus {
  private readonly listeners: { readonly [K in keyof Events]: Listener<K>[] } = {
    send: [],
    header: [],
    respond: [],
    pipe: [],
    work: [],
    interval: [],
    callback: [],
    asyncExecutor: [],
    thrownInCallback: [],
    unhandled: [],
    broken: [],
    thrown: [],
    throw: [],
    exit: [],
    escape: [],
    member: [],
    call: [],
    write: [],
    loaded: [],
    unfollowed: [],
    delegate: [],
    imported: [],
    leave: [],
    end: [],
  };

  on<K extends keyof Events>(name: K, listener: Listener<K>): void {
    this.listeners[name].push(listener);
  }

  emit<K extends keyof Events>(name: K, event: Events[K]): void {
    for (const listener of this.listeners[name]) listener(event);
  }
}
