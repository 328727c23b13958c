import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { planMigration } from '../../src';
import { renderHtmlReport } from '../../src/plan/render-html-report';
import { credential, secrets, shop } from '../cli/shop';
import { temporaryFolder } from '../support/temporary-folder';
import { writeTree, type Tree } from '../support/write-tree';
import { Browser, hasBrowser, type OpenedPage } from './browser';
import { largeApp } from './large-app';

// axe looks at every element, which takes long on a machine that runs other tests beside it.
jest.setTimeout(120_000);

const exampleApp = join(__dirname, '../../docs/example-app');
const planned = planMigration(exampleApp).report;
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const render = (app: string, shownAs: string): string =>
  renderHtmlReport(planMigration(app, { shownAs, out: 'new-app' }), { written: false });
const renderTree = (tree: Tree, shownAs = 'app'): string =>
  render(writeTree(temporaryFolder(), tree), shownAs);

const fileRow = (page: Page, path: string): Locator =>
  page.locator('.file').filter({ has: page.locator(`.what > .path:text-is("${path}")`) });
// The page's policy lets no test evaluate a condition in it; a locator waits as well.
const resultOf = (page: Page, expected: RegExp): Promise<void> =>
  page.locator('#filter-result', { hasText: expected }).waitFor();
/** What a key or a click leads to is drawn a moment later. */
async function expectSoon<T>(read: () => Promise<T>, expected: T): Promise<void> {
  const end = Date.now() + 10_000;
  while ((await read()) !== expected && Date.now() < end) await new Promise((later) => setTimeout(later, 20));
  expect(await read()).toBe(expected);
}
const expectCount = (locator: Locator, expected: number): Promise<void> =>
  expectSoon(() => locator.count(), expected);
const openAll = (page: Page): Promise<unknown> =>
  page.evaluate('document.querySelectorAll("details").forEach((details) => { details.open = true; })');
const countElements = (page: Page): Promise<number> =>
  page.evaluate<number>('document.querySelectorAll("*").length');

/** The paths of the files that the filter shows. */
const shownPaths = (page: Page): Promise<string[]> =>
  page.locator('.file:visible .what > .path').allTextContents();

function expectQuiet({ complaints, requests, url }: OpenedPage): void {
  expect(complaints).toEqual([]);
  expect(requests).toEqual([url]);
}

