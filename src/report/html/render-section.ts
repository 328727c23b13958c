import { html, type Html } from './html';

/** A section of the page with its heading. Nothing where there is nothing to tell. */
export function renderSection(id: string, title: string, body: Html | undefined): Html | undefined {
  return (
    body &&
    html`<section id="${id}" aria-labelledby="${id}-title">
      <h2 id="${id}-title">${title}</h2>
      ${body}
    </section> `
  );
}
