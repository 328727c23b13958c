import { formatPlace, type Place } from '../../model/place';
import { html, type Html } from './html';
import type { PageContext } from './page-context';

/** A place of the input, which leads to the row of its file where it has one. */
export function renderPlace({ rowOf }: PageContext, place: Place | undefined): Html | undefined {
  if (!place) return undefined;
  const row = rowOf.get(place.file);
  return row === undefined
    ? html`<span class="place">${formatPlace(place)}</span>`
    : html`<a class="place" href="#file-${row.row}">${formatPlace(place)}</a>`;
}