(hasBrowser ? describe : describe.skip)('the HTML report in Chromium', () => {
  let browser: Browser;
  let opened: OpenedPage | undefined;

  /** Opens a page; that it says nothing and asks for nothing else is checked after the test. */
  async function open(markup: string): Promise<Page> {
    opened = await browser.open('report', markup);
    return opened.page;
  }

  beforeAll(async () => {
    browser = await Browser.start({ viewport: { width: 1280, height: 900 } });
  });

  afterAll(() => browser?.stop());

  afterEach(async () => {
    if (opened) expectQuiet(opened);
    await opened?.page.close();
    opened = undefined;
  });

  test('the summary is on top, then what needs a person, the picture, files, findings and the ledger', async () => {
    const page = await open(render(exampleApp, 'corner-store'));
    await expectSoon(() => page.locator('h1').innerText(), 'corner-store');
    expect(await page.locator('h2').allTextContents()).toEqual([
      'Needs you',
      'Next',
      'What went where',
      'Files',
      'Findings',
      'Decisions',
      'Ledger',
      'What still runs',
    ]);
    await expectCount(page.locator('#needs ol.needs > li'), planned.needsYou.length);
    await expectCount(page.getByRole('img', { name: 'Folders of the old tree and of the new' }), 1);
    await expectCount(page.getByRole('banner'), 1);
    await expectCount(page.getByRole('main'), 1);
  });

  test('side by side shows old and new with marks, and the reason on hover and on focus', async () => {
    const page = await open(render(exampleApp, 'corner-store'));
    const row = fileRow(page, 'root_config.json');
    await expectCount(row.locator('table.sides'), 0);
    await row.locator('summary').click();
    const changed = row.locator('tr.changed').filter({ hasText: 'provider_region' });
    expect(await changed.locator('.code.old').innerText()).toContain('"location": "DE-FF"');
    expect(await changed.locator('.code.new').innerText()).toContain('"provider_region": "aws-eu-central-1"');
    await expectSoon(() => changed.locator('.old .differs').first().innerText(), 'location');

    const reason = page.getByRole('tooltip');
    await expectSoon(() => reason.isVisible(), false);
    await row.getByRole('button', { name: '"corner-store-kqxzt"' }).hover();
    expect(await reason.innerText()).toContain(
      'It ties the folder to the deployed app; --same-app keeps it.',
    );
    await page.mouse.move(0, 0);
    await expectSoon(() => reason.isVisible(), false);

    const mark = changed.getByRole('button', { name: '"DE-FF"' });
    await mark.focus();
    expect(await reason.innerText()).toContain('The location became a provider region.');
    expect(await reason.innerText()).toContain('config.json:5:17 /location');
    expect(await reason.innerText()).toContain('root_config.json /provider_region');
    expect(await mark.getAttribute('aria-describedby')).toBe('reason');
    await page.keyboard.press('Escape');
    await expectSoon(() => reason.isVisible(), false);

    await row.getByRole('button', { name: /^3 lines that go to hosting/ }).click();
    expect(await row.locator('tr.elsewhere').first().innerText()).toContain('"hosting": {');
    await row.locator('summary').click();
    await row.locator('table.sides').waitFor({ state: 'detached' });
  });

  test('the filter works by mouse', async () => {
    const page = await open(render(exampleApp, 'corner-store'));
    await page.getByLabel('Component').selectOption('values');
    await resultOf(page, /^7 of/);
    expect(await shownPaths(page)).toEqual(
      [
        'courierApiKey',
        'lowStock',
        'merchantId',
        'openingHours',
        'smsSender',
        'storeName',
        'supportEmail',
      ].map((name) => `values/${name}.json`),
    );
    await page.getByLabel('note', { exact: true }).check();
    await resultOf(page, /^2 of/);
    await page.getByRole('button', { name: 'Clear' }).click();
    await resultOf(page, /^59 files/);
    await page.getByRole('checkbox', { name: 'create' }).check();
    await resultOf(page, /^1 of/);
    expect(await shownPaths(page)).toEqual(['graphql/validation_settings.json']);
    expect(await page.locator('#ledger-rows .fate').allTextContents()).toEqual(
      expect.arrayContaining(['+ added']),
    );
  });

  test('the filter, the changes and a file work by keyboard alone', async () => {
    const page = await open(render(exampleApp, 'corner-store'));
    await page.keyboard.press('/');
    await page.keyboard.type('accessKeyId');
    await resultOf(page, /^\d+ of/);
    expect(await shownPaths(page)).toEqual(['services/aws/config.json']);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('no such text');
    await resultOf(page, /^0 of/);
    await expectSoon(() => page.getByText('No file fits the filter.').isVisible(), true);
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await resultOf(page, /^59 files/);

    // From the text to the component, the severities and the fates.
    for (let step = 0; step < 5; step++) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await resultOf(page, /^1 of/);
    await page.keyboard.press('Space');
    await resultOf(page, /^59 files/);

    const focused = page.locator(':focus');
    await page.keyboard.press('n');
    await expectSoon(() => focused.innerText(), '"corner-store-kqxzt"');
    expect(await page.getByRole('tooltip').innerText()).toContain('It ties the folder to the deployed app');
    await page.keyboard.press('n');
    await expectSoon(() => focused.innerText(), '20200603');
    await page.keyboard.press('p');
    await expectSoon(() => focused.innerText(), '"corner-store-kqxzt"');

    const summary = fileRow(page, 'auth/providers.json').locator('summary');
    await summary.focus();
    await page.keyboard.press('Enter');
    await expectCount(fileRow(page, 'auth/providers.json').locator('tr.file'), 5);

    await page.getByText('Keyboard', { exact: true }).click();
    await page.getByLabel('Single keys work').uncheck();
    await page.locator('body').press('/');
    expect(await page.getByLabel('Text').evaluate((field) => field.matches(':focus'))).toBe(false);
  });

  test('the ledger is a table of all accounts, a page at a time', async () => {
    const page = await open(render(exampleApp, 'corner-store'));
    const status = page.locator('#ledger-page');
    await expectSoon(() => status.innerText(), '1 to 100 of 435');
    await expectCount(page.locator('#ledger-rows tr'), 100);
    expect((await page.locator('#ledger-rows tr').first().innerText()).replace(/\s+/g, ' ')).toBe(
      '- not carried over config.json:2:15 /app_id It ties the folder to the deployed app; --same-app keeps it. docs/link',
    );
    await page.locator('#ledger-last').click();
    await expectSoon(() => status.innerText(), '401 to 435 of 435');
    await page.locator('#ledger-back').click();
    await expectSoon(() => status.innerText(), '301 to 400 of 435');
  });

  test('a link to a place opens the file, though the filter hides it', async () => {
    const page = await open(render(exampleApp, 'corner-store'));
    await page.getByLabel('Text').fill('graphql');
    await resultOf(page, /^\d+ of/);
    await page.getByRole('link', { name: 'delivered/config.json:9:19' }).first().click();
    await fileRow(page, 'functions/config.json').locator('table.sides').waitFor();
    await resultOf(page, /^59 files/);
  });

  test('a command can be copied', async () => {
    const page = await open(render(exampleApp, 'corner-store'));
    const button = page.locator('button.copy').first();
    await button.click();
    await page.locator('button.copy', { hasText: /Copied|Selected/ }).waitFor();
    expect(await button.getAttribute('aria-label')).toContain('appservices secrets create');
  });

  test('print shows the report without its controls, and opens what is folded', async () => {
    const page = await open(render(exampleApp, 'corner-store'));
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const hidden of ['#filter', 'nav', 'button.copy >> nth=0', '#accounts'])
      expect([hidden, await page.locator(hidden).isVisible()]).toEqual([hidden, false]);
    await expectSoon(() => page.locator('#needs').isVisible(), true);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    await expectSoon(() => page.locator('#flows table').isVisible(), true);
    await page.evaluate('dispatchEvent(new Event("afterprint"))');
    await expectSoon(() => page.locator('#flows table').isVisible(), false);
  });

  test('a page that is narrow needs no scrolling sideways', async () => {
    const page = await open(render(exampleApp, 'corner-store'));
    await page.setViewportSize({ width: 400, height: 800 });
    await fileRow(page, 'root_config.json').locator('summary').click();
    await fileRow(page, 'root_config.json').locator('table.sides').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(400);
  });

  test.each(['light', 'dark'] as const)('axe finds no serious fault in a %s scheme', async (colorScheme) => {
    const page = await open(render(exampleApp, 'corner-store'));
    await page.emulateMedia({ colorScheme });
    for (const path of ['root_config.json', 'auth/providers.json', 'secrets.json'])
      await fileRow(page, path).locator('summary').click();
    await openAll(page);
    await fileRow(page, 'root_config.json').locator('button.mark').first().focus();
    // What is not drawn has no place yet, and axe would take the background of what stands there instead.
    await page.evaluate(
      'document.styleSheets[0].insertRule("* { content-visibility: visible !important; }")',
    );
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate<{
      violations: { id: string; impact: string; nodes: any[] }[];
    }>('axe.run({ resultTypes: ["violations"] })');
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(
      serious.map(({ id, nodes }) => [
        id,
        nodes.map(({ html, failureSummary }) => `${html}: ${failureSummary}`),
      ]),
    ).toEqual([]);
  });

  test('the schemes differ', async () => {
    const page = await open(render(exampleApp, 'corner-store'));
    const background = (): Promise<unknown> =>
      page.evaluate('getComputedStyle(document.body).backgroundColor');
    await page.emulateMedia({ colorScheme: 'light' });
    const light = await background();
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await background()).not.toBe(light);
  });

  test('hostile names are inert', async () => {
    const evil = `"><img src=x onerror="document.title='owned'"></script><script>document.title='owned'</script><!-- \u202e\u2028`;
    const page = await open(
      renderTree(
        {
          'config.json': { config_version: 20200603, name: evil, location: 'US-VA', deployment_model: evil },
          'functions/f/config.json': { id: evil, name: 'f', private: true, [evil]: evil },
          'functions/f/source.js': '',
          'hosting/files/"><img src=x onerror=alert(1)>.html': '',
          'triggers/t.json': {
            name: 't',
            type: 'SCHEDULED',
            function_name: evil,
            config: { schedule: evil },
          },
        },
        evil,
      ),
    );
    await openAll(page);
    await page.locator('table.sides').first().waitFor();
    for (const mark of await page.locator('button.mark').all()) await mark.focus();
    expect(await page.title()).toMatch(/: migration report$/);
    expect(await page.title()).not.toBe('owned');
    await expectCount(page.locator('img'), 0);
    await expectCount(page.locator('script'), 2);
    await expectSoon(
      () => page.locator('h1').innerText(),
      evil.replace('\u202e', '\\u202e').replace('\u2028', '\\u2028'),
    );
  });

  test('no secret and no credential is on the page, whatever is opened', async () => {
    const page = await open(renderTree(shop));
    await openAll(page);
    await page.locator('table.sides').first().waitFor();
    const shown = await page.content();
    for (const secret of [...secrets, credential]) expect(shown.includes(secret)).toBe(false);
    expect(shown).toContain('********');
  });

  test('2,000 files: what is not looked at is not drawn', async () => {
    const page = await open(renderTree(largeApp(2000)));
    expect(await page.locator('.file').count()).toBeGreaterThanOrEqual(2000);
    const before = await countElements(page);
    expect(before).toBeLessThan(13 * 2000);
    await expectCount(page.locator('#ledger-rows tr'), 100);

    const manifest = fileRow(page, 'functions/config.json');
    await manifest.locator('summary').click();
    await manifest.locator('table.sides').waitFor();
    expect(await manifest.locator('tbody tr').count()).toBeLessThanOrEqual(300);
    await manifest.getByRole('button', { name: /^Show more/ }).click();
    expect(await manifest.locator('tbody tr').count()).toBeLessThanOrEqual(600);
    await manifest.locator('summary').click();
    await manifest.locator('table.sides').waitFor({ state: 'detached' });
    expect(await countElements(page)).toBeLessThan(before + 20);

    await page.getByLabel('Text').fill('on777.json');
    await resultOf(page, /^1 of/);
    expect(await shownPaths(page)).toEqual(['triggers/on777.json']);
    expect(await page.locator('#ledger-rows tr').count()).toBeLessThanOrEqual(100);
  });
});

