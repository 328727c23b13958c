import { promisify } from 'node:util';
const { requestTimers } = require('../../../src/cloud-run/runtime/timers');
const { Scope } = require('../../../src/cloud-run/runtime/track');

let scope: any;
let timers: any;
beforeEach(() => {
  scope = new Scope({ executionId: 'e1', deadline: 5000, floatingFailure: 'error' });
  timers = requestTimers(scope);
});
afterEach(() => scope.end());
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
async function isQuiet(): Promise<boolean> {
  return Promise.race([scope.quiet().then(() => true), wait(30).then(() => false)]);
}

test('a timeout is waited for, and gets its arguments', async () => {
  const calls: unknown[][] = [];
  timers.setTimeout((...args: unknown[]) => calls.push(args), 5, 'a', 1);
  await scope.quiet();
  expect(calls).toEqual([['a', 1]]);
});

test('what a timer starts is waited for as well', async () => {
  const calls: string[] = [];
  timers.setTimeout(() => timers.setImmediate(() => timers.setTimeout(() => calls.push('last'), 5)), 5);
  await scope.quiet();
  expect(calls).toEqual(['last']);
});

test.each(['setTimeout', 'setInterval', 'setImmediate'])(
  '%s that is cleared does not run and is not waited for',
  async (set) => {
    const callback = jest.fn();
    const handle = timers[set](callback, 5);
    timers[set.replace('set', 'clear')](handle);
    expect(await isQuiet()).toBe(true);
    await wait(15);
    expect(callback).not.toHaveBeenCalled();
  },
);

test('a timeout may be cleared by its number, and anything else may be cleared, too', async () => {
  const callback = jest.fn();
  timers.clearTimeout(Number(timers.setTimeout(callback, 5)));
  for (const nothing of [undefined, null, 0, 'x', {}, -1]) timers.clearTimeout(nothing);
  expect(await isQuiet()).toBe(true);
  expect(callback).not.toHaveBeenCalled();
});

test('an interval is waited for until it is cleared', async () => {
  let count = 0;
  const handle = timers.setInterval(() => {
    count += 1;
    if (count === 3) timers.clearInterval(handle);
  }, 2);
  await scope.quiet();
  expect(count).toBe(3);
});

test('an interval that is never cleared ends with its request', async () => {
  const callback = jest.fn();
  timers.setInterval(callback, 2);
  expect(await isQuiet()).toBe(false);
  scope.end();
  const calls = callback.mock.calls.length;
  await wait(15);
  expect(callback).toHaveBeenCalledTimes(calls);
  expect(await isQuiet()).toBe(true);
});

test('promisify makes of them what it makes of those of Node', async () => {
  await expect(promisify(timers.setTimeout)(2, 'value')).resolves.toBe('value');
  await expect(promisify(timers.setImmediate)('value')).resolves.toBe('value');
  expect(await isQuiet()).toBe(true);
});
