import { join } from 'node:path';
import MarkdownIt, { type Token } from 'markdown-it';
import { planMigration, type Plan } from '../../../src';
import { components } from '../../../src/model/component';
import { renderFindingsMarkdown } from '../../../src/report/renderers/render-findings-markdown';
import { renderMarkdown } from '../../../src/report/renderers/render-markdown';
import { lifeTitles } from '../../../src/report/renderers/life-titles';
import { needTitles } from '../../../src/report/renderers/need-titles';
import { secretsTitle } from '../../../src/report/renderers/secrets-title';
import { planLine } from '../../../src/report/renderers/plan-line';
import { listFindings } from '../../../src/report/list-findings';
import type { Report } from '../../../src/report/report';
import { hostileApp, hostileNames } from '../../support/hostile-app';
import { fixtureNames, planFixture } from '../../support/plan-fixture';
import { temporaryFolder } from '../../support/temporary-folder';
import { writeTree, type Tree } from '../../support/write-tree';

const example = join(__dirname, '../../../docs/example-app');

// As GitHub: HTML passes, addresses and e-mails become links by themselves.
const markdown = new MarkdownIt({ html: true, linkify: true });
markdown.linkify.set({ fuzzyLink: false });

const render = ({ report }: Plan, more = {}): string =>
  renderMarkdown(report, { written: false, verbose: false, ...more });

/** All tokens, those inside of paragraphs included. */
const tokensOf = (text: string): Token[] =>
  markdown.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);

/** What a reader sees of inline tokens, without the signs that keep others apart. */
const shown = (tokens: readonly Token[]): string =>
  tokens
    .map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? '\n' : content))
    .join('')
    .replaceAll('\u200b', '');

/** The text that follows each opening token of a type. */
function textsAfter(tokens: readonly Token[], type: string): string[] {
  const texts: string[] = [];
  let isOpen = false;
  for (const token of tokens) {
    if (isOpen && token.type === 'inline') texts.push(shown(token.children ?? []));
    if (token.type === type || token.type === 'inline') isOpen = token.type === type;
  }
  return texts;
}

const ownHtml = /^(?:<details><summary>[A-Za-z0-9 :,-]+<\/summary>|<\/details>)\n*$/;

