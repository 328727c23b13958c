import { join } from 'node:path';
import { readTree, toText } from '../support/read-tree';
import { runCommand } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree, type Tree } from '../support/write-tree';

const webhook = { name: 'pushed', options: { httpMethod: 'POST' }, respond_result: false };

/** An app with an HTTP service, a GitHub webhook, and a source that is not UTF-8. */
const app: Tree = {
  'config.json': { config_version: 20200603, name: 'shop', location: 'AU', deployment_model: 'LOCAL' },
  'functions/book/config.json': { name: 'book', private: true },
  'functions/book/source.js': 'exports = () =>\r\n  context.services.get("courier").post({});\r\n',
  'functions/hand/config.json': { name: 'hand', private: true },
  'functions/hand/source.js': 'exports = () => send(context.services.get("courier"));\n',
  'functions/still/config.json': { name: 'still', private: true },
  'functions/still/source.js': 'exports = () => 1;\n',
  'services/courier/config.json': { name: 'courier', type: 'http', config: {} },
  'services/github/config.json': { name: 'github', type: 'github', config: {} },
  'services/github/incoming_webhooks/pushed/config.json': webhook,
  'services/github/incoming_webhooks/pushed/source.js': 'exports = (push) => {\n  return push.ref;\n};\n',
};

function migrate(...args: string[]): { code: number | null; report: any; output: Record<string, string> } {
  const folder = temporaryFolder();
  const out = join(folder, 'out');
  const ran = runCommand([writeTree(join(folder, 'app'), app), '--out', out, '--format', 'json', ...args]);
  if (ran.code !== 0) throw new Error(ran.error);
  return { code: ran.code, report: JSON.parse(ran.out), output: readTree(out) };
}

const codesIn = (report: any, ...codes: string[]): string[] =>
  report.findings
    .filter(({ code }: any) => codes.includes(code))
    .map(
      ({ code, place, subject }: any) =>
        `${code} ${place ? `${place.file}:${place.line}:${place.column}` : subject}`,
    );

test('sources are carried byte for byte unless a rewrite is asked for', () => {
  const { output, report } = migrate();
  expect(output['functions/book.js']).toBe(app['functions/book/source.js']);
  expect(output['functions/hand.js']).toBe(app['functions/hand/source.js']);
  expect(codesIn(report, 'source/rewritten', 'source/rewrite-refused')).toEqual([]);
});

test('a rewrite changes its range, says so, and refuses what is not safe', () => {
  const { output, report } = migrate('--rewrite', 'http-service', '--rewrite', 'hook-signature');
  expect(output['functions/book.js']).toBe('exports = () =>\r\n  context.http.post({});\r\n');
  expect(output['functions/hand.js']).toBe(app['functions/hand/source.js']);
  expect(output['functions/still.js']).toBe(app['functions/still/source.js']);
  expect(codesIn(report, 'source/rewritten', 'source/rewrite-refused', 'source/nothing-to-rewrite')).toEqual([
    'source/rewritten functions/book/source.js:2:24',
    'source/rewrite-refused functions/hand/source.js:1:43',
    'source/nothing-to-rewrite hook-signature',
  ]);
});

test('the report and the ledger call a changed source rewritten', () => {
  const { report } = migrate('--rewrite', 'http-service');
  const changed = report.files.find(({ to }: any) => to === 'functions/book.js');
  expect(changed).toMatchObject({ action: 'rewrite', from: ['functions/book/source.js'] });
  const entry = report.ledger.entries.find(
    ({ input }: any) => input?.file === 'functions/book/source.js' && input.pointer === undefined,
  );
  expect(entry).toMatchObject({ fate: 'rewritten', output: { file: 'functions/book.js' } });
  expect(entry.reason.source).toBe('safety/sources');
});

test('a call that was changed is not reported as one that must be', () => {
  const names = (report: any): string[] =>
    report.findings
      .filter(({ code }: any) => code === 'source/third-party-service')
      .map(({ subject }: any) => subject);
  expect(names(migrate().report)).toEqual(['book', 'hand']);
  expect(names(migrate('--rewrite', 'http-service').report)).toEqual(['hand']);
});

test('the next command of a dry run asks for the same rewrites', () => {
  const folder = writeTree(temporaryFolder(), app);
  const { out } = runCommand([folder, '--dry-run', '--typings', '--rewrite', 'http-service']);
  expect(out).toMatch(/^ {2}migrate-functions .* --out NEW_FOLDER --typings --rewrite http-service$/m);
});

test('the diff shows the changed lines of a source', () => {
  const folder = writeTree(temporaryFolder(), app);
  const { out } = runCommand([folder, '--dry-run', '--diff', '--rewrite', 'http-service']);
  expect(out).toContain('-  context.services.get("courier").post({});');
  expect(out).toContain('+  context.http.post({});');
});

test('no diff and no page shows a credential of a changed source', () => {
  const key = 'sk_live_abcdefghijklmnop';
  const source = `exports = () =>\n  context.services.get("courier").post({ key: "${key}" });\n`;
  const folder = writeTree(temporaryFolder(), { ...app, 'functions/book/source.js': source });
  for (const args of [['--diff'], ['--format', 'html'], ['--format', 'json']]) {
    const { code, out } = runCommand([folder, '--dry-run', '--rewrite', 'http-service', ...args]);
    expect([code, out.includes('courier'), out.includes(key)]).toEqual([0, true, false]);
  }
});

test('a parsed payload is parsed by the function, when its webhook becomes an endpoint', () => {
  const { output } = migrate('--rewrite', 'parsed-payload', '--answer', 'webhook=endpoint');
  expect(output['functions/github_pushed.js']).toBe(
    'exports = (push) => {\n  push = JSON.parse(push.body.text());\n  return push.ref;\n};\n',
  );
});

test('a source that is not UTF-8 is refused and carried as it is', () => {
  const folder = temporaryFolder();
  const bytes = Buffer.concat([
    Buffer.from('exports = () => context.services.get("courier").get("'),
    Buffer.from([0xe9, 0x22, 0x29]),
  ]);
  const out = join(folder, 'out');
  const input = writeTree(join(folder, 'app'), { ...app, 'functions/book/source.js': bytes });
  const ran = runCommand([input, '--out', out, '--format', 'json', '--rewrite', 'http-service']);
  const refused = JSON.parse(ran.out).findings.filter(({ code }: any) => code === 'source/rewrite-refused');
  expect(refused.map(({ place }: any) => place)).toContainEqual({ file: 'functions/book/source.js' });
  expect(readTree(out)['functions/book.js']).toBe(toText(bytes));
});

test('a rule that does not exist is refused with those that do', () => {
  const { code, error } = runCommand(['app', '--dry-run', '--rewrite', 'everything']);
  expect(code).toBe(1);
  expect(error).toContain('http-service, hook-signature, parsed-payload');
});
