import { closeLedger, type Ledger } from '../../../src/engine/ledger/ledger';
import type { LedgerEntry } from '../../../src/engine/ledger/ledger-entry';
import type { Context, Transform } from '../../../src/engine/migration';
import { renameMember, withMember, withoutMembers } from '../../../src/model/edit-json';
import { get, getItems, type JsonObject } from '../../../src/model/json';
import { added, arrayOf, objectOf, rewritten } from '../../../src/model/make-json';
import { reason } from '../../../src/model/reason';
import { migrateTree } from '../../support/run-stages';

const why = reason('A test wants it.', 'docs/config');
const decision = {
  id: 'name',
  kind: 'name',
  subject: 'a',
  question: '?',
  why: '!',
  choices: [],
  default: 'x',
} as const;

type Edit = (document: JsonObject, context: Context) => JsonObject | undefined;

/** The ledger of an app of one value, `values/a.json`, after some edits of it, one a step. */
function ledgerAfter(text: string, ...edits: Edit[]): Ledger {
  const steps = edits.map((edit) => ({
    from: 20210101 as const,
    to: 20210101 as const,
    title: 'the step under test',
    transforms: [
      {
        name: 'edit',
        summary: 'edits',
        apply: (app: any, context: Context) => ({
          ...app,
          values: app.values.flatMap(({ document }: any) => {
            const edited = edit(document, context);
            return edited ? [{ name: 'a', document: edited }] : [];
          }),
        }),
      },
    ],
  }));
  const tree = { 'realm_config.json': '{"name":"shop"}', 'values/a.json': text };
  return migrateTree(tree, { to: 20210101, steps, finalizers: [] }).ledger;
}

/** The lines of `values/a.json`: `fate pointer > pointer`. */
function linesOf(ledger: Ledger): string[] {
  const show = ({ fate, input, output }: LedgerEntry): string =>
    `${fate} ${input?.pointer ?? '-'} > ${output?.pointer ?? '-'}`;
  return ledger
    .entries()
    .filter(
      ({ input, output }) =>
        (input ?? output)!.file === 'values/a.json' && (input ?? output)!.pointer !== undefined,
    )
    .map(show)
    .sort();
}