/** Nothing in a rendered report is HTML, a link or an image but what the renderer itself put there: nothing of that is a link. */
function expectTame(text: string): Token[] {
  const tokens = tokensOf(text);
  const html = tokens.filter(({ type }) => type === 'html_block' || type === 'html_inline');
  expect(html.map(({ content }) => content).filter((content) => !ownHtml.test(content))).toEqual([]);
  const opened = html.filter(({ content }) => content.startsWith('<details>'));
  const closed = html.filter(({ content }) => content.startsWith('</details>'));
  expect(opened).toHaveLength(closed.length);
  const unwanted = tokens.filter(({ type }) =>
    /^(?:link_open|image|em_open|s_open|blockquote_open|ordered_list_open|hr|code_block)$/.test(type),
  );
  expect(unwanted).toEqual([]);
  for (const { content } of tokens.filter(({ type }) => type === 'text')) {
    // What GitHub would make a mention, a reference or a link of, in the text as it is shown.
    expect(content).not.toMatch(/@[A-Za-z0-9]|#\d|\bGH-\d|:\/\/|\bwww\./);
  }
  expect(text).not.toMatch(/[^\P{Cc}\n]/u);
  return tokens;
}

function expectStructure(report: Report, text: string): void {
  const tokens = expectTame(text);
  const headings = textsAfter(tokens, 'heading_open');
  expect(headings[0]).toContain(`${report.input.version} (`);
  const expected = [
    ...(['push', 'runs', 'ended'] as const)
      .filter((group) => report.needsYou.some((need) => need.group === group))
      .map((group) => needTitles[group]),
    ...(report.decisions.some(({ answeredBy }) => answeredBy === 'answer') ? ['Decided'] : []),
    ...(report.files.some(({ action }) => action !== 'keep') ? ['Files'] : []),
    'Values',
    ...(['runs', 'off', 'only-if-called', 'unknown', 'ended'] as const)
      .filter((wanted) => report.life.some(({ status }) => status === wanted))
      .map((status) => lifeTitles[status]),
    ...(report.secrets.length ? [secretsTitle(report.verdict)] : []),
    ...(headings.includes('Notes') ? ['Notes'] : []),
    ...(report.next.length ? ['Next'] : []),
  ];
  expect(headings.slice(1)).toEqual(expected);

  const tasks = textsAfter(tokens, 'list_item_open').filter((item) => item.startsWith('[ ] '));
  expect(tasks).toHaveLength(report.needsYou.length);

  const rows = tokens.filter(({ type }) => type === 'tr_open').length;
  const reasons = report.ledger.reasons.length;
  expect(rows).toBe(3 + (reasons ? reasons + 1 : 0));
  const cells = tokens.filter(({ type }) => type === 'td_open' || type === 'th_open').length;
  expect(cells).toBe(3 * 8 + (reasons ? (reasons + 1) * 3 : 0));

  const blocks = tokens.filter(({ type }) => type === 'fence');
  expect(blocks.map(({ info }) => info)).toEqual(report.next.length ? ['sh'] : []);
  expect(text.endsWith(`\n${planLine(report)}\n`)).toBe(true);
}

describe('the report as Markdown', () => {
  test.each(fixtureNames)('of fixtures/%s has its sections, tasks, tables and nothing else', (name) => {
    const plan = planFixture(name);
    expectStructure(plan.report, render(plan));
    const written = planFixture(name, { out: 'new app' });
    expectStructure(written.report, render(written, { written: true }));
    expectTame(render(plan, { verbose: true }));
  });

  test('of the example tells every task with place, message and action, and every file', () => {
    const plan = planMigration(example);
    const { report } = plan;
    const text = render(plan);
    expectStructure(report, text);
    const tokens = tokensOf(text);
    const items = textsAfter(tokens, 'list_item_open');
    for (const { place, message, action, code, decision } of report.needsYou) {
      const where = [place!.file, place!.line, place!.column].filter((part) => part !== undefined).join(':');
      expect(items).toContain(`[ ] ${where}: ${message} (${code ?? decision})\n→ ${action}`);
    }
    for (const { action, to, from } of report.files) {
      if (action === 'keep') continue;
      expect(items.filter((item) => item.includes(to ?? from[0]))).not.toEqual([]);
    }
    const fence = tokens.find(({ type }) => type === 'fence')!;
    expect(fence.content.trimEnd().split('\n')).toEqual(report.next);
    expect(text).toContain('\n| read | 355 | 94 | 173 | 10 | | 74 | 4 |\n');
  });

  test('folds long lists of files by component, and leaves short ones open', () => {
    const long = render(planMigration(example));
    expect(long).toMatch(/^<details><summary>Functions: 12 files<\/summary>$/m);
    const short = render(planFixture('stitch-minimal'));
    expect(short).toContain(`\n**${components.settings}**\n`);
    expect(short).not.toContain(`<summary>${components.settings}`);
  });

  test('says whether anything was written', () => {
    const plan = planMigration(example, { out: 'new `app`' });
    expect(render(plan)).toContain('This is a plan: nothing was written.');
    expect(render(plan, { written: true })).toContain('Written to `` new `app` ``.');
  });

  test('with verbose lists every finding and every unchanged file', () => {
    const plan = planMigration(example);
    const items = textsAfter(tokensOf(render(plan, { verbose: true })), 'list_item_open');
    for (const { code, severity } of plan.report.findings)
      expect(items.some((item) => item.startsWith(`${severity} ${code} `))).toBe(true);
    expect(items).toContain('unchanged functions/package.json');
  });
});

describe('hostile names', () => {
  // Of all at once the report would be cut short.
  const groups = Array.from({ length: Math.ceil(hostileNames.length / 6) }, (_, n) =>
    hostileNames.slice(n * 6, n * 6 + 6),
  );
  const planHostile = (names: readonly string[], options = {}): Plan =>
    planMigration(writeTree(temporaryFolder(), hostileApp(names)), options);

  test.each(groups.map((names) => [names]))(
    'stay text, so that no layout, HTML, mention, reference or link comes of them: %j',
    (names) => {
      for (const options of [{}, { out: names.join('') }, { supportedOnly: true }]) {
        const plan = planHostile(names, options);
        expectStructure(plan.report, render(plan, { written: true }));
        expectTame(render(plan, { verbose: true }));
        expectTame(renderFindingsMarkdown(listFindings(plan.report)));
      }
    },
  );

  test.each(groups.map((names) => [names]))(
    'are shown as they are, but for characters that do not show and blanks at the ends: %j',
    (names) => {
      const text = shown(
        tokensOf(render(planHostile(names))).filter(({ type }) => /text|code|break/.test(type)),
      );
      for (const name of names) {
        const spelled = name.replace(
          /\p{Cc}|\p{Cs}/gu,
          (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
        expect(text).toContain(spelled.trim());
      }
    },
  );
});

describe('in a comment of GitHub, which takes 65,536 characters', () => {
  const app = (count: number, name: (n: number) => string): Tree => ({
    'config.json': { config_version: 20200603, name: 'large', location: 'US-VA' },
    ...Object.fromEntries(
      Array.from({ length: count }, (_, n) => [
        [`functions/${name(n)}/config.json`, { name: name(n), private: true, [`unknown${n}`]: 1 }],
        [`functions/${name(n)}/source.js`, 'exports = () => 1;\n'],
        [`values/v${n}.json`, { name: `v${n}`, from_secret: true, value: `secret${n}` }],
        [`services/s${n}/config.json`, { name: `s${n}`, type: 'http' }],
      ]).flat() as [string, unknown][],
    ),
  });

  const enormous = Array.from({ length: 40 }, (_, n) => [
    `values/w${n}.json`,
    { name: `w${n}`, from_secret: true, value: `${n}${'@a'.repeat(20_000)}` },
  ]);

  test.each<[string, Tree]>([
    ['2,000 files', app(500, (n) => `f${n}`)],
    ['names as long as can be', app(150, (n) => `${n}${'@#'.repeat(120)}`)],
    [
      'one enormous value',
      { 'config.json': { config_version: 20200603, location: '`'.repeat(200_000), name: 'n' } },
    ],
    ['enormous names everywhere', { ...app(1, () => 'f'), ...Object.fromEntries(enormous) }],
  ])('it fits: %s', (_, tree) => {
    const plan = planMigration(writeTree(temporaryFolder(), tree), { out: 'out' });
    for (const verbose of [false, true]) {
      const text = render(plan, { written: true, verbose });
      expect(text.length).toBeLessThan(65_536);
      expectTame(text);
      expect(text.endsWith(`\n${planLine(plan.report)}\n`)).toBe(true);
    }
    expect(renderFindingsMarkdown(listFindings(plan.report)).length).toBeLessThan(65_536);
  });

  test('what a list leaves out is counted, and the way to see it is named', () => {
    const tree = app(150, (n) => `f${n}`);
    const plan = planMigration(writeTree(temporaryFolder(), tree));
    const text = render(plan);
    const tokens = tokensOf(text);
    const items = textsAfter(tokens, 'list_item_open');
    const [shownTasks, more] = [
      items.filter((item) => item.startsWith('[ ] ')).length,
      items.find((item) => item.startsWith('... and ')),
    ];
    expect(shownTasks).toBeGreaterThan(10);
    expect(more).toBe(
      `... and ${plan.report.needsYou.length - shownTasks} more; --report report.txt writes a report with all of them.`,
    );
  });
});

test('findings of any kind are a list with the gravest first', () => {
  const text = renderFindingsMarkdown({
    tool: { name: 'migrate-functions', version: '1.0.0' },
    input: { path: 'functions' },
    ruleOf: () => ({ title: 'T', severity: 'error', page: 'docs/rules.md' }),
    findings: [
      { code: 'a/note', severity: 'info', subject: 's', message: 'A *note*.' },
      {
        code: 'a/error',
        severity: 'error',
        subject: 's',
        place: { file: 'f.js', line: 2 },
        message: 'Bad.',
        action: 'Do.',
      },
    ],
  });
  expect(text).toBe(
    '## `functions`: 1 error, 0 warnings, 1 note\n\n- **error** `a/error` `f.js:2`: Bad.\\\n  → Do.\n- **info** `a/note` A \\*note\\*.\n',
  );
});
