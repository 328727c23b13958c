import { linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listDisk } from '../support/list-disk';
import { readTree } from '../support/read-tree';
import { runCommand, type Ran } from '../support/run-command';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree, type Tree } from '../support/write-tree';
import { shop } from './shop';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

describe('files that are not JSON', () => {
  const broken: Tree = {
    ...shop,
    'values/payment.json': '{\n    "name": "payment",\n    "value" 7\n}\n',
    'triggers/ordered.json': '{ "name": "ordered"',
    'services/hooks/config.json': Buffer.from([0x7b, 0xff, 0x7d]),
    'functions/onOrder/config.json': '{"name": hush}',
  };

  test('are all listed at once, with file, line and column, and nothing of what they hold', () => {
    const folder = temporaryFolder();
    const { code, out, error } = runCommand([
      writeTree(join(folder, 'shop'), broken),
      '--out',
      join(folder, 'out'),
    ]);
    expect([code, out]).toEqual([1, '']);
    expect(error).toMatch(/^Nothing was migrated: 4 problems in the input\.$/m);
    expect(error.match(/^ {2}\S+?:\d+:\d+(?=:)/gm)).toEqual(
      expect.arrayContaining([
        '  values/payment.json:3:13',
        '  triggers/ordered.json:1:20',
        '  services/hooks/config.json:1:1',
        '  functions/onOrder/config.json:1:10',
      ]),
    );
    expect(error).toContain('--skip-broken');
    expect(error).not.toContain('hush');
  });

  test('are left out with --skip-broken, each with a finding, and the rest is migrated', () => {
    const folder = temporaryFolder();
    const args = [
      writeTree(join(folder, 'shop'), broken),
      '--out',
      join(folder, 'out'),
      '--skip-broken',
      '--format',
      'json',
    ];
    const { code, out, error } = runCommand(args);
    expect([code, error]).toEqual([0, '']);
    // What limits access is told with what was written in its place.
    const told = ['json/skipped', 'access/unreadable'];
    const findings = JSON.parse(out).findings.filter((finding: any) => told.includes(finding.code));
    expect(findings.map(({ place }: any) => place.file).sort()).toEqual([
      'functions/onOrder/config.json',
      'services/hooks/config.json',
      'triggers/ordered.json',
      'values/payment.json',
    ]);
    expect(readTree(join(folder, 'out'))).toHaveProperty(['functions/onOrder.js']);
  });
});

describe('a folder above the app', () => {
  const inFolder = (name: string, tree: Tree): Tree =>
    Object.fromEntries(Object.entries(tree).map(([path, content]) => [`${name}/${path}`, content]));

  test('is enough when it holds one app, up to three levels down, and the result is the same', () => {
    const folder = temporaryFolder();
    writeTree(join(folder, 'repository'), { 'package.json': {}, ...inFolder('a/b/shop', shop) });
    expect(runCommand([join(folder, 'repository'), '--out', join(folder, 'above')])).toMatchObject({
      code: 0,
      error: '',
    });
    runCommand([join(folder, 'repository/a/b/shop'), '--out', join(folder, 'itself')]);
    expect(readTree(join(folder, 'above'))).toEqual(readTree(join(folder, 'itself')));
  });

  test('is a question when it holds several, and --answer answers it', () => {
    const folder = temporaryFolder();
    const app = writeTree(join(folder, 'repository'), {
      ...inFolder('live', shop),
      ...inFolder('test/app', shop),
    });
    const { code, out, error } = runCommand([app, '--out', join(folder, 'out')]);
    expect([code, out]).toEqual([1, '']);
    expect(oneLine(error)).toContain('--answer app-folder=live or --answer app-folder=test/app');
    const answered = runCommand([app, '--out', join(folder, 'out'), '--answer', 'app-folder=test/app']);
    expect(answered).toMatchObject({ code: 0, error: '' });
  });

  test('is no app when the app is deeper, or when the app is above', () => {
    const folder = writeTree(temporaryFolder(), inFolder('a/b/c/d/shop', shop));
    expect(runCommand([folder, '--dry-run'])).toMatchObject({
      code: 1,
      error: expect.stringContaining('There is no app in'),
    });
    expect(runCommand([join(folder, 'a/b/c/d/shop/hosting/files'), '--dry-run']).code).toBe(1);
  });
});

