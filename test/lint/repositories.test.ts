import { lintSources } from '../../src/plan/lint-sources';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree, type Tree } from '../support/write-tree';

/** What kind each source of a folder is taken for. */
function kindsIn(files: Tree): Record<string, string> {
  const folder = temporaryFolder();
  writeTree(folder, files);
  const { sources } = lintSources([folder]).report;
  return Object.fromEntries(sources.map(({ path, kind = 'none' }) => [path.slice(folder.length + 1), kind]));
}

const handler = `require('@google-cloud/functions-framework').http('a', (req, res) => { res.end(); });\n`;
// By its text alone, it could be anything.
const source = 'module.exports = () => 1;\n';
const app = {
  'realm_config.json': { config_version: 20210101, name: 'a' },
  'functions/config.json': [{ name: 'f', private: false }],
  'functions/f.js': source,
};
const below = (folder: string): Tree =>
  Object.fromEntries(Object.entries(app).map(([path, content]) => [`${folder}/${path}`, content]));

test.each([
  ['auth', { 'auth/index.js': 'exports.check = () => true;\n' }],
  ['auth with a package', { 'auth/package.json': { name: 'auth' }, 'auth/a.js': 'exports.a = 1;\n' }],
  ['services', { 'services/api/config.json': { port: 80 }, 'services/api/index.js': handler }],
  ['sync', { 'sync/index.js': 'exports.a = 1;\n' }],
  ['functions with settings', { 'functions/config.json': { region: 'a' } }],
])('a folder called %s makes no app', (_, files) => {
  const kinds = kindsIn({ 'functions/index.js': handler, ...files });
  expect(kinds['functions/index.js']).toBe('framework');
});

test.each([
  ['a root file', { 'realm_config.json': { config_version: 20210101, name: 'a' } }],
  [
    'a list of functions',
    { 'functions/config.json': [{ name: 'f', private: false }], 'auth/providers.json': {} },
  ],
  ['providers', { 'auth/providers.json': { 'anon-user': { name: 'anon-user', type: 'anon-user' } } }],
  ['a list of endpoints', { 'https_endpoints/config.json': [] }],
  ['a data source', { 'data_sources/a/config.json': { name: 'a', type: 'mongodb-atlas' } }],
  ['a service', { 'services/a/config.json': { name: 'a', type: 'mongodb-atlas', config: {} } }],
])('an app is known by %s', (_, files) => {
  expect(kindsIn({ 'functions/f.js': source, ...files })).toEqual({ 'functions/f.js': 'app-services' });
});

test('beside an app, all else in the folder is checked', () => {
  expect(kindsIn({ ...app, 'cloud/index.js': handler, 'index.js': handler })).toEqual({
    'functions/f.js': 'app-services',
    'cloud/index.js': 'framework',
    'index.js': 'framework',
  });
  expect(kindsIn({ ...below('backend'), 'functions/index.js': handler })).toEqual({
    'backend/functions/f.js': 'app-services',
    'functions/index.js': 'framework',
  });
});

test('apps below a folder that only looks like one, or below another app, are apps', () => {
  expect(kindsIn({ 'auth/index.js': 'exports.a = 1;\n', ...below('backend') })).toEqual({
    'auth/index.js': 'none',
    'backend/functions/f.js': 'app-services',
  });
  expect(kindsIn({ ...app, ...below('old') })).toEqual({
    'functions/f.js': 'app-services',
    'old/functions/f.js': 'app-services',
  });
});

test.each([
  ['a module without handlers', { 'index.js': 'exports.a = 1;\n' }, 0],
  ['an app without functions', { 'realm_config.json': { config_version: 20210101, name: 'a' } }, 0],
  ['a handler', { 'index.js': handler }, 1],
  ['an app with a function', app, 1],
])('the report counts what was checked: %s', (_, files, count) => {
  const folder = temporaryFolder();
  writeTree(folder, files);
  expect(lintSources([folder]).report.counts.checked).toBe(count);
});
