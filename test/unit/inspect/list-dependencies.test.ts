import { inspectTree } from '../../support/inspect-tree';
import type { Tree } from '../../support/write-tree';

const root = {
  'root_config.json': { name: 'shop', provider_region: 'aws-us-east-1', deployment_model: 'LOCAL' },
};
const dependencies = (tree: Tree): unknown => inspectTree({ ...root, ...tree }).dependencies;

test('package.json names packages and versions, and is pushed with its own flag', () => {
  expect(
    dependencies({
      'functions/package.json': {
        dependencies: { dayjs: '1.11.10', jsonwebtoken: '^9.0.0' },
        devDependencies: { jest: '30' },
      },
      'functions/package-lock.json': {},
      'functions/notes.txt': '',
    }),
  ).toEqual({
    pushFlag: '--include-package-json',
    manifest: 'functions/package.json',
    packages: [
      { name: 'dayjs', version: '1.11.10' },
      { name: 'jsonwebtoken', version: '^9.0.0' },
    ],
    archives: [],
    lockFiles: ['functions/package-lock.json'],
  });
});

test.each(['zip', 'tar', 'tar.gz', 'tgz'])('an archive node_modules.%s is pushed with its flag', (ending) => {
  expect(dependencies({ [`functions/node_modules.${ending}`]: 'packed' })).toEqual({
    pushFlag: '--include-node-modules',
    archives: [`functions/node_modules.${ending}`],
    lockFiles: [],
  });
});

test('so is the folder; with package.json beside it, package.json counts', () => {
  const folder = { 'functions/node_modules/dayjs/index.js': '' };
  expect(dependencies(folder)).toMatchObject({
    pushFlag: '--include-node-modules',
    archives: ['functions/node_modules/'],
  });
  expect(dependencies({ ...folder, 'functions/package.json': {} })).toMatchObject({
    pushFlag: '--include-package-json',
    packages: [],
    archives: ['functions/node_modules/'],
  });
});

test('without either there are no dependencies', () => {
  expect(dependencies({ 'functions/yarn.lock': '', 'functions/node_modules_of_mine.txt': '' })).toBe(
    undefined,
  );
});

test.each([
  ['is no JSON', '{ "dependencies": '],
  ['is no text', Buffer.from([0xff, 0xfe, 0x00])],
  ['is empty', ''],
  ['holds a list', []],
])('a package.json that %s is told as one that cannot be read, and is no failure', (_, content) => {
  expect(dependencies({ 'functions/package.json': content })).toEqual({
    pushFlag: '--include-package-json',
    manifest: 'functions/package.json',
    archives: [],
    lockFiles: [],
  });
});

test.each([
  ['git+https://user:hush@github.com/a/b.git', 'git+https://********@github.com/a/b.git'],
  ['https://hush@host/a.tgz', 'https://********@host/a.tgz'],
  ['https://host/a.tgz?token=hush&x=1#v', 'https://host/a.tgz?token=********&x=********#v'],
  [`https://host/${'h'.repeat(20)}${'0'.repeat(20)}/a.tgz`, 'https://host/********/a.tgz'],
  ['git+ssh://git@github.com/a/b.git#v1.2', 'git+ssh://git@github.com/a/b.git#v1.2'],
  ['git@github.com:a/b.git', 'git@github.com:a/b.git'],
  ['npm:@scope/name@^1.2.3', 'npm:@scope/name@^1.2.3'],
  ['>=1.0.0 <2.0.0 || ~3', '>=1.0.0 <2.0.0 || ~3'],
])('the version %s is shown as %s', (version, shown) => {
  expect(dependencies({ 'functions/package.json': { dependencies: { a: version, b: 1 } } })).toMatchObject({
    packages: [
      { name: 'a', version: shown },
      { name: 'b', version: '?' },
    ],
  });
});
