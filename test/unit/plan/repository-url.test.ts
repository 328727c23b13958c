import { repositoryUrl } from '../../../src/plan/repository-url';
import { parseJson } from '../../../src/reader/parse-json';

const file = { path: 'package.json', absolutePath: '/package.json' };

test('without a repository there is none', () => {
  expect(repositoryUrl(undefined)).toBeUndefined();
});

test.each([
  [3, undefined],
  ['github:owner/name', undefined],
  ['git@example.org:owner/name.git', undefined],
  ['https://example.org/owner/name', 'https://example.org/owner/name'],
  [{ url: 'git+https://example.org/owner/name.git' }, 'https://example.org/owner/name'],
  [{ url: 'https://example.org/owner/name.git/' }, 'https://example.org/owner/name'],
])('of %j it is %s', (repository, url) => {
  expect(repositoryUrl(parseJson(file, JSON.stringify(repository)).document!.root)).toBe(url);
});
