import { existsSync, rmSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appOf2023, endpoint, legacyWebhook } from '../support/cloud-run-app';
import { readTree } from '../support/read-tree';
import { runCommand, type Ran } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree, type Tree } from '../support/write-tree';
import { zipOf } from '../support/zip-of';

const ok = 'exports = () => ({ ok: 1 });\n';
const source =
  'exports = async function ({ query }) {\r\n  name = query.name;\r\n  return { hello: name };\r\n}; // é';

const shop = (): Tree =>
  appOf2023([endpoint('/hello', 'hello'), endpoint('/me', 'me')], {
    hello: source,
    me: { source: ok, config: {} },
  });

const run = (...args: string[]): Ran => runCommand(['cloud-run', ...args, '--no-input']);

/** An app on the disk, and where its project goes. */
function given(tree: Tree): { app: string; out: string } {
  const folder = temporaryFolder();
  return { app: writeTree(join(folder, 'app'), tree), out: join(folder, 'service') };
}

test('writes a project whose sources are those of the app, byte for byte', () => {
  const { app, out } = given(shop());
  const { code, error } = run(app, '--out', out);
  expect([code, error]).toEqual([0, '']);
  const written = readFileSync(join(out, 'functions/hello.js'));
  const own = readFileSync(join(app, 'functions/hello.js'));
  const start = written.indexOf('\n') + 1;
  expect(written.subarray(start, start + own.length).equals(own)).toBe(true);
  expect(written.subarray(start + own.length).toString()).toBe('\n;return exports; };\n');
  expect(written.subarray(0, start).toString()).toMatch(
    /^module\.exports = function .* var exports, name;\n$/,
  );
  expect(Object.keys(readTree(out)).filter((path) => !path.startsWith('runtime/'))).toEqual([
    '.env.example',
    '.gcloudignore',
    'README.md',
    'app/app.json',
    'app/environment.json',
    'app/functions.json',
    'app/routes.json',
    'app/values.json',
    'auth.js',
    'deploy.md',
    'functions/hello.js',
    'functions/me.js',
    'index.js',
    'package.json',
    'test/smoke.test.js',
  ]);
  const shipped = join(__dirname, '../../src/cloud-run/runtime');
  const modules = readdirSync(shipped).filter((name) => name !== 'tsconfig.json');
  expect(readdirSync(join(out, 'runtime'))).toEqual(modules.sort());
  for (const name of modules)
    expect(readFileSync(join(out, 'runtime', name), 'utf8')).toBe(readFileSync(join(shipped, name), 'utf8'));
});

test('lint finds nothing in what a project has beside the sources of the app', () => {
  const { app, out } = given(shop());
  run(app, '--out', out);
  const { sources, findings } = JSON.parse(runCommand(['lint', out, '--format', 'json']).out);
  const paths = sources.map(({ path }: { path: string }) => path.slice(out.length + 1));
  expect(paths).toEqual(
    expect.arrayContaining(['auth.js', 'index.js', 'runtime/serve.js', 'runtime/answer-request.js']),
  );
  expect(findings.map(({ place }: { place: { file: string } }) => place.file.slice(out.length + 1))).toEqual(
    [],
  );
});

test('says what is served, what not, and what to do next', () => {
  const { app, out } = given(shop());
  const { out: text } = run(app, '--out', out);
  expect(text).toContain(
    '1 of 2 endpoints and webhooks will be answered by the Cloud Run service\ncorner-shop in europe-west3.',
  );
  expect(text).toContain('  GET /hello -> hello\n  GET /me is not served\n');
  expect(text).toContain("--answer 'endpoint-auth:GET /me=shared-key'");
  expect(text).toContain('npm install\n  npm test\n');
  expect(text).toContain(`Written to ${out}.`);
});

test('makes of a .zip file and of its folder the same project, and the same one again', () => {
  const { app, out } = given(legacyWebhook('shop', 'paid', { httpMethod: 'POST' }, source));
  const zip = join(app, '../export.zip');
  writeFileSync(zip, zipOf(Object.entries(readTree(app)).map(([name, data]) => ({ name, data }))));
  expect(run(app, '--out', out).code).toBe(0);
  expect(run(zip, '--out', `${out}-of-zip`, '--service', 'old-shop').code).toBe(0);
  expect(run(app, '--out', `${out}-again`, '--service', 'old-shop').code).toBe(0);
  expect(readTree(`${out}-of-zip`)).toEqual(readTree(`${out}-again`));
});

test('takes the decisions of the command line and of a file, and saves them', () => {
  const { app, out } = given(shop());
  const answers = join(out, '../answers.json5');
  run(app, '--dry-run', '--save-answers', answers, '--answer', 'endpoint-auth=hook');
  expect(readFileSync(answers, 'utf8')).toContain('"endpoint-auth:GET /me": "hook"');
  expect(run(app, '--out', out, '--answers', answers, '--region', 'asia-south1', '--strict').code).toBe(3);
  expect(readFileSync(join(out, 'deploy.md'), 'utf8')).toContain('--region asia-south1');
  expect(readFileSync(join(out, 'app/routes.json'), 'utf8')).toContain('"auth": "hook"');
  const refused = run(app, '--dry-run', '--service', 'No Name');
  expect(refused.code).toBe(1);
  expect(refused.error).toContain('"No Name" is no answer to cloud-run-service');
});

