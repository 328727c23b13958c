import { added } from '../model/make-json';
import { reason } from '../model/reason';
import type { WrittenFile } from '../writer/write-app';
import { buildTypings } from './build-typings';

const asked = reason('--typings asked for types beside the app.', 'files/typings');

/** The types for function sources as files of the new tree; each counts as one value that was added. */
export function layOutTypings(): WrittenFile[] {
  return buildTypings().map(({ path, text }) => ({
    path,
    component: 'other',
    content: added(text, asked),
    edited: { text, reason: asked },
    names: [],
  }));
}