describe('a value is', () => {
  test('kept where its file and its keys are the same', () => {
    const ledger = ledgerAfter('{"a":{"b":[1,{}]}}');
    expect(linesOf(ledger)).toEqual(['kept /a/b/0 > /a/b/0', 'kept /a/b/1 > /a/b/1']);
    expect(ledger.gaps).toEqual([]);
  });

  test('moved under another key', () => {
    expect(
      linesOf(ledgerAfter('{"a":{"b":1},"c":2}', (document) => renameMember(document, 'a', 'x'))),
    ).toEqual(['kept /c > /c', 'moved /a/b > /x/b']);
  });

  test('moved to another file, under the same key too', () => {
    const { ledger } = migrateTree({
      'realm_config.json': {
        config_version: 20210101,
        name: 'a',
        provider_region: 'aws-us-east-1',
        deployment_model: 'LOCAL',
      },
    });
    const fates = ledger
      .entries()
      .map(({ fate, output }) => `${fate} ${output?.file ?? '-'}${output?.pointer ?? ''}`);
    expect(fates).toContain('moved root_config.json/name');
    expect(ledger.values).toEqual({
      input: { total: 4, kept: 0, moved: 3, rewritten: 0, dropped: 1, waiting: 0 },
      output: { total: 3, kept: 0, moved: 3, rewritten: 0, added: 0 },
    });
  });

  test('kept in an array of a document that was edited, as long as its index is the same', () => {
    const withoutC: Edit = (document, context) => {
      context.drop(get(document, 'c')!, why);
      return withoutMembers(document, 'c');
    };
    expect(linesOf(ledgerAfter('{"a":[1,[2]],"c":3}', withoutC))).toEqual([
      'dropped /c > -',
      'kept /a/0 > /a/0',
      'kept /a/1/0 > /a/1/0',
    ]);
    const withoutFirst: Edit = (document, context) => {
      const [first, ...rest] = getItems(document, 'a');
      context.drop(first!, why);
      return withMember(document, 'a', arrayOf(rest));
    };
    expect(linesOf(ledgerAfter('{"a":[1,2]}', withoutFirst))).toEqual([
      'dropped /a/0 > -',
      'moved /a/1 > /a/0',
    ]);
  });

  test('moved into an array that the input has not, or has something else for', () => {
    const wrap: Edit = (document) =>
      withMember(withoutMembers(document, 'a'), 'n', arrayOf([get(document, 'a')!]));
    expect(linesOf(ledgerAfter('{"a":1}', wrap))).toEqual(['moved /a > /n/0']);
    const swap: Edit = (document) =>
      objectOf([
        { key: 'a', value: arrayOf([get(document, 'b')!]) },
        { key: 'b', value: get(document, 'a')! },
      ]);
    expect(linesOf(ledgerAfter('{"a":{"0":1},"b":2}', swap))).toEqual([
      'moved /a/0 > /b/0',
      'moved /b > /a/0',
    ]);
  });

  test('kept, though another value is made from it, whichever comes first', () => {
    const copy = (isFirst: boolean): Edit => {
      return (document) => {
        const a = { key: 'a', value: get(document, 'a')! };
        const b = { key: 'b', value: rewritten(a.value, 'x', why) };
        return objectOf(isFirst ? [b, a] : [a, b]);
      };
    };
    for (const isFirst of [true, false]) {
      const ledger = ledgerAfter('{"a":1}', copy(isFirst));
      expect(linesOf(ledger)).toEqual(['kept /a > /a']);
      expect(ledger.gaps).toEqual([]);
      expect(ledger.made()).toMatchObject([{ fate: 'rewritten', output: { pointer: '/b' } }]);
      // A later step takes back what was made: the value that it was made from is there as before.
      const again = ledgerAfter('{"a":1}', copy(isFirst), (document, context) => {
        context.drop(get(document, 'b')!, why);
        return withoutMembers(document, 'b');
      });
      expect(linesOf(again)).toEqual(['kept /a > /a']);
      expect(again.gaps).toEqual([]);
    }
  });

  test('rewritten where it is dropped, too', () => {
    const both: Edit = (document, context) => {
      context.drop(get(document, 'a')!, why);
      return withMember(document, 'a', rewritten(get(document, 'a')!, 'x', why));
    };
    expect(linesOf(ledgerAfter('{"a":1}', both))).toEqual(['rewritten /a > /a']);
  });

  test('rewritten, through as many steps as there were', () => {
    const rewrite: Edit = (document) => withMember(document, 'a', rewritten(get(document, 'a')!, 'new', why));
    expect(linesOf(ledgerAfter('{"a":1}', rewrite, rewrite))).toEqual(['rewritten /a > /a']);
  });

  test('rewritten once, where two values are made from it', () => {
    const split: Edit = (document) => {
      const a = get(document, 'a')!;
      return withMember(withMember(document, 'a', rewritten(a, 'x', why)), 'b', rewritten(a, 'y', why));
    };
    const ledger = ledgerAfter('{"a":"x.y"}', split);
    expect(linesOf(ledger)).toEqual(['rewritten /a > /a']);
    expect(ledger.values).toMatchObject({ input: { rewritten: 1 }, output: { rewritten: 2, added: 0 } });
    expect(ledger.made()).toEqual([
      {
        fate: 'rewritten',
        input: { file: 'values/a.json', line: 1, column: 6 },
        output: { file: 'values/a.json', pointer: '/b' },
        reason: why,
      },
    ]);
  });

  test('dropped, also when an earlier step had made something of it', () => {
    const rewrite: Edit = (document) => withMember(document, 'a', rewritten(get(document, 'a')!, 'new', why));
    const drop: Edit = (document, context) => {
      context.drop(get(document, 'a')!, why);
      return withoutMembers(document, 'a');
    };
    expect(linesOf(ledgerAfter('{"a":1,"b":2}', rewrite, drop))).toEqual(['dropped /a > -', 'kept /b > /b']);
  });

  test('waiting for the decision that holds it', () => {
    const hold: Edit = (document, context) => {
      context.hold(get(document, 'a')!, decision, why);
      return withoutMembers(document, 'a');
    };
    const ledger = ledgerAfter('{"a":[1,2],"b":2}', hold);
    expect(linesOf(ledger)).toEqual(['kept /b > /b', 'waiting /a/0 > -', 'waiting /a/1 > -']);
    expect(ledger.entries().find(({ fate }) => fate === 'waiting')).toMatchObject({
      decision: 'name',
      reason: why,
    });
  });

  test('added, with its reason', () => {
    const ledger = ledgerAfter('{"a":1}', (document) => withMember(document, 'n', added({ x: [] }, why)));
    expect(linesOf(ledger)).toEqual(['added - > /n/x', 'kept /a > /a']);
    expect(ledger.values.output).toEqual({ total: 3, kept: 2, moved: 0, rewritten: 0, added: 1 });
    expect(ledger.entries().find(({ fate }) => fate === 'added')).toMatchObject({ reason: why });
  });

  test('added as an empty container when all that it held is gone', () => {
    const ledger = ledgerAfter('{"a":{"b":1}}', (document, context) => {
      context.drop(get(document, 'a', 'b')!, why);
      return withMember(document, 'a', withoutMembers(get(document, 'a') as JsonObject, 'b'));
    });
    expect(linesOf(ledger)).toEqual(['added - > /a', 'dropped /a/b > -']);
    expect(ledger.gaps).toEqual([]);
  });

  test('rewritten as an empty container that was filled', () => {
    const ledger = ledgerAfter('{"a":{}}', (document) =>
      withMember(document, 'a', withMember(get(document, 'a') as JsonObject, 'b', added(1, why))),
    );
    expect(linesOf(ledger)).toEqual(['added - > /a/b', 'rewritten /a > /a']);
    expect(ledger.gaps).toEqual([]);
  });

  test('dropped when an earlier duplicate of its key lost to a later one', () => {
    const ledger = ledgerAfter('{"a":{"x":1,"y":2},"a":3}');
    expect(ledger.values.input).toMatchObject({ total: 4, dropped: 2 });
    expect(ledger.gaps).toEqual([]);
  });
});

