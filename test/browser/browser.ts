/** Opens pages in the Chromium of this machine, from a file and without a network. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

/** Whether there is a browser. With BROWSER_TESTS=required, tests must fail and not be skipped where there is none. */
export const hasBrowser = executablePath !== undefined || process.env['BROWSER_TESTS'] === 'required';

if (!hasBrowser) console.log('SKIPPED: no page is opened, because no Chromium is installed.');

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A page with everything that it said and asked for since it was opened. */
export interface OpenedPage {
  readonly page: Page;
  /** Errors and warnings of the console, exceptions, and dialogs. */
  readonly complaints: readonly string[];
  /** The addresses of all requests. */
  readonly requests: readonly string[];
  readonly url: string;
}

/** A browser with a profile of its own. */
export class Browser {
  private constructor(
    private readonly context: BrowserContext,
    private readonly folder: string,
  ) {}

  static async start(options: BrowserContextOptions = {}): Promise<Browser> {
    if (!executablePath) throw new Error('BROWSER_TESTS=required, but no Chromium is installed in /usr/bin');
    const folder = mkdtempSync(join(tmpdir(), 'migrate-functions-browser-'));
    const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
      executablePath,
      args,
      ...options,
    });
    return new Browser(context, folder);
  }

  /** Opens markup as a file in a new tab. */
  async open(name: string, markup: string): Promise<OpenedPage> {
    const file = join(this.folder, `${name}.html`);
    writeFileSync(file, markup);
    const url = pathToFileURL(file).href;
    const page = await this.context.newPage();
    const [complaints, requests]: [string[], string[]] = [[], []];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(url);
    return { page, complaints, requests, url };
  }

  async stop(): Promise<void> {
    await this.context.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
