import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { finalizers, steps } from '../../../migrations';

const root = join(__dirname, '../../..');

function pagesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pagesBelow(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].map((name) => join(root, name)),
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(root, 'docs', name)),
  ...pagesBelow(join(root, 'docs/rules')),
  ...pagesBelow(join(root, 'migrations')),
]
  .filter((path) => existsSync(path))
  .map((path) => ({ page: relative(root, path).replaceAll('\\', '/'), path }));

/** A page without its blocks of code, which may be indented: what looks like a heading or a link there is none. */
function proseOf(path: string): string {
  return readFileSync(path, 'utf8')
    .replaceAll('\r\n', '\n')
    .replace(/^([ \t]*)(`{3,}|~{3,})[^\n]*\n(?:[\s\S]*?\n)?\1\2[ \t]*$/gm, '');
}

const headingsOf = (path: string, level: string): string[] =>
  [...proseOf(path).matchAll(new RegExp(`^${level} +(.+?)(?: +#+)? *$`, 'gm'))].map(([, text]) => text!);

/** The anchors that GitHub gives the headings of a page: a repeated one is followed by its number. */
function anchorsOf(path: string): Set<string> {
  const anchors = new Set<string>();
  const times = new Map<string, number>();
  for (const heading of headingsOf(path, '#{1,6}')) {
    const shown = heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1');
    const slug = shown
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-');
    let anchor = slug;
    while (anchors.has(anchor)) {
      times.set(slug, (times.get(slug) ?? 0) + 1);
      anchor = `${slug}-${times.get(slug)}`;
    }
    anchors.add(anchor);
  }
  return anchors;
}

/** The targets of a page's links and pictures, inline ones and those of reference definitions. */
function linksOf(path: string): string[] {
  const prose = proseOf(path);
  // A link may have code as its text; code that looks like a link is none.
  const links = prose.replace(/(`+)(?:(?!\1)[\s\S])+?\1/g, (code) => code.replace(/[[\]()]/g, ' '));
  return [
    ...links.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+["'(][^)]*)?\s*\)/g),
    ...links.matchAll(/^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)>?/gm),
  ].map(([, target]) => target!);
}

const isRelative = (target: string): boolean => !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target);

/** What is wrong with a link of a page; undefined when it leads somewhere. */
function faultOf(page: string, target: string): string | undefined {
  const [file = '', anchor] = target.split('#', 2);
  const path = file ? resolve(dirname(page), decodeURIComponent(file)) : page;
  if (!existsSync(path)) return `${target}: there is no such file`;
  if (anchor === undefined) return undefined;
  if (!path.endsWith('.md') || statSync(path).isDirectory()) return `${target}: the file has no headings`;
  return anchorsOf(path).has(decodeURIComponent(anchor)) ? undefined : `${target}: there is no such heading`;
}

const registered = [
  ...steps.map(({ to, transforms }) => ({ folder: String(to), transforms })),
  { folder: 'finalizers', transforms: finalizers },
];

describe.each(registered)('the page of migrations/$folder', ({ folder, transforms }) => {
  test('has a section for each transform, in the order in which they run, and no other', () => {
    const path = join(root, 'migrations', folder, 'README.md');
    expect(headingsOf(path, '##')).toEqual(transforms.map(({ name }) => name));
  });
});

test.each(pages)('every relative link of $page leads to a file, and to a heading of it', ({ path }) => {
  const faults = linksOf(path)
    .filter(isRelative)
    .flatMap((target) => faultOf(path, target) ?? []);
  expect(faults).toEqual([]);
});