test('every line has the place of its value in the input', () => {
  const ledger = ledgerAfter('{\n  "a/b": [\n    1\n  ]\n}');
  expect(ledger.entries()).toContainEqual({
    fate: 'kept',
    input: { file: 'values/a.json', line: 3, column: 5, pointer: '/a~1b/0' },
    output: { file: 'values/a.json', pointer: '/a~1b/0' },
  });
});

describe('there is a gap', () => {
  test.each<[string, string, Edit, RegExp]>([
    [
      'for a value that is nowhere',
      '{"a":1,"b":2}',
      (document) => withoutMembers(document, 'a'),
      /^no fate: .*"line":1,"column":6/,
    ],
    ['for a document that is nowhere', '{"a":1}', () => undefined, /^no fate/],
    [
      'for an empty container that is nowhere',
      '{"a":{}}',
      (document) => withoutMembers(document, 'a'),
      /^no fate/,
    ],
    [
      'for a value that is there twice',
      '{"a":1}',
      (document) => withMember(document, 'b', get(document, 'a')!),
      /^twice in the output/,
    ],
    [
      'for a value that is there and dropped',
      '{"a":1}',
      (document, context) => (context.drop(get(document, 'a')!, why), document),
      /^both kept and dropped/,
    ],
    [
      'for a value that has moved and is dropped',
      '{"a":1}',
      (document, context) => (context.drop(get(document, 'a')!, why), renameMember(document, 'a', 'b')),
      /^both moved and dropped/,
    ],
    [
      'for a value that is there and waits',
      '{"a":1}',
      (document, context) => (context.hold(document, decision, why), document),
      /^both kept and waiting/,
    ],
    [
      'for an empty object without reason',
      '{"a":1}',
      (document) => withMember(document, 'b', objectOf([])),
      /^no reason: values\/a.json\/b$/,
    ],
    [
      'for an empty array without reason',
      '{"a":1}',
      (document) => withMember(document, 'b', arrayOf([])),
      /^no reason/,
    ],
    [
      'for a value without reason',
      '{"a":1}',
      (document) => withMember(document, 'b', { kind: 'scalar', value: 1, raw: '1', offset: -1 }),
      /^no reason/,
    ],
  ])('%s', (_, text, edit, gap) => {
    const { gaps } = ledgerAfter(text, edit);
    expect(gaps).toContainEqual(expect.stringMatching(gap));
    // One gap for each value, and one for a file that is nowhere with all of its values.
    expect(gaps.filter((each) => !each.endsWith('values/a.json'))).toHaveLength(1);
  });

  test('for a file that is nowhere', () => {
    const forget = { name: 'forget', summary: 'forgets', apply: (app: any) => ({ ...app, extras: [] }) };
    const { ledger } = migrateTree(
      { 'realm_config.json': '{"name":"a"}', 'auth/a.txt': '' },
      { to: 20210101, steps: [], finalizers: [forget] },
    );
    expect(ledger.gaps).toEqual(['no fate: auth/a.txt']);
  });

  test('for a file that is carried and dropped', () => {
    const both: Transform = {
      name: 'both',
      summary: 'drops what it carries',
      apply: (app, context) => {
        for (const file of app.extras) context.drop(file, why);
        return app;
      },
    };
    const { ledger } = migrateTree(
      { 'realm_config.json': '{"name":"a"}', 'auth/a.txt': '' },
      { to: 20210101, steps: [], finalizers: [both] },
    );
    expect(ledger.gaps).toEqual(['both kept and dropped: auth/a.txt']);
  });

  test('for a lost duplicate that nobody accounts for', () => {
    const { read, written, migrated } = migrateTree(
      { 'realm_config.json': '{"name":"lost","name":"a"}' },
      { to: 20210101 },
    );
    const given = { files: read.files, documents: read.documents, output: written, held: migrated.held };
    expect(closeLedger({ ...given, dropped: read.dropped }).gaps).toEqual([]);
    expect(closeLedger({ ...given, dropped: new Map() }).gaps).toEqual([
      'no fate: {"file":"realm_config.json"}',
    ]);
  });
});

