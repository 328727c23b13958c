/** How often a handler sent its response in the end, for one series of choices. */
type Outcome = 0 | 1 | 2;

const mostChoices = 9;
const mostPaths = 400;

class Oracle {
  readonly taken: { value: number; of: number }[] = [];
  constructor(private readonly script: readonly number[]) {}

  choose(of: number): number {
    // Past the limit every loop ends, and every piece of work succeeds.
    if (this.taken.length >= mostChoices) return 0;
    const value = this.script[this.taken.length] ?? 0;
    this.taken.push({ value, of });
    return value;
  }

  /** The next series of choices in order; undefined after the last one. */
  next(): number[] | undefined {
    for (let index = this.taken.length - 1; index >= 0; index--) {
      const { value, of } = this.taken[index]!;
      if (value + 1 < of) return [...this.taken.slice(0, index).map((each) => each.value), value + 1];
    }
    return undefined;
  }
}

/** A promise that ends no test when its rejection goes unhandled, and tells of it instead. */
class QuietPromise<T> extends Promise<T> {
  static made: QuietPromise<unknown>[] = [];
  isUsed = false;
  isRejected = false;

  override then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.isUsed = true;
    return watch(super.then(onFulfilled, onRejected) as QuietPromise<A | B>);
  }
}

function watch<T>(promise: QuietPromise<T>): QuietPromise<T> {
  QuietPromise.made.push(promise);
  void Promise.prototype.then.call(promise, undefined, () => {
    promise.isRejected = true;
  });
  return promise;
}

function work(hasFailed: boolean): Promise<void> {
  const promise = hasFailed ? QuietPromise.reject<void>(new Error('work')) : QuietPromise.resolve();
  return watch(promise as QuietPromise<void>);
}

const ticks = async (): Promise<void> => {
  for (let count = 0; count < 150; count++) await Promise.resolve();
};

/** How often a response was sent; undefined where an error leaves the handler, which the framework then answers. */
async function runOnce(text: string, oracle: Oracle): Promise<Outcome | undefined> {
  let sends = 0;
  let isLeft = false;
  QuietPromise.made = [];
  const response = {
    get headersSent() {
      return sends > 0;
    },
    send() {
      sends += 1;
      return this;
    },
  };
  let handler: ((request: object, response: object) => unknown) | undefined;
  const queue: (() => void)[] = [];
  const globals = {
    require: () => ({ http: (_: string, given: typeof handler) => void (handler = given) }),
    choose: (of: number) => oracle.choose(of),
    items: () => Array.from({ length: oracle.choose(3) }),
    work: () => work(oracle.choose(2) === 1),
    later: (callback: () => void) => queue.push(callback),
  };
  // The text is one that this test has made.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  new Function(...Object.keys(globals), text)(...Object.values(globals));
  Promise.resolve()
    .then(() => handler!({}, response))
    .catch(() => {
      isLeft = true;
    });
  await ticks();
  for (let callback = queue.shift(); callback; callback = queue.shift()) {
    try {
      callback();
    } catch {
      isLeft = true;
    }
    await ticks();
  }
  isLeft ||= QuietPromise.made.some(({ isRejected, isUsed }) => isRejected && !isUsed);
  return isLeft ? undefined : (Math.min(sends, 2) as Outcome);
}

/** Every number of responses that a handler comes to, over all series of choices up to a limit. */
export async function runAllPaths(text: string): Promise<Set<Outcome>> {
  const outcomes = new Set<Outcome>();
  let script: number[] | undefined = [];
  for (let path = 0; script && path < mostPaths; path++) {
    const oracle: Oracle = new Oracle(script);
    const outcome = await runOnce(text, oracle);
    if (outcome !== undefined) outcomes.add(outcome);
    script = oracle.next();
  }
  return outcomes;
}
