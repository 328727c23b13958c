const { Scope, currentScope, runInScope } = require('../../../src/cloud-run/runtime/track');

const scopes: any[] = [];
function scopeWith(changed: { deadline?: number; floatingFailure?: 'error' | 'log' } = {}): any {
  const scope = new Scope({ executionId: 'e1', deadline: 5000, floatingFailure: 'error', ...changed });
  scopes.push(scope);
  return scope;
}
afterEach(() => scopes.splice(0).forEach((scope) => scope.end()));

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** Whether a promise has settled by now, and as what. */
function watch(promise: Promise<unknown>): { state: string } {
  const watched = { state: 'pending' };
  promise.then(
    () => (watched.state = 'resolved'),
    () => (watched.state = 'rejected'),
  );
  return watched;
}

test('a scope is quiet at once where nothing is pending', async () => {
  await scopeWith().quiet();
});

test('it is quiet only after what is tracked, and after what that leads to', async () => {
  const scope = scopeWith();
  const steps: string[] = [];
  const work = (name: string): Promise<void> => scope.track(wait(5).then(() => void steps.push(name)));
  void work('first')
    .then(() => work('second'))
    .then(() => Promise.all([work('third'), work('third')]))
    .then(() => work('fourth'));
  await scope.quiet();
  expect(steps).toEqual(['first', 'second', 'third', 'third', 'fourth']);
});

test('a promise that is tracked gives what it gave before', async () => {
  const scope = scopeWith();
  await expect(scope.track(Promise.resolve(1))).resolves.toBe(1);
  await expect(scope.track(Promise.reject(new Error('x')))).rejects.toThrow('x');
  await scope.quiet();
});

test('what is tracked already is handed on as it is', () => {
  const scope = scopeWith();
  const tracked = scope.track(Promise.resolve(1));
  expect(scope.track(tracked)).toBe(tracked);
});

test('nothing is waited for once the request has ended', async () => {
  const scope = scopeWith();
  scope.exchange({ stalled: () => false });
  const quiet = scope.quiet();
  scope.end();
  await quiet;
});

test('what is held is pending until it is let go, once', async () => {
  const scope = scopeWith();
  const one = scope.hold();
  const other = scope.hold();
  const quiet = watch(scope.quiet());
  one();
  one();
  await wait(10);
  expect(quiet.state).toBe('pending');
  other();
  await wait(10);
  expect(quiet.state).toBe('resolved');
});

test('a request that a package sends is waited for, unless nobody reads its answer', async () => {
  const scope = scopeWith();
  let stalled = false;
  const end = scope.exchange({ stalled: () => stalled });
  const first = watch(scope.quiet());
  await wait(60);
  expect(first.state).toBe('pending');
  stalled = true;
  await wait(60);
  expect(first.state).toBe('resolved');
  stalled = false;
  const second = watch(scope.quiet());
  await wait(30);
  expect(second.state).toBe('pending');
  end();
  await wait(30);
  expect(second.state).toBe('resolved');
});

describe('the deadline', () => {
  test('ends what is waited for', async () => {
    const scope = scopeWith({ deadline: 20 });
    await expect(scope.until(new Promise(() => {}))).rejects.toMatchObject({
      status: 504,
      code: 'ExecutionTimeLimitExceeded',
      message: 'execution time limit exceeded',
    });
    scope.hold();
    await expect(scope.until(scope.quiet())).rejects.toMatchObject({ status: 504 });
  });

  test('tells what failed before it', async () => {
    const scope = scopeWith({ deadline: 20 });
    scope.hold();
    scope.fail(new Error('x'), 'thrown');
    await expect(scope.until(new Promise(() => {}))).rejects.toMatchObject({ text: 'Error: x' });
  });
});

describe('a failure', () => {
  test('ends a function that never settles, once nothing else is pending', async () => {
    const scope = scopeWith();
    const release = scope.hold();
    scope.fail(new Error('x'), 'rejected', {});
    const waiting = scope.until(new Promise(() => {}));
    const watched = watch(waiting);
    await wait(10);
    expect(watched.state).toBe('pending');
    release();
    await expect(waiting).rejects.toMatchObject({ text: '{"message":"x","name":"Error"}' });
  });

  test('that is handled after all is none', async () => {
    const scope = scopeWith();
    const release = scope.hold();
    const promise = {};
    scope.fail(new Error('x'), 'rejected', promise);
    scope.forgive(promise);
    release();
    await scope.quiet();
    expect(scope.failure).toBeUndefined();
    await expect(scope.until(wait(20).then(() => 1))).resolves.toBe(1);
  });

  test('the first counts', () => {
    const scope = scopeWith();
    scope.fail(new Error('one'), 'thrown');
    scope.fail(new Error('two'), 'thrown');
    expect(scope.failure.text).toBe('Error: one');
  });

  test('is only kept for the log where FLOATING_FAILURE is log', async () => {
    const scope = scopeWith({ floatingFailure: 'log' });
    scope.fail(new Error('x'), 'thrown');
    expect(scope.failure).toBeUndefined();
    expect(scope.failures).toMatchObject([{ text: 'Error: x' }]);
    await expect(scope.until(wait(20).then(() => 1))).resolves.toBe(1);
  });
});

test('code runs in the scope that it was started in, however long it takes', async () => {
  const one = scopeWith();
  const other = scopeWith();
  const seen = await Promise.all(
    [one, other].map((scope) => runInScope(scope, () => wait(5).then(() => currentScope()))),
  );
  expect(seen[0]).toBe(one);
  expect(seen[1]).toBe(other);
  expect(currentScope()).toBeUndefined();
});

test('what is to be done at the end is done once', () => {
  const scope = scopeWith();
  const dispose = jest.fn();
  scope.onEnd(dispose);
  expect(scope.ended).toBe(false);
  scope.end();
  scope.end();
  expect(scope.ended).toBe(true);
  expect(dispose).toHaveBeenCalledTimes(1);
});
