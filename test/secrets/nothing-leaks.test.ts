import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainEnvironment, runCommand, type Ran } from '../support/run-command';
import { readTree } from '../support/read-tree';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree } from '../support/write-tree';
import { Planter, type PlantedSecret } from './planted';
import { plantApp, type Layout } from './plant-app';

const layouts: readonly Layout[] = [20180301, 20200603, 20210101, 20230101];

/** A folder for everything of one test, with one of its own for what the command keeps for a while. */
class Bench {
  readonly folder = temporaryFolder();
  readonly temporary = join(this.folder, 'temporary');
  readonly reports = join(this.folder, 'reports');

  constructor() {
    mkdirSync(this.temporary);
    mkdirSync(this.reports);
  }

  run(...args: readonly string[]): Ran {
    return runCommand(args, { env: { ...plainEnvironment(), TMPDIR: this.temporary }, cwd: this.folder });
  }

  /** All that runs said and left outside of the new tree, by where it is. */
  said(runs: Readonly<Record<string, Ran>>): [where: string, text: string][] {
    return [
      ...Object.entries(runs).flatMap(([name, { out, error }]): [string, string][] => [
        [`${name}: stdout`, out],
        [`${name}: stderr`, error],
      ]),
      ...readdirSync(this.reports).map((file): [string, string] => [
        file,
        readFileSync(join(this.reports, file), 'utf8'),
      ]),
    ];
  }
}

/** The places from which a secret got out, and where to. */
function leaks(planted: readonly PlantedSecret[], texts: readonly (readonly [string, string])[]): string[] {
  return texts.flatMap(([where, text]) =>
    planted.filter(({ mark }) => text.includes(mark)).map(({ place }) => `${place} -> ${where}`),
  );
}

const written: Record<string, readonly string[]> = {
  20180301: ['20230101', '20210101'],
  20200603: ['20230101', '20210101'],
  20210101: ['20230101', '20210101'],
  20230101: ['20230101'],
};

test('there are enough places to speak of every one', () => {
  const counts = layouts.map((layout) => plantApp(join(temporaryFolder(), 'app'), layout).length);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(350);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(70);
});

