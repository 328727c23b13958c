import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { exitCodes } from '../../../src/cli/exit-codes';
import { decisionKinds, type DecisionKind } from '../../../src/model/decision';
import { findingCodes, type FindingCode } from '../../../src/model/finding-codes';
import { isLintRule, lintRuleNames } from '../../../src/model/lint-rules';
import { rewriteRules } from '../../../src/model/rewrite-rules';

const root = join(__dirname, '../../..');
const pages = [
  'findings',
  'decisions',
  'sources',
  'exit-codes',
  'limits',
  'inspect',
  'rewrites',
  'cloud-run',
] as const;
type Page = (typeof pages)[number];

/** A section of a page: its heading as it is written, and all that stands below it up to the next one of its rank. */
interface Section {
  readonly heading: string;
  readonly text: string;
}

function sectionsOf(markdown: string): Section[] {
  // A line of code may start with #, as a comment of a shell does.
  const blank = (code: string): string => code.replace(/[^\n]/g, ' ');
  const prose = markdown.replace(/^```[\s\S]*?^```$/gm, blank);
  const starts = [...prose.matchAll(/^## (.+)$/gm)];
  return starts.map(({ index, 0: line, 1: heading }, at) => ({
    heading: heading!,
    text: markdown.slice(index + line.length, starts[at + 1]?.index),
  }));
}

const markdown = Object.fromEntries(
  pages.map((page) => [page, readFileSync(join(root, 'docs', `${page}.md`), 'utf8')]),
) as Record<Page, string>;
const sections = Object.fromEntries(pages.map((page) => [page, sectionsOf(markdown[page])])) as Record<
  Page,
  Section[]
>;

/** The entries of a catalogue are the headings that are code and nothing else; other headings are prose. */
const entriesOf = (page: Page): string[] =>
  sections[page].flatMap(({ heading }) => /^`([^`]+)`$/.exec(heading)?.[1] ?? []);

const sectionOf = (page: Page, entry: string): string =>
  sections[page].find(({ heading }) => heading === `\`${entry}\``)?.text ?? '';