test('files have their own account, and those that are not carried their reason', () => {
  const tree = {
    'realm_config.json': {
      config_version: 20210101,
      name: 'a',
      provider_region: 'aws-us-east-1',
      deployment_model: 'LOCAL',
    },
    'auth/notes.txt': '',
    'values/.gitkeep': '',
    'values/a.json': { name: 'b' },
    'http_endpoints/config.json': '[]',
    'services/sms/config.json': { name: 'sms', type: 'twilio' },
    'services/gh/config.json': { name: 'gh', type: 'github' },
    'services/gh/incoming_webhooks/w/config.json': { name: 'w' },
    'services/gh/incoming_webhooks/w/source.js': '',
    'graphql/config.json': {},
  };
  const { ledger } = migrateTree(tree);
  const { input, output } = ledger.files;
  expect(input).toEqual({ total: 10, kept: 2, moved: 2, rewritten: 1, dropped: 3, waiting: 2 });
  expect(output).toEqual({ total: 6, kept: 2, moved: 2, rewritten: 1, added: 1 });
  expect(
    ledger.leftOut.map(({ file, decision: waitsFor }) => `${file.path} ${waitsFor ?? ''}`).sort(),
  ).toEqual([
    'services/gh/config.json ',
    'services/gh/incoming_webhooks/w/config.json webhook:gh/w',
    'services/gh/incoming_webhooks/w/source.js webhook:gh/w',
    'services/sms/config.json ',
    'values/.gitkeep ',
  ]);
  expect(ledger.leftOut.every(({ reason: known }) => known)).toBe(true);
  const ofFiles = ledger.entries().filter((entry) => (entry.input ?? entry.output)!.pointer === undefined);
  expect(
    ofFiles.map(({ fate, decision: waitsFor, ...entry }) =>
      [fate, entry.input?.file ?? '-', entry.output?.file ?? '-', waitsFor ?? '-'].join(' '),
    ),
  ).toEqual([
    'kept auth/notes.txt auth/notes.txt -',
    'waiting services/gh/incoming_webhooks/w/source.js - webhook:gh/w',
    'dropped values/.gitkeep - -',
    'kept graphql/config.json graphql/config.json -',
    'moved http_endpoints/config.json https_endpoints/config.json -',
    'moved values/a.json values/b.json -',
    'rewritten realm_config.json root_config.json -',
    'dropped services/gh/config.json - -',
    'dropped services/sms/config.json - -',
    'waiting services/gh/incoming_webhooks/w/config.json - webhook:gh/w',
    'added - graphql/validation_settings.json -',
  ]);
  // The version and the four of the services go, one of the webhook waits; of the others one changes no file's name. Four are
  // the settings of the validation.
  expect(ledger.values).toEqual({
    input: { total: 12, kept: 1, moved: 5, rewritten: 0, dropped: 5, waiting: 1 },
    output: { total: 10, kept: 1, moved: 5, rewritten: 0, added: 4 },
  });
});