describe.each(layouts)('an app of %i with a secret in every place', (layout) => {
  test.each(written[layout] ?? [])(
    'migrated to %s shows none, and carries only what is text to everybody',
    (to) => {
      const bench = new Bench();
      const planted = plantApp(join(bench.folder, 'app'), layout);
      const target = ['app', '--to', to, '--yes'];
      const report = (ending: string): string[] => ['--report', join(bench.reports, `report.${ending}`)];
      const runs = {
        run: bench.run(
          ...target,
          '--out',
          'new',
          '--verbose',
          ...['txt', 'json', 'md', 'html', 'sarif'].flatMap(report),
          '--save-answers',
          join(bench.reports, 'answers.json5'),
        ),
        diff: bench.run(...target, '--dry-run', '--diff', '--verbose'),
        rewritten: bench.run(
          ...[...target, '--dry-run', '--diff', '--normalize'],
          ...['http-service', 'parsed-payload', 'hook-signature'].flatMap((rule) => ['--rewrite', rule]),
          ...report('rewritten.html'),
        ),
      };
      expect(Object.values(runs).map(({ code }) => code)).toEqual([0, 0, 0]);
      expect(readdirSync(bench.reports)).toHaveLength(7);
      expect(leaks(planted, bench.said(runs))).toEqual([]);
      const tree = Object.entries(readTree(join(bench.folder, 'new')));
      const hidden = planted.filter(({ isCarried }) => !isCarried);
      expect(leaks(hidden, tree)).toEqual([]);
      expect(readdirSync(bench.temporary)).toEqual([]);
      // What is carried by contract is there: it was looked for in texts that could have shown it.
      expect(
        tree.some(([, text]) => planted.some(({ mark, isCarried }) => isCarried && text.includes(mark))),
      ).toBe(true);
      // A second run has nothing more to take out.
      const again = bench.run('new', '--to', to, '--dry-run', '--format', 'json', '--yes');
      expect(again.code).toBe(0);
      expect(JSON.parse(again.out)).toMatchObject({
        counts: { create: 0, rewrite: 0, move: 0, leaveOut: 0 },
      });
      expect(again.out.match(/.*in-place-of-name/g) ?? []).toEqual([]);
    },
  );

  test('inspected and checked shows none', () => {
    const bench = new Bench();
    const planted = plantApp(join(bench.folder, 'app'), layout);
    const runs: Record<string, Ran> = Object.fromEntries([
      ...['text', 'json'].map((format) => [
        `inspect ${format}`,
        bench.run('inspect', 'app', '--verbose', '--format', format),
      ]),
      ...['text', 'json', 'html'].map((format) => [
        `lint ${format}`,
        bench.run('lint', 'app', '--verbose', '--format', format),
      ]),
    ]);
    expect(Object.values(runs).map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
    expect(leaks(planted, bench.said(runs))).toEqual([]);
  });
});

test('what is wrong with JSON is told without what stands beside it', () => {
  const bench = new Bench();
  const planter = new Planter();
  const broken = (text: string): string => text;
  const secret = (place: string): string => planter.hidden(place, 'word');
  writeTree(join(bench.folder, 'app'), {
    'config.json': { config_version: 20200603, name: 'shop', location: 'US-VA' },
    'values/a.json': broken(`{"name":"a","value":"${secret('no comma')}" "from_secret":true}`),
    'values/b.json': broken(`{"name":"b","value":${secret('no quotes')}}`),
    'values/c.json': broken(`{"name":"c","value":"${secret('no end')}`),
    'values/d.json': broken(`{"name":"d","value":'${secret('wrong escape')}\\x1'}`),
    'values/e.json': broken(`{"name":"e", ${secret('a word as a key')} 1}`),
    'values/f.json': broken(`{"name":"f"} ${secret('behind the end')}`),
    'secrets.json': broken(`{"a":"${secret('broken secrets.json')}",}x`),
    'services/h/config.json': broken(`{"type":"http" "secret":"${secret('service')}"}`),
    'functions/f/config.json': { name: 'f', private: true },
    'functions/f/source.js': `exports = () => { const password = "${planter.carried('broken source', 'word')}; };\n`,
  });
  const runs = {
    migrate: bench.run('app', '--out', 'new'),
    inspect: bench.run('inspect', 'app'),
    skipped: bench.run(
      ...['app', '--out', 'new', '--skip-broken', '--verbose', '--yes'],
      ...['json', 'html', 'md'].flatMap((ending) => ['--report', join(bench.reports, `report.${ending}`)]),
    ),
    diff: bench.run('app', '--dry-run', '--skip-broken', '--diff'),
  };
  expect([runs.migrate.code, runs.inspect.code, runs.skipped.code, runs.diff.code]).toEqual([1, 1, 0, 0]);
  expect(leaks(planter.planted, bench.said(runs))).toEqual([]);
  const hidden = planter.planted.filter(({ isCarried }) => !isCarried);
  expect(leaks(hidden, Object.entries(readTree(join(bench.folder, 'new'))))).toEqual([]);
});

test('a secret that is given as the name of one is refused, and not shown', () => {
  const bench = new Bench();
  const planter = new Planter();
  const given = [
    planter.hidden('flag', 'stripe'),
    planter.hidden('answer', 'hex32'),
    planter.hidden('file', 'google'),
  ];
  writeTree(bench.folder, {
    'app/config.json': { config_version: 20200603, name: 'shop', location: 'US-VA' },
    'app/services/http/config.json': { name: 'http', type: 'http', config: {} },
    'app/services/http/incoming_webhooks/ordered/config.json': {
      name: 'ordered',
      options: {
        httpMethod: 'POST',
        validationMethod: 'VERIFY_PAYLOAD',
        secret: planter.hidden('webhook', 'word'),
      },
    },
    'app/services/http/incoming_webhooks/ordered/source.js': 'exports = () => 1;\n',
    'answers.json5': `{ "webhook-secret:http/ordered": "${given[2]}" }`,
  });
  const runs = {
    flag: bench.run('app', '--out', 'a', '--webhook-secret', given[0] ?? ''),
    answer: bench.run('app', '--out', 'a', '--answer', `webhook-secret:http/ordered=${given[1]}`),
    file: bench.run('app', '--out', 'a', '--answers', 'answers.json5'),
  };
  expect(Object.values(runs).map(({ code }) => code)).toEqual([1, 1, 1]);
  expect(runs.file.error).toContain('is no answer to webhook-secret:http/ordered');
  expect(leaks(planter.planted, bench.said(runs))).toEqual([]);
});
