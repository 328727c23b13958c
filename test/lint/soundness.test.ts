import fc from 'fast-check';
import { collectRegistered, handlersBehind } from '../../src/lint/find-handlers';
import { SourceIndex } from '../../src/lint/index-source';
import { interpretFunction, steps } from '../../src/lint/interpret/interpret-function';
import { loadModule } from '../../src/lint/interpret/load-module';
import { Run } from '../../src/lint/interpret/run';
import { parseSource } from '../../src/syntax/parse-source';
import { trials } from '../properties/run-sample';
import { randomHandler } from './random-handler';
import { runAllPaths } from './run-handler';

/** The numbers of responses that the interpreter thinks possible; undefined when it says that it cannot follow. */
function interpretCounts(text: string): Set<number> | undefined {
  const index = new SourceIndex(parseSource('handler.js', text).file!);
  const loading = new Run(index, 'framework', steps);
  const registered = collectRegistered(loading);
  loadModule(loading);
  const [handler] = registered.flatMap(handlersBehind);
  const run = new Run(index, 'framework', steps);
  const counts = new Set<number>();
  run.events.on('end', ({ endings }) => {
    for (const { worlds } of endings) for (const { sends } of worlds) counts.add(sends);
  });
  return interpretFunction(run, handler!.closure!, [{ kind: 'request', part: 'all' }, { kind: 'response' }])
    ? counts
    : undefined;
}

test('every number of responses that a handler comes to when it runs is one that the interpreter found', async () => {
  await fc.assert(
    fc.asyncProperty(randomHandler, async ({ text }) => {
      const found = interpretCounts(text);
      if (found === undefined) return;
      for (const count of await runAllPaths(text))
        if (!found.has(count)) throw new Error(`${count} of ${[...found].join()} in ${text}`);
    }),
    trials(200),
  );
});