describe('files that are made of others', () => {
  const legacy = {
    'config.json': { config_version: 20200603, name: 'a', location: 'AU', deployment_model: 'GLOBAL' },
    'auth_providers/a.json': { name: 'api-key', type: 'api-key', disabled: false },
    'auth_providers/b.json': { name: 'anon-user', type: 'anon-user', disabled: true },
    'functions/f/config.json': { name: 'f', private: true },
    'functions/f/source.js': 'exports = () => 1;',
    'services/m/config.json': { name: 'm', type: 'mongodb-atlas', config: { clusterName: 'C' } },
    'services/m/rules/r.json': { database: 'd', collection: 'c', roles: [], schema: { title: 't' } },
  };

  test('tell which ones', () => {
    const { ledger, written, read } = migrateTree(legacy);
    const originsOf = (path: string): string[] =>
      ledger.originsOf(written.find((file) => file.path === path)!).map((file) => file.path);
    expect(originsOf('auth/providers.json')).toEqual(['auth_providers/a.json', 'auth_providers/b.json']);
    expect(originsOf('data_sources/m/d/c/rules.json')).toEqual(['services/m/rules/r.json']);
    expect(originsOf('data_sources/m/d/c/schema.json')).toEqual(['services/m/rules/r.json']);
    expect(originsOf('functions/f.js')).toHaveLength(0);
    expect(ledger.entries().filter(({ input }) => input?.file === 'functions/f/source.js')).toEqual([
      { fate: 'moved', input: { file: 'functions/f/source.js' }, output: { file: 'functions/f.js' } },
    ]);
    expect(read.files.map(({ path }) => path)).toContain('functions/f/source.js');
  });

  test('and where their own account leads elsewhere, that is told as well', () => {
    const { ledger } = migrateTree(legacy);
    const made = ledger.made().filter(({ output }) => output!.pointer === undefined);
    expect(made).toEqual([
      {
        fate: 'rewritten',
        input: { file: 'services/m/rules/r.json' },
        output: { file: 'data_sources/m/d/c/schema.json' },
      },
    ]);
  });

  test('a file of which the last value is dropped is rewritten into where the others went', () => {
    const { files } = ledgerAfter('{"a":1,"b":2}', (document, context) => {
      context.drop(get(document, 'b')!, why);
      return withoutMembers(document, 'b');
    });
    expect(files.input).toMatchObject({ total: 2, kept: 1, rewritten: 1, dropped: 0 });
    expect(files.output).toMatchObject({ total: 2, kept: 1, rewritten: 1, added: 0 });
  });

  test('a file whose only value was made from another is rewritten, and one from nothing is added', () => {
    const { files } = ledgerAfter('{"a":1}', (document) =>
      withMember(document, 'a', rewritten(get(document, 'a')!, 'x', why)),
    );
    expect(files.output).toMatchObject({ total: 2, kept: 1, rewritten: 1, added: 0 });
  });
});

test('a source whose text was edited is rewritten, in the input and in the output', () => {
  const tree = {
    'realm_config.json': { config_version: 20210101, name: 'a' },
    'functions/a.js': 'a',
    'functions/b.js': 'b',
  };
  const { read, migrated, written } = migrateTree(tree, { to: 20210101 });
  const edited = { text: 'b', reason: why };
  const output = written.map((file) => (file.path === 'functions/a.js' ? { ...file, edited } : file));
  const { files, entries } = closeLedger({
    files: read.files,
    documents: read.documents,
    output,
    dropped: migrated.dropped,
    held: migrated.held,
  });
  expect(files.input).toMatchObject({ total: 3, kept: 2, rewritten: 1 });
  expect(files.output).toMatchObject({ total: 3, kept: 2, rewritten: 1 });
  expect(entries().filter(({ fate }) => fate === 'rewritten')).toEqual([
    {
      fate: 'rewritten',
      input: { file: 'functions/a.js' },
      output: { file: 'functions/a.js' },
      reason: why,
    },
  ]);
});

test('reasons of what waits are counted for each decision, after all others', () => {
  const second = { ...decision, id: 'other' };
  const ledger = ledgerAfter('{"a":1,"b":[2,3],"c":4,"d":5}', (document, context) => {
    context.hold(get(document, 'a')!, decision, why);
    context.hold(get(document, 'b')!, second, why);
    context.drop(get(document, 'c')!, why);
    return withoutMembers(document, 'a', 'b', 'c');
  });
  expect(ledger.reasons).toEqual([
    { fate: 'dropped', reason: why, count: 1 },
    { fate: 'waiting', reason: why, count: 2, decision: 'other' },
    { fate: 'waiting', reason: why, count: 1, decision: 'name' },
  ]);
});

test('reasons are counted, the most frequent first within each fate', () => {
  const other = reason('Another test wants it.', 'docs/config');
  const ledger = ledgerAfter('{"a":1,"b":2,"c":3,"d":4}', (document, context) => {
    context.drop(get(document, 'a')!, why);
    for (const key of ['b', 'c']) context.drop(get(document, key)!, other);
    const rest = withMember(document, 'd', rewritten(get(document, 'd')!, 5, why));
    return withMember(withoutMembers(rest, 'a', 'b', 'c'), 'e', added(1, why));
  });
  expect(ledger.reasons.map(({ fate, reason: { text }, count }) => `${fate} ${count} ${text}`)).toEqual([
    'rewritten 1 A test wants it.',
    'added 1 A test wants it.',
    'dropped 2 Another test wants it.',
    'dropped 1 A test wants it.',
  ]);
});
