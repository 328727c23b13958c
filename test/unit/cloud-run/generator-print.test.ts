import fc from 'fast-check';
import { nameHandlers } from '../../../src/cloud-run/name-handlers';
import { toVariable, Variables } from '../../../src/cloud-run/name-variables';
import { printTidyJson, type Plain } from '../../../src/cloud-run/print-tidy-json';
import { mapRegion } from '../../../src/cloud-run/map-region';
import { code, table } from '../../../src/cloud-run/markdown';
import type { FoundEntry } from '../../../src/cloud-run/list-entries';
import { providerRegions } from '../../../src/model/provider-regions';
import { formatAsPrettier } from '../../support/format-as-prettier';

describe('JSON of a project', () => {
  test('is short where it can be', () => {
    expect(printTidyJson({ a: ['x', 'y'], b: {}, c: [], d: undefined, e: [{ f: 1 }] })).toBe(
      '{\n  "a": ["x", "y"],\n  "b": {},\n  "c": [],\n  "e": [\n    {\n      "f": 1\n    }\n  ]\n}\n',
    );
  });

  test('is what Prettier makes of it, and holds the value', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '"', '\\', '\n', '0'), maxLength: 30 });
    const value = fc.letrec<{ value: Plain }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(fc.integer(), { maxLength: 40 }),
        fc.array(tie('value'), { maxLength: 5 }),
        fc.dictionary(text, tie('value'), { maxKeys: 4 }),
      ),
    })).value;
    await fc.assert(
      fc.asyncProperty(value, async (given) => {
        const printed = printTidyJson(given);
        expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(given)));
        expect(await formatAsPrettier('a.json', printed)).toBe(printed);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});

describe('Markdown of a project', () => {
  test('has code whatever is in it', () => {
    expect(code('GET /a')).toBe('`GET /a`');
    expect(code('a`b')).toBe('`` a`b ``');
  });

  test('has tables whose columns are aligned', () => {
    expect(table(['A', 'Long'], [['abcd', 'x|y']])).toBe(
      '| A    | Long |\n| ---- | ---- |\n| abcd | x\\|y |',
    );
  });
});

const entry = (method: FoundEntry['method'], route: string): FoundEntry => ({ method, route }) as FoundEntry;

describe('the handlers of a project', () => {
  test.each([
    ['GET', '/orders/latest', 'getOrdersLatest'],
    ['*', '/', 'anyRoot'],
    ['POST', '/v2.0/füße', 'postV20FE'],
    ['DELETE', '/a_b-c', 'deleteABC'],
  ] as const)('%s %s is answered by %s', (method, route, name) => {
    expect([...nameHandlers([entry(method, route)]).values()]).toEqual([name]);
  });

  test('have a number where two would be called alike, cases aside', () => {
    const entries = [entry('GET', '/Pay'), entry('GET', '/pay'), entry('GET', '/p-ay')];
    expect([...nameHandlers(entries).values()]).toEqual(
      ['getPay', 'getpay2', 'getPAy3'].map((name) => expect.stringMatching(new RegExp(name, 'i'))),
    );
    expect(new Set([...nameHandlers(entries).values()].map((name) => name.toLowerCase())).size).toBe(3);
  });

  test('are names that functions-framework takes, however many and long the routes are', () => {
    const route = fc.string({ maxLength: 100 }).map((text) => `/${text}`);
    fc.assert(
      fc.property(fc.array(route, { maxLength: 20 }), (routes) => {
        const names = [...nameHandlers(routes.map((each) => entry('GET', each))).values()];
        expect(new Set(names).size).toBe(routes.length);
        for (const name of names) expect(name).toMatch(/^[A-Za-z](?:[-_A-Za-z0-9]{0,61}[A-Za-z0-9])?$/);
      }),
    );
  });
});

describe('the variables of secrets', () => {
  test.each([
    ['stripeKey', 'STRIPE_KEY'],
    ['my-secret.1', 'MY_SECRET_1'],
    ['PORT', 'SECRET_PORT'],
    ['MONGODB_URI_2', 'SECRET_MONGODB_URI_2'],
    ['NODE_OPTIONS', 'SECRET_NODE_OPTIONS'],
    ['errorStatus', 'SECRET_ERROR_STATUS'],
    ['1st', 'SECRET_1ST'],
  ])('that of %s is %s', (name, variable) => {
    expect(toVariable(name)).toBe(variable);
  });

  test('differ for different names, and stay for one', () => {
    const variables = new Variables();
    expect([variables.of('a-b'), variables.of('a_b'), variables.of('a-b')]).toEqual(['A_B', 'A_B_2', 'A_B']);
    expect(variables.list()).toEqual([
      { variable: 'A_B', secret: 'a-b' },
      { variable: 'A_B_2', secret: 'a_b' },
    ]);
  });
});

test('every region of App Services has one of Google Cloud', () => {
  for (const region of providerRegions) expect(mapRegion(region)).toMatch(/^[a-z]+-[a-z]+\d+$/);
  expect(mapRegion('aws-eu-central-1')).toBe('europe-west3');
  expect(mapRegion('gcp-asia-south1')).toBe('asia-south1');
  expect(mapRegion(undefined)).toBe('us-central1');
});
