import fc from 'fast-check';

/** A small handler as text. What its conditions decide, and what its work comes to, is asked of `choose`. */
export interface RandomHandler {
  readonly text: string;
}

type Code = fc.Arbitrary<string>;

const block = (statements: readonly string[]): string => `{\n${statements.join('\n')}\n}`;

interface Context {
  readonly inLoop: boolean;
  readonly inAsync: boolean;
  readonly helpers: readonly string[];
  /**
   * Whether something may run beside the rest. Then nothing asks whether the response is sent: the answer would depend
   * on what is quicker, and the interpreter takes one order for all.
   */
  readonly isConcurrent: boolean;
}

const leaf = ({ inLoop, inAsync, helpers, isConcurrent }: Context): Code =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant('res.send(1);') },
    { weight: 2, arbitrary: fc.constant('return;') },
    { weight: 2, arbitrary: fc.constant('return res.send(1);') },
    { weight: 2, arbitrary: fc.constant("throw new Error('x');") },
    { weight: 2, arbitrary: fc.constant('choose(1);') },
    { weight: 2, arbitrary: fc.constant('choose(2) && res.send(1);') },
    ...(isConcurrent
      ? []
      : [
          { weight: 2, arbitrary: fc.constant('if (!res.headersSent) res.send(1);') },
          { weight: 2, arbitrary: fc.constant('if (res.headersSent) return;') },
          { weight: 1, arbitrary: fc.constant('done = true;') },
          { weight: 1, arbitrary: fc.constant('if (!done) { done = true; res.send(1); }') },
        ]),
    ...(inAsync
      ? [
          { weight: 3, arbitrary: fc.constant('await work();') },
          { weight: 1, arbitrary: fc.constant('await Promise.all([work(), work()]);') },
        ]
      : []),
    ...(inLoop
      ? [
          { weight: 1, arbitrary: fc.constant('if (choose(2)) break;') },
          { weight: 1, arbitrary: fc.constant('if (choose(2)) continue;') },
        ]
      : []),
    ...helpers.map((name) => ({
      weight: 1,
      arbitrary: inAsync
        ? fc.constantFrom(`await ${name}(res);`, `if (await ${name}(res)) return;`)
        : fc.constant(isConcurrent ? `${name}(res).catch(() => {});` : 'choose(1);'),
    })),
  );

function statement(depth: number, context: Context): Code {
  if (depth <= 0) return leaf(context);
  const inner = statements(depth - 1, context);
  const looped = statements(depth - 1, { ...context, inLoop: true });
  const later = statements(depth - 1, { ...context, inLoop: false, inAsync: false });
  const { inAsync, isConcurrent } = context;
  const prefix = inAsync ? fc.constantFrom(...(isConcurrent ? ['', 'await '] : ['await '])) : fc.constant('');
  const mayWork = inAsync || isConcurrent;
  return fc.oneof(
    { weight: 5, arbitrary: leaf(context) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(inner, fc.option(inner))
        .map(([a, b]) => `if (choose(2)) ${block(a)}${b ? ` else ${block(b)}` : ''}`),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(inner, fc.option(inner), fc.option(inner))
        .map(([a, b, c]) =>
          [
            `try ${block(a)}`,
            b || !c ? `catch (error) ${block(b ?? [])}` : '',
            c ? `finally ${block(c)}` : '',
          ].join(' '),
        ),
    },
    { weight: 2, arbitrary: looped.map((a) => `for (const item of items()) ${block(a)}`) },
    { weight: 1, arbitrary: looped.map((a) => `while (choose(2)) ${block(a)}`) },
    { weight: 1, arbitrary: looped.map((a) => `do ${block(a)} while (choose(2));`) },
    { weight: 1, arbitrary: looped.map((a) => `for (const item of [1, 2]) ${block(a)}`) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(inner, fc.boolean(), inner, fc.option(inner))
        .map(
          ([a, breaks, b, c]) =>
            `switch (choose(3)) {\ncase 0: ${block(a)} ${breaks ? 'break;' : ''}\ncase 1: ${block(b)}\n${c ? `break;\ndefault: ${block(c)}\n` : ''}}`,
        ),
    },
    ...(mayWork ? working(prefix, later) : []),
    ...(isConcurrent ? [{ weight: 2, arbitrary: later.map((a) => `later((error) => ${block(a)});`) }] : []),
    { weight: 1, arbitrary: later.map((a) => `items().forEach((item) => ${block(a)});`) },
  );
}

const working = (prefix: Code, later: fc.Arbitrary<string[]>): { weight: number; arbitrary: Code }[] => [
  {
    weight: 2,
    arbitrary: fc
      .tuple(prefix, later, fc.option(later), fc.option(later))
      .map(
        ([before, a, b, c]) =>
          `${before}work().then(() => ${block(a)})${b ? `.catch(() => ${block(b)})` : ''}${c ? `.finally(() => ${block(c)})` : ''};`,
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(prefix, later, later)
      .map(([before, a, b]) => `${before}work().then(() => ${block(a)}, () => ${block(b)});`),
  },
];

function statements(depth: number, context: Context): fc.Arbitrary<string[]> {
  return fc.array(statement(depth, context), { minLength: 1, maxLength: 3 });
}

/** Handlers with branches, loops, early exits, errors, callbacks, promises and helpers of their own. */
export const randomHandler: fc.Arbitrary<RandomHandler> = fc
  .boolean()
  .chain((isConcurrent) => {
    const context = { inLoop: false, inAsync: true, isConcurrent };
    return fc.record({
      helper: statements(1, { ...context, helpers: [] }),
      says: fc.constantFrom('', 'return true;', 'return false;'),
      body: statements(2, { ...context, helpers: ['help'] }),
    });
  })
  .map(({ helper, says, body }) => ({
    text: `
const functions = require('@google-cloud/functions-framework');
let done = false;
async function help(res) ${block([...helper, says])}
functions.http('f', async (req, res) => {
done = false;
${body.join('\n')}
});
`,
  }));
