import { createHash } from 'node:crypto';
import { planMigration } from '../../../../src';
import { renderHtmlReport } from '../../../../src/plan/render-html-report';
import { credential, secrets, shop } from '../../../cli/shop';
import { temporaryFolder } from '../../../support/temporary-folder';
import { writeTree, type Tree } from '../../../support/write-tree';

function pageOf(
  tree: Tree,
  { written = false, ...options }: { written?: boolean; shownAs?: string } = {},
): string {
  const app = writeTree(temporaryFolder(), tree);
  return renderHtmlReport(planMigration(app, { shownAs: 'shop', out: 'new-shop', ...options }), { written });
}

const elementOf = (page: string, start: string, end: string): string => {
  const from = page.indexOf(start) + start.length;
  return page.slice(from, page.indexOf(end, from));
};

test('the same plan gives the same page', () => {
  expect(pageOf(shop)).toBe(pageOf(shop));
});

test('the policy names the only style and the only script, and allows nothing else', () => {
  const page = pageOf(shop);
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const style = hash(elementOf(page, '<style>', '</style>'));
  const script = hash(elementOf(page, '<script>', '</script>'));
  expect(elementOf(page, 'Content-Security-Policy" content="', '"')).toBe(
    `default-src 'none'; style-src ${style}; script-src ${script}; base-uri 'none'; form-action 'none'`,
  );
  expect(page.match(/<script\b/g)).toHaveLength(2);
  expect(page.match(/<style\b/g)).toHaveLength(1);
  expect(page).not.toMatch(/<link\b|<img\b|<iframe\b|\ssrc=|\sstyle=|\son\w+=/);
});

test('every id is there once, and every link leads to one', () => {
  const markup = pageOf(shop).replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '');
  const ids = [...markup.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const links = [...markup.matchAll(/\shref="([^"]*)"/g)].map(([, href]) => href!);
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((href) => !ids.includes(href.slice(1)))).toEqual([]);
  const named = [...markup.matchAll(/\saria-labelledby="([^"]*)"/g)].flatMap(([, names]) =>
    names!.split(' '),
  );
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
});

test('it says whether the tree was written', () => {
  expect(pageOf(shop)).toContain('This is a plan; nothing is written.');
  expect(pageOf(shop, { written: true })).toContain('Written to <code>new-shop</code>.');
});

test('no secret and no credential is in it, and what needs a person is', () => {
  const page = pageOf(shop);
  for (const secret of [...secrets, credential]) expect(page).not.toContain(secret);
  expect(page).toContain('hooks_paid_secret');
  expect(page).toContain('legacy-rule');
});

test('names of the app are text', () => {
  const evil = `</script><script>alert(1)</script><img src=x onerror=alert(2)>"'`;
  const page = pageOf(
    {
      'config.json': { config_version: 20200603, name: evil, location: 'US-VA', deployment_model: evil },
      [`hosting/files/<img src=x onerror=alert(3)>.html`]: 'x',
      'values/a.json': { id: evil, name: 'a', value: { [evil]: evil }, from_secret: false, [evil]: evil },
    },
    { shownAs: evil },
  );
  expect(page).not.toMatch(/<img|<script>alert/);
  expect(page.match(/<script\b/g)).toHaveLength(2);
  expect(page).toContain('&lt;/script&gt;&lt;script&gt;alert(1)');
});

test('an app without anything to do has a page, too', () => {
  const page = pageOf({
    'root_config.json': { name: 'a', provider_region: 'aws-us-east-1', deployment_model: 'LOCAL' },
    '.mdb/meta.json': { config_version: 20230101 },
  });
  expect(page).toContain('Nothing to migrate.');
  expect(page).toContain('Nothing: no file needs a person before a push.');
});
