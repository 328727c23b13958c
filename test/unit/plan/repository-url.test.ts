import { repositoryUrl } from '../../../src/plan/repository-url';

test.each([
  [undefined, undefined],
  ['github:owner/name', undefined],
  ['git@example.org:owner/name.git', undefined],
  ['https://example.org/owner/name', 'https://example.org/owner/name'],
  [{ url: 'git+https://example.org/owner/name.git' }, 'https://example.org/owner/name'],
  [{ url: 'https://example.org/owner/name.git/' }, 'https://example.org/owner/name'],
])('of %j it is %s', (repository, url) => {
  expect(repositoryUrl(repository)).toBe(url);
});
