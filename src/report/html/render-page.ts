import { html, Html } from './html';
import { loadStyle } from './page-assets';
import { pagePolicy } from './page-policy';

/**
 * A whole page with the style of all pages, that needs nothing else: no network, no other file.
 *
 * @param body what stands in the body before the script
 * @param script the only one that works on the page; none by default
 */
export function renderPage(title: string, body: Html, script?: string): string {
  const style = loadStyle();
  // What stands in these elements is hashed as it is: no blank may come in.
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Html(pagePolicy(style, script))}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        ${new Html(`<style>${style}</style>`)}
      </head>
      <body>
        ${body} ${script !== undefined && new Html(`<script>${script}</script>`)}
      </body>
    </html>`;
  return `${page.markup}\n`;
}