/** The anchor that GitHub gives a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesBelow(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

const code = [join(root, 'src'), join(root, 'migrations')].flatMap(sourcesBelow).map((path) => ({
  path: relative(root, path).replaceAll('\\', '/'),
  text: readFileSync(path, 'utf8'),
}));

const occursOutsideOf = (catalogues: readonly string[], literal: string): boolean =>
  code.some(({ path, text }) => !catalogues.includes(path) && text.includes(`'${literal}'`));

const text = String.raw`(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\`(?:[^\`\\]|\\.)*\`)`;
const reasonCall = new RegExp(String.raw`\breason\(\s*${text}\s*,\s*'([^']+)'\s*,?\s*\)`, 'g');

// The rules of lint have pages of their own.
const codes = (Object.keys(findingCodes) as FindingCode[]).filter((code) => !isLintRule(code));
const kinds = Object.keys(decisionKinds) as DecisionKind[];

test('docs/rewrites.md has one section for each rule, and none for anything else', () => {
  expect(entriesOf('rewrites')).toEqual(Object.keys(rewriteRules));
});

describe('docs/findings.md', () => {
  test('has one section for each code, and none for anything else', () => {
    expect([...entriesOf('findings')].sort()).toEqual([...codes].sort());
  });

  test.each(codes)('names the severity and the rule of %s', (entry) => {
    const { severity, source } = findingCodes[entry];
    const rule = `[${source}](sources.md#${anchorOf(source)})`;
    expect(sectionOf('findings', entry).trimStart().split('\n', 1)[0]).toBe(
      `Severity: ${severity}. Rule: ${rule}.`,
    );
  });

  test.each(codes)('says what to do about %s', (entry) => {
    expect(sectionOf('findings', entry)).toContain('**What to do:** ');
  });
});

test('every finding code is raised', () => {
  expect(
    codes.filter(
      (entry) => !occursOutsideOf(['src/model/finding-codes.ts', 'src/model/cloud-run-codes.ts'], entry),
    ),
  ).toEqual([]);
});

test('every lint rule finds something', () => {
  expect(lintRuleNames.filter((rule) => !occursOutsideOf(['src/model/lint-rules.ts'], rule))).toEqual([]);
});

describe('docs/decisions.md', () => {
  test('has one section for each kind, and none for anything else', () => {
    expect([...entriesOf('decisions')].sort()).toEqual([...kinds].sort());
  });

  test.each(kinds)(
    'tells the id, the flag, the choices and the default of %s, and shows how to answer',
    (kind) => {
      const section = sectionOf('decisions', kind);
      const { flag } = decisionKinds[kind] as { flag?: string };
      expect(section.trimStart()).toMatch(new RegExp(`^Id: \`${kind}(?::[A-Z_/ ]+)?\`\\.`));
      if (flag) expect(section).toContain(`Flag: \`${flag}\``);
      expect(section).toContain('| choice');
      expect(section).toMatch(/^(?:Default: |There is no default\.)/m);
      expect(section).toMatch(
        new RegExp(`^migrate-functions .*(?:--answer ${kind}[:=]|${flag ?? '--answer'} )`, 'm'),
      );
    },
  );
});

test('the table of docs/decisions.md has each kind once, with its flag', () => {
  const rows = [
    ...markdown.decisions.matchAll(/^\| \[`([a-z-]+)`\]\(#[a-z-]+\) +\| (?:`(--[a-z-]+)`)? *\|/gm),
  ];
  const flags = Object.fromEntries(rows.map(([, kind, flag]) => [kind, flag]));
  expect(rows).toHaveLength(kinds.length);
  for (const kind of kinds)
    expect([kind, flags[kind]]).toEqual([kind, (decisionKinds[kind] as { flag?: string }).flag]);
});

test.each(kinds)(
  'the default of %s is in the code what its section and the table say, where it is a word',
  (kind) => {
    const [, inTable] =
      new RegExp(`^\\| \\[\`${kind}\`\\].*\\| \`([a-z0-9-]+)\` +\\|$`, 'm').exec(markdown.decisions) ?? [];
    const [, inSection] = /^Default: `([a-z0-9-]+)`\./m.exec(sectionOf('decisions', kind)) ?? [];
    expect(inSection).toBe(inTable);
    if (inTable === undefined) return;
    const raised = code.filter(({ text: ts }) => ts.includes(`kind: '${kind}'`));
    expect(raised.some(({ text: ts }) => ts.includes(`'${inTable}'`))).toBe(true);
  },
);

test('every kind of decision is raised', () => {
  expect(kinds.filter((kind) => !code.some(({ text: ts }) => ts.includes(`kind: '${kind}'`)))).toEqual([]);
});

describe('docs/sources.md', () => {
  // A call that is written otherwise would hide its source from the test below.
  test.each(code.filter(({ text: ts }) => /\breason\(/.test(ts)))(
    'can read every reason in $path',
    ({ text: ts }) => {
      const calls = ts.match(/(?<!function )\breason\(/g) ?? [];
      expect(ts.match(reasonCall) ?? []).toHaveLength(calls.length);
    },
  );

  test('has one section for each source, and none for anything else', () => {
    const used = new Set<string>(Object.values(findingCodes).map(({ source }) => source));
    for (const { text: ts } of code) for (const [, source] of ts.matchAll(reasonCall)) used.add(source!);
    expect([...entriesOf('sources')].sort()).toEqual([...used].sort());
  });
});

test('docs/exit-codes.md has a row for each exit code, and none for anything else', () => {
  const rows = [...markdown['exit-codes'].matchAll(/^\| (\d+) +\|/gm)].map(([, row]) => Number(row));
  expect(rows).toEqual(Object.values(exitCodes).sort((a, b) => a - b));
});

test.each(pages)('every link of docs/%s.md leads to a page, and to a heading of these pages', (page) => {
  const anchors = Object.fromEntries(
    pages.map((each) => [each, sections[each].map(({ heading }) => anchorOf(heading))]),
  ) as Record<Page, string[]>;
  const links = [...markdown[page].matchAll(/\]\((?:([a-z-]+)\.md)?(?:#([^)]+))?\)/g)];
  const broken = links.filter(([, file = page, anchor]) => {
    const known: string[] | undefined = anchors[file as Page];
    if (!known) return !existsSync(join(root, 'docs', `${file}.md`));
    return anchor !== undefined && !known.includes(anchor);
  });
  expect(broken.map(([link]) => link)).toEqual([]);
});