test('exits with 3 under --strict until everything is settled', () => {
  const { app } = given(appOf2023([endpoint('/a', 'a')], { a: ok }));
  const settled = ['--service', 'shop', '--region', 'europe-west1', '--answer', 'error-status=400'];
  expect(run(app, '--dry-run', '--strict').code).toBe(3);
  expect(run(app, '--dry-run', '--strict', ...settled)).toMatchObject({ code: 0, error: '' });
});

test('exits with 2 under --check until the project is there as it would be written', () => {
  const { app, out } = given(shop());
  expect(run(app, '--check').code).toBe(2);
  expect(run(app, '--check', '--out', out).code).toBe(2);
  expect(existsSync(out)).toBe(false);
  run(app, '--out', out);
  expect(run(app, '--check', '--out', out).code).toBe(0);
  writeFileSync(join(out, 'auth.js'), '// mine\n');
  expect(run(app, '--check', '--out', out).code).toBe(2);
});

test('writes nothing in a dry run, and shows each source as it is changed', () => {
  const { app, out } = given(shop());
  const { code, out: text } = run(app, '--out', out, '--dry-run', '--diff');
  expect(code).toBe(0);
  expect(existsSync(out)).toBe(false);
  expect(text).toContain('--- a/functions/me.js\n+++ b/functions/me.js\n');
  expect(text).toContain('+;return exports; };\n');
  expect(text).toContain(`migrate-functions cloud-run ${app} --out ${out}`);
});

test('refuses a target that is not empty, unless it is forced', () => {
  const { app, out } = given(shop());
  writeTree(out, { 'mine.txt': 'mine' });
  const { code, error } = run(app, '--out', out);
  expect(code).toBe(1);
  expect(error).toContain(`The target ${out} is not empty.`);
  expect(readTree(out)).toEqual({ 'mine.txt': 'mine' });
  expect(run(app, '--out', out, '--force').code).toBe(0);
  expect(existsSync(join(out, 'mine.txt'))).toBe(false);
});

test.each([
  ['.env', { '.env': 'MONGODB_URI=mongodb://mine\n' }, ['.env']],
  ['auth.js', { 'auth.js': 'module.exports = async () => null;\n' }, ['auth.js']],
  ['both', { '.env.local': 'A=1\n', 'auth.js': '// mine\n' }, ['.env.local, auth.js']],
])('keeps what the owner of a project wrote, even with --force: %s', (_, mine, told) => {
  const { app, out } = given(shop());
  run(app, '--out', out);
  writeTree(out, mine);
  const before = readTree(out);
  const { code, error } = run(app, '--out', out, '--force');
  expect(code).toBe(1);
  for (const text of [...told, '--runtime-only']) expect(error).toContain(text);
  expect(readTree(out)).toEqual(before);
  for (const name of Object.keys(mine)) rmSync(join(out, name));
  expect(run(app, '--out', out, '--force').code).toBe(0);
});

test('writes nothing for an app without endpoints and webhooks, and says so in a line', () => {
  const { app, out } = given(appOf2023([], { a: ok }));
  expect(run(app, '--out', out)).toEqual({
    code: 0,
    out: 'The app has no endpoint and no webhook, so that there is nothing to write.\n',
    error: '',
  });
  expect(run(app, '--check').code).toBe(0);
  expect(existsSync(out)).toBe(false);
});

test('replaces the runtime of a project, and nothing else of it', () => {
  const { app, out } = given(shop());
  run(app, '--out', out);
  const before = readTree(out);
  writeFileSync(join(out, 'runtime/VERSION'), '0.0.0\n');
  writeFileSync(join(out, 'runtime/stray.js'), '');
  writeFileSync(join(out, 'auth.js'), '// mine\n');
  expect(run('--runtime-only', '--out', out, '--dry-run').code).toBe(0);
  expect(existsSync(join(out, 'runtime/stray.js'))).toBe(true);
  expect(run('--runtime-only', '--out', out)).toMatchObject({ code: 0, error: '' });
  expect(readTree(out)).toEqual({ ...before, 'auth.js': '// mine\n' });
  const other = run('--runtime-only', '--out', app);
  expect(other.code).toBe(1);
  expect(other.error).toContain('is no project that cloud-run wrote: it has no index.js.');
});

test.each([
  [[], 'There is no app to read.'],
  [['app'], 'There is nowhere to write to.'],
  [['--runtime-only'], 'Which project is to get a new runtime?'],
])('says what is missing in %j', (args, message) => {
  const { code, error } = run(...args);
  expect(code).toBe(1);
  expect(error).toContain(message);
});

test.each(['json', 'markdown', 'html', 'sarif'])('tells it in %s', (format) => {
  const { app } = given(shop());
  const { code, out: text } = run(app, '--dry-run', '--format', format);
  expect(code).toBe(0);
  expect(text).toContain('cloud-run/auth-refused');
});

test('a source that cannot be loaded refuses its endpoint, and the rest is served', () => {
  const { app } = given(
    appOf2023([endpoint('/a', 'a'), endpoint('/b', 'b'), endpoint('/c', 'gone')], {
      a: 'export default 1;\n',
      b: 'exports = (q) => context.functions.execute(q.query.name);\n',
    }),
  );
  const { cloudRun, findings } = JSON.parse(run(app, '--dry-run', '--format', 'json').out);
  expect(cloudRun.entries.map(({ request, isServed }: any) => [request, isServed])).toEqual([
    ['GET /a', false],
    ['GET /b', true],
    ['GET /c', false],
  ]);
  const codes = findings.map(({ code }: any) => code);
  expect(codes).toEqual(
    expect.arrayContaining([
      'cloud-run/module-syntax',
      'cloud-run/computed-function',
      'cloud-run/missing-function',
    ]),
  );
});