(hasBrowser ? describe : describe.skip)('the HTML report without JavaScript', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await Browser.start({ javaScriptEnabled: false });
  });

  afterAll(() => browser?.stop());

  test('the essential report is readable, and no control is there that does nothing', async () => {
    const opened = await browser.open('plain', render(exampleApp, 'corner-store'));
    const { page } = opened;
    // What is not yet scrolled to is text all the same, but has no inner text.
    const text = ((await page.locator('body').textContent()) ?? '').replace(/\s+/g, ' ');
    expect(text).toContain('corner-store');
    expect(text).toContain('What becomes of the github webhook github/priceListPushed?');
    expect(text).toContain('functions/resetPassword.js from functions/resetFunc/source.js');
    expect(text).toContain('The current layout has no third-party services.');
    expect(text).toContain('partners_delivered_secret');
    expect(text).toContain('appservices push');
    await expectCount(page.locator('.file:visible'), planned.files.length);
    await expectCount(page.locator('.finding:visible'), planned.findings.length);
    await expectCount(page.locator('button:visible, input:visible, select:visible'), 0);
    await fileRow(page, 'auth/providers.json').locator('summary').click();
    await expectSoon(() => page.getByText('auth_providers/anon-user.json').first().isVisible(), true);
    expectQuiet(opened);
  });
});