describe('links', () => {
  test('that lead out of the app are not followed, and are reported', () => {
    const folder = temporaryFolder();
    const app = writeTree(join(folder, 'shop'), shop);
    writeTree(join(folder, 'outside'), {
      'secret.json': { name: 'outside', value: 'hush' },
      'deep/source.js': 'hush',
    });
    const links: [string, string][] = [
      ['values/outside.json', 'outside/secret.json'],
      ['functions/lib', 'outside/deep'],
      ['hosting/files/all', 'outside'],
      ['services/gone', 'nowhere'],
    ];
    for (const [path, to] of links) {
      mkdirSync(dirname(join(app, path)), { recursive: true });
      symlinkSync(join(folder, to), join(app, path));
    }
    const before = listDisk(app);
    const { code, out, error } = runCommand([app, '--out', join(folder, 'out'), '--verbose']);
    expect([code, error]).toEqual([0, '']);
    for (const [path] of links) expect(out).toContain(`  - ${path}\n`);
    expect(out).toContain('file/symbolic-link');
    const written = readTree(join(folder, 'out'));
    expect(JSON.stringify(written)).not.toContain('hush');
    expect(Object.keys(written).filter((path) => /outside|lib|all/.test(path))).toEqual([]);
    expect(Object.values(listDisk(join(folder, 'out'))).filter((what) => what.startsWith('link'))).toEqual(
      [],
    );
    expect(listDisk(app)).toEqual(before);
  });

  test('to a file of the app itself are read as that file, and hard links as files', () => {
    const folder = temporaryFolder();
    const app = writeTree(join(folder, 'shop'), shop);
    writeFileSync(join(app, 'hosting/files/a.html'), 'a');
    symlinkSync('a.html', join(app, 'hosting/files/b.html'));
    linkSync(join(app, 'hosting/files/a.html'), join(app, 'hosting/files/c.html'));
    expect(runCommand([app, '--out', join(folder, 'out')])).toMatchObject({ code: 0, error: '' });
    for (const name of ['a', 'b', 'c'])
      expect(readFileSync(join(folder, 'out/hosting/files', `${name}.html`), 'utf8')).toBe('a');
  });
});

describe('names that cannot become paths', () => {
  const names = [
    '../../evil',
    '..',
    'a/b',
    'a\\b',
    '/etc/evil',
    'C:\\evil',
    'con',
    'LPT1.txt',
    'nul\u0000',
    'a:b',
    'end.',
    'x'.repeat(300),
  ];
  const places: [string, (name: string) => Tree, string][] = [
    ['a value', (name) => ({ 'values/v.json': { name, value: 1 } }), 'values/v.json'],
    [
      'a trigger',
      (name) => ({ 'triggers/t.json': { name, type: 'DATABASE', config: {} } }),
      'triggers/t.json',
    ],
    [
      'a data source',
      (name) => ({ 'services/db/config.json': { name, type: 'mongodb-atlas', config: {} } }),
      'services/db/config.json',
    ],
    [
      'a collection',
      (name) => ({ 'services/mongodb-atlas/rules/r.json': { database: 'db', collection: name, roles: [] } }),
      'services/mongodb-atlas/rules/r.json',
    ],
    [
      'a database',
      (name) => ({ 'services/mongodb-atlas/rules/r.json': { database: name, collection: 'c', roles: [] } }),
      'services/mongodb-atlas/rules/r.json',
    ],
    ['a log forwarder', (name) => ({ 'log_forwarders/l.json': { name } }), 'log_forwarders/l.json'],
  ];

  // One run a place, with one bad name each: a component can have one name only.
  test.each(places)(
    'as that of %s end the run with their place, and nothing is written anywhere',
    (_, make, file) => {
      for (const name of names) {
        // What ends with a dot may stand before an ending, and in a folder's name a separator is what it is.
        if (name === 'end.' && !/^(?:services)/.test(file)) continue;
        const folder = temporaryFolder();
        const app = writeTree(join(folder, 'a/b/shop'), { ...shop, ...make(name) });
        const before = listDisk(folder);
        const { code, out, error }: Ran = runCommand([app, '--out', join(folder, 'a/b/out')]);
        expect([name, code, out]).toEqual([name, 1, '']);
        expect(error).toContain(`  ${file}:`);
        expect(listDisk(folder)).toEqual(before);
      }
    },
  );

  test('as that of a function: a slash makes folders, and nothing else gets out', () => {
    const config = {
      config_version: 20210101,
      name: 'shop',
      provider_region: 'aws-us-east-1',
      deployment_model: 'LOCAL',
    };
    for (const name of ['../../evil', 'a/../../b', '/evil', 'a//b', 'lib/con', 'a\\b']) {
      const folder = temporaryFolder();
      const app = writeTree(join(folder, 'a/b/shop'), {
        'config.json': { ...config, config_version: 20200603 },
        'functions/f/config.json': { name },
        'functions/f/source.js': '',
      });
      const before = listDisk(folder);
      const { code, error } = runCommand([app, '--out', join(folder, 'a/b/out')]);
      expect([name, code]).toEqual([name, 1]);
      expect(error).toContain('  functions/f/config.json:');
      expect(listDisk(folder)).toEqual(before);
    }
  });

  test('because they differ by case only end the run, too, with both places', () => {
    const app = writeTree(temporaryFolder(), { ...shop, 'values/a.json': { name: 'Key', value: 1 } });
    const { code, error } = runCommand([app, '--dry-run']);
    expect(code).toBe(1);
    expect(oneLine(error)).toMatch(/values\/(?:a|key)\.json:\d.*values\/(?:key|Key)\.json/);
  });
});
